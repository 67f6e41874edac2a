using System.Collections.Immutable;
using System.Globalization;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Provides the texts about surveys on staff pages.</summary>
internal static class SurveyText
{
    private const string OpenOrPaused = "Open or paused";
    private const string NotYetOpen = "Not yet open";
    private const string Closed = "Closed";

    public static string Of(WindowState state) => state switch
    {
        WindowState.Draft => "Being prepared",
        WindowState.NotYetOpen => "Scheduled",
        WindowState.Open => "Open",
        WindowState.Paused => "Paused",
        WindowState.InGrace => "Closed, late forms still accepted",
        WindowState.Closed => "Closed, final release due",
        WindowState.AwaitingDecision => "Decision needed",
        WindowState.FinallyReleased => "Finished",
    };

    /// <summary>The groups of the list of surveys, in their order.</summary>
    public static ImmutableArray<string> Groups { get; } = [OpenOrPaused, NotYetOpen, Closed];

    /// <summary>Returns the group of a survey in the list of surveys: one of <see cref="Groups"/>.</summary>
    public static string GroupOf(WindowState state) => state switch
    {
        WindowState.Open or WindowState.Paused => OpenOrPaused,
        WindowState.Draft or WindowState.NotYetOpen => NotYetOpen,
        WindowState.InGrace or WindowState.Closed or WindowState.AwaitingDecision or WindowState.FinallyReleased => Closed,
    };

    /// <summary>Returns what the list says beneath a survey's dates; null if nothing is still to come.</summary>
    public static string? When(SurveyStatus status) => status.State switch
    {
        WindowState.NotYetOpen => $"opens in {status.TimeLeft}",
        WindowState.Open or WindowState.Paused => $"{status.TimeLeft} left",
        WindowState.AwaitingDecision => "final release waits",
        WindowState.InGrace or WindowState.Closed => "final release follows",
        WindowState.Draft or WindowState.FinallyReleased => null,
    };

    public static string CssOf(WindowState state) => state switch
    {
        WindowState.Draft or WindowState.NotYetOpen => "state--scheduled",
        WindowState.Open => "state--open",
        WindowState.Paused or WindowState.AwaitingDecision => "state--paused",
        WindowState.InGrace or WindowState.Closed or WindowState.FinallyReleased => "state--closed",
    };

    /// <summary>Returns 'received', 'imported' or 'generated': the verb for a window's answers.</summary>
    public static string Received(WindowKind kind) => kind switch
    {
        WindowKind.Imported => "imported",
        WindowKind.Reconstruction => "generated",
        WindowKind.Live or WindowKind.Demonstration => "received",
    };

    public static string Of(SubmissionFlags kind) => kind switch
    {
        SubmissionFlags.Honeypot => "hidden field filled in (likely to be automated)",
        SubmissionFlags.Speeding => "sent faster than a person can read the form",
        SubmissionFlags.HighVolume => "sent while far more forms than usual were arriving from one network or through one link",
        SubmissionFlags.None => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No flag."),
    };

    /// <summary>
    /// Returns the dates of a window's fieldwork in words. For a reconstruction or an import, these are the dates of the earlier survey.
    /// </summary>
    public static string Dates(SurveyWindow window) =>
        window switch
        {
            { Kind: WindowKind.Reconstruction } =>
                $"Survey ran {Days(Wave.Of2019.Fieldwork)}. Synthetic answers recreated from the published figures on "
                    + Day(window.ClosesAt),
            { Kind: WindowKind.Imported, IsDated: false } =>
                $"Imported {Day(window.FinalReleasedAt!.Value)}; survey dates not given",
            { Kind: WindowKind.Imported } =>
                $"Survey ran {Days(new WaveFieldwork(UkTime.DayOf(window.OpensAt), UkTime.DayOf(UkTime.ShownEnd(window.ClosesAt))))}; "
                    + $"imported {Day(window.FinalReleasedAt!.Value)}",
            _ => $"{UkTime.InWords(window.OpensAt)} to {UkTime.EndInWords(window.EndsAt)}",
        };

    /// <summary>
    /// Returns the days of a window's fieldwork in as few words as possible, such as '1 to 28 March 2027'; null if they are not known. For
    /// a reconstruction or an import, these are the days of the earlier survey.
    /// </summary>
    public static string? ShortDays(SurveyWindow window)
    {
        if (!window.IsDated)
            return null;
        var (from, to) = window.Kind == WindowKind.Reconstruction
            ? (Wave.Of2019.Fieldwork.From, Wave.Of2019.Fieldwork.To)
            : (UkTime.DayOf(window.OpensAt), UkTime.DayOf(UkTime.ShownEnd(window.EndsAt)));
        if (to <= from)
            return UkTime.DayInWords(from);
        var first = (from.Year == to.Year, from.Month == to.Month) switch
        {
            (true, true) => "%d",
            (true, false) => "d MMMM",
            _ => "d MMMM yyyy",
        };
        return $"{from.ToString(first, CultureInfo.InvariantCulture)} to {UkTime.DayInWords(to)}";
    }

    /// <summary>Returns a day with its weekday, such as 'Friday 5 February 2027'.</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Days(WaveFieldwork asked) =>
        asked.From == asked.To ? UkTime.DayInWords(asked.From) : $"{UkTime.DayInWords(asked.From)} to {UkTime.DayInWords(asked.To)}";

    private static string Day(DateTimeOffset at) => UkTime.DayInWords(UkTime.DayOf(at));
}
