using System.Globalization;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The civil time the survey's windows are announced in.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The first instant of a day in the United Kingdom.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>
    /// The instant at which a day in the United Kingdom is over: the first of the next. A window that closes then is open all of that day.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The day it is in the United Kingdom at that instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The instant in words, such as <c>15 February 2019, 11:59pm</c>.</summary>
    public static string InWords(DateTimeOffset instant) =>
        ToLocal(instant)
            .ToString("d MMMM yyyy, h:mmtt", CultureInfo.InvariantCulture)
            .Replace("AM", "am", StringComparison.Ordinal)
            .Replace("PM", "pm", StringComparison.Ordinal);

    /// <summary>An end in words: the last minute before it, so that midnight is not read as the day after.</summary>
    public static string EndInWords(DateTimeOffset end) => InWords(end.AddMinutes(-1));

    /// <summary>The day of an instant in words, such as <c>15 February 2019</c>.</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
