using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>
/// One entry of the activity log: what a member of staff did, when and why. It never holds anything that a respondent wrote.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLimit = 500;

    // Internal, so that only Core writes the activity log, in the transaction of the action itself.
    internal AuditEntry(DateTimeOffset at, AuditAction act, Guid? staffId, int? windowId = null, string? note = null)
    {
        if (note is { Length: > NoteLimit })
            throw new ArgumentException($"A note has at most {NoteLimit} characters.");
        (At, Action, StaffId, WindowId, Note) = (at, act, staffId, windowId, note);
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

    /// <summary>The member of staff who acted; null for the program itself.</summary>
    public Guid? StaffId { get; private set; }

    /// <summary>The member of staff who acted; null for the program itself.</summary>
    public StaffMember? Staff { get; private set; }

    /// <summary>The window that the action concerned; null if it concerned none.</summary>
    public int? WindowId { get; private set; }

    /// <summary>The reason, or the person concerned; null if the action needs neither.</summary>
    public string? Note { get; private set; }

    /// <summary>Returns the reason without white space at its ends.</summary>
    /// <exception cref="RuleException">The reason is empty or longer than <see cref="NoteLimit"/>.</exception>
    public static string RequireNote(string? note) => note?.Trim() is { Length: > 0 and <= NoteLimit } kept
        ? kept
        : throw new RuleException($"A reason is needed, of at most {NoteLimit} characters.", nameof(Note));
}
