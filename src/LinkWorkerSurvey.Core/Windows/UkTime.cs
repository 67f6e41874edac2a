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

    /// <summary>
    /// Returns the instants at which clocks in the United Kingdom show a time on a day: one; none in the hour that is skipped when the
    /// clocks go forward; two in the hour that is repeated when they go back, first that in British Summer Time (BST), then that in
    /// Greenwich Mean Time (GMT).
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> InstantsOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (London.IsInvalidTime(local))
            return [];
        return London.IsAmbiguousTime(local)
            ? [.. London.GetAmbiguousTimeOffsets(local).OrderDescending().Select(InstantAt)]
            : [InstantAt(London.GetUtcOffset(local))];

        DateTimeOffset InstantAt(TimeSpan offset) => new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Returns the calendar day and the time of day in the United Kingdom at an instant.</summary>
    public static (DateOnly Day, TimeOnly Time) LocalOf(DateTimeOffset instant)
    {
        var local = ToLocal(instant).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>
    /// Formats an instant in United Kingdom time, such as <c>15 February 2019, 11:59pm</c>. In the hour that is repeated when the clocks go
    /// back, adds 'BST' or 'GMT'.
    /// </summary>
    public static string InWords(DateTimeOffset instant) => $"{DayInWords(DayOf(instant))}, {TimeInWords(instant)}";

    /// <summary>Formats the time of day of an instant, such as <c>11:59pm</c>, as <see cref="InWords"/> does.</summary>
    public static string TimeInWords(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var words = local
            .ToString("h:mmtt", CultureInfo.InvariantCulture)
            .Replace("AM", "am", StringComparison.Ordinal)
            .Replace("PM", "pm", StringComparison.Ordinal);
        return !London.IsAmbiguousTime(local.DateTime) ? words : $"{words} {(local.Offset == TimeSpan.Zero ? "GMT" : "BST")}";
    }

    /// <summary>
    /// Returns the instant that is shown for an end: the same or, for the end of a calendar day, one minute earlier, so that readers do not
    /// take midnight for the next day.
    /// </summary>
    public static DateTimeOffset ShownEnd(DateTimeOffset end) => ToLocal(end).TimeOfDay == TimeSpan.Zero ? end.AddMinutes(-1) : end;

    /// <summary>Formats an end as <see cref="ShownEnd"/> says.</summary>
    public static string EndInWords(DateTimeOffset end) => InWords(ShownEnd(end));

    /// <summary>Formats a day, such as <c>15 February 2019</c>.</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
