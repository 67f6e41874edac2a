using LinkWorkerSurvey.Core.Accounts;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>An entry of the activity log, or the final release, as pages and files show it.</summary>
/// <param name="At">The time.</param>
/// <param name="Who">The name of the member of staff; null if the program acted by itself, or nobody was signed in.</param>
/// <param name="Action">The action; null for the final release.</param>
/// <param name="About">The person or the deleted survey that the action was about; null if it was about a survey that exists.</param>
/// <param name="Before">The value before, in words; null if there was none.</param>
/// <param name="After">The value after, in words; null if there is none.</param>
/// <param name="Note">The reason or a detail; null if there is none.</param>
public sealed record ActivityEvent(
    DateTimeOffset At, string? Who, AuditAction? Action, string? About, string? Before, string? After, string? Note)
{
    private const string FinalNote =
        "No more answers are added or withdrawn. Those in the results were stored again in a new random order.";

    public bool IsFinalRelease => Action is null;

    public string What => Action is { } action ? ActivityText.Of(action) : "Final release";

    public static ActivityEvent Of(AuditEntry entry) => new(
        entry.At,
        entry.Staff?.Name,
        entry.Action,
        entry.Subject,
        ActivityText.Value(entry.Action, entry.Before),
        ActivityText.Value(entry.Action, entry.After),
        entry.Note);

    public static ActivityEvent OfFinalRelease(DateTimeOffset at) =>
        new(at, Who: null, Action: null, About: null, Before: null, After: null, FinalNote);
}
