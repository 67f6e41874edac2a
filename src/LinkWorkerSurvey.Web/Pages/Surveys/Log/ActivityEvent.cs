using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>An entry of the activity log, or what happened to a survey by the clock, as pages and files show it.</summary>
/// <param name="At">The time.</param>
/// <param name="Kind">The kind, by which the log can be filtered.</param>
/// <param name="What">What happened.</param>
/// <param name="Action">The action; null for what happened by the clock.</param>
/// <param name="Who">The name of the member of staff; null if the program acted by itself, or nobody was signed in.</param>
/// <param name="About">The person or the deleted survey that the action was about; null if it was about a survey that exists.</param>
/// <param name="Before">The value before, in words; null if there was none.</param>
/// <param name="After">The value after, in words; null if there is none.</param>
/// <param name="Note">The reason or a detail; null if there is none.</param>
public sealed record ActivityEvent(
    DateTimeOffset At,
    ActivityKind Kind,
    string What,
    AuditAction? Action = null,
    string? Who = null,
    string? About = null,
    string? Before = null,
    string? After = null,
    string? Note = null)
{
    private const string FinalNote =
        "No more answers are added or withdrawn. Those in the results were stored again in a new random order.";

    public bool IsByClock => Action is null;

    public static ActivityEvent Of(AuditEntry entry) => new(
        entry.At,
        ActivityText.KindOf(entry.Action),
        ActivityText.Of(entry.Action),
        entry.Action,
        entry.Staff?.Name,
        entry.Subject,
        ActivityText.Value(entry.Action, entry.Before),
        ActivityText.Value(entry.Action, entry.After),
        entry.Note);

    /// <summary>
    /// Returns what has happened to a window by the clock: that it opened or closed at its time, and its final release.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="openings">
    /// When staff confirmed its opening or opened it. Of a window without any, which is not a demonstration, only the final release is
    /// known.
    /// </param>
    /// <param name="now">The present instant.</param>
    public static IEnumerable<ActivityEvent> ByClock(SurveyWindow window, IReadOnlyList<DateTimeOffset> openings, DateTimeOffset now)
    {
        var wasOpened = window.Kind == WindowKind.Demonstration || (openings.Count > 0 && !window.IsDraft);
        if (wasOpened && window.OpensAt <= now && !openings.Contains(window.OpensAt))
            yield return new(window.OpensAt, ActivityKind.Opening, "Opened", Note: "At its opening time.");
        if (wasOpened && window.ClosesAt <= now && window.ClosedAt is null)
            yield return new(UkTime.ShownEnd(window.ClosesAt), ActivityKind.Opening, "Closed", Note: "At its closing time.");
        if (window.FinalReleasedAt is { } released && window.Kind != WindowKind.Imported)
            yield return new(released, ActivityKind.Results, "Final release", Note: FinalNote);
    }
}
