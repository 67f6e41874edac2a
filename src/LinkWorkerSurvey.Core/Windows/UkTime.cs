using System.Globalization;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>Converts between instants and the local time of the United Kingdom, in which survey dates are announced.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Returns the first instant of a calendar day in the United Kingdom.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>
    /// Returns the end of a calendar day in the United Kingdom: the first instant of the next day. A window that closes then is open for
    /// that whole day.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>Returns the calendar day in the United Kingdom at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>Formats an instant in United Kingdom time, such as <c>15 February 2019, 11:59pm</c>.</summary>
    public static string InWords(DateTimeOffset instant) =>
        ToLocal(instant)
            .ToString("d MMMM yyyy, h:mmtt", CultureInfo.InvariantCulture)
            .Replace("AM", "am", StringComparison.Ordinal)
            .Replace("PM", "pm", StringComparison.Ordinal);

    /// <summary>Formats an end time as one minute earlier, so that readers do not take midnight for the next day.</summary>
    public static string EndInWords(DateTimeOffset end) => InWords(end.AddMinutes(-1));

    /// <summary>Formats a day, such as <c>15 February 2019</c>.</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
