using System.Globalization;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>Converts between instants and civil time in the United Kingdom, in which windows are announced.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Returns the first instant of a day in the United Kingdom.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>
    /// Returns the instant at which a day in the United Kingdom ends: the first of the next day. A window that closes then is open all of
    /// that day.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>Returns the day in the United Kingdom at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>Returns the instant in words, such as <c>15 February 2019, 11:59pm</c>.</summary>
    public static string InWords(DateTimeOffset instant) =>
        ToLocal(instant)
            .ToString("d MMMM yyyy, h:mmtt", CultureInfo.InvariantCulture)
            .Replace("AM", "am", StringComparison.Ordinal)
            .Replace("PM", "pm", StringComparison.Ordinal);

    /// <summary>Returns an end in words, as the minute before it, so that midnight is not read as the next day.</summary>
    public static string EndInWords(DateTimeOffset end) => InWords(end.AddMinutes(-1));

    /// <summary>Returns a day in words, such as <c>15 February 2019</c>.</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
