using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>
/// One entry of the activity log: an action of a member of staff, its time and its reason. It never contains anything that a respondent
/// wrote.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The maximum length of a note, in characters.</summary>
    public const int NoteLimit = 500;

    // Internal, so that only Core writes the activity log, in the transaction of the action itself.
    internal AuditEntry(DateTimeOffset at, AuditAction action, Guid? staffId, int? windowId = null, string? note = null)
    {
        if (note is { Length: > NoteLimit })
            throw new ArgumentException($"A note has at most {NoteLimit} characters.");
        (At, Action, StaffId, WindowId, Note) = (at, action, staffId, windowId, note);
    }

    private AuditEntry()
    {
    }

    /// <summary>The key of the entry.</summary>
    public int Id { get; private set; }

    /// <summary>The time of the action.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The action.</summary>
    public AuditAction Action { get; private set; }

    /// <summary>
    /// The key of the member of staff who acted; null if the program itself acted, such as the import command, or if a sign-in failed.
    /// </summary>
    public Guid? StaffId { get; private set; }

    /// <summary>The member of staff who acted; null if <see cref="StaffId"/> is.</summary>
    public StaffMember? Staff { get; private set; }

    /// <summary>The key of the survey window that the action was about; null if it was about no window.</summary>
    public int? WindowId { get; private set; }

    /// <summary>The reason for the action, or a detail such as the code of a question; null if there is none.</summary>
    public string? Note { get; private set; }

    /// <summary>
    /// The value before the action, such as a closing time; null if the action changed no value, or there was none. Times are in UTC and
    /// ISO 8601, so that the log can be replayed.
    /// </summary>
    public string? Before { get; internal init; }

    /// <summary>The value after the action, in the form of <see cref="Before"/>; null if there is none.</summary>
    public string? After { get; internal init; }

    /// <summary>
    /// What the action was about if that is not a survey window: the name of a member of staff, or the title of a window deleted since.
    /// </summary>
    public string? Subject { get; internal init; }

    /// <summary>Returns a reason without white space at its ends, after checking its length.</summary>
    /// <exception cref="RuleException">The reason is empty or longer than <see cref="NoteLimit"/>.</exception>
    public static string RequireNote(string? note) => note?.Trim() is { Length: > 0 and <= NoteLimit } kept
        ? kept
        : throw new RuleException($"Enter a reason of {NoteLimit} characters or fewer", nameof(Note));
}
