using System.Collections.Concurrent;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>
/// Who has a section of a report open for editing, so that a colleague hears of it before writing too. It is kept in the memory of this
/// instance alone: what counts is that saving finds out (<see cref="Core.StaffActions.StaleTextException"/>).
/// </summary>
public sealed class Editors(TimeProvider clock)
{
    /// <summary>How long somebody who neither saves nor leaves the section is taken to edit it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(int WindowId, string Section, Guid StaffId), DateTimeOffset> open = [];

    /// <summary>Notes that a member of staff edits a section.</summary>
    public void Begin(int windowId, string section, Guid staffId)
    {
        foreach (var (old, since) in open)
        {
            if (clock.GetUtcNow() - since > Longest)
                open.TryRemove(old, out _);
        }

        open[(windowId, section, staffId)] = clock.GetUtcNow();
    }

    /// <summary>Notes that a member of staff no longer edits a section.</summary>
    public void End(int windowId, string section, Guid staffId) => open.TryRemove((windowId, section, staffId), out _);

    /// <summary>Returns who else edits a section, and since when; null if nobody does.</summary>
    public (Guid StaffId, DateTimeOffset Since)? Other(int windowId, string section, Guid staffId) => open
        .Where(one => one.Key.WindowId == windowId && one.Key.Section == section && one.Key.StaffId != staffId
            && clock.GetUtcNow() - one.Value <= Longest)
        .OrderByDescending(one => one.Value)
        .Select(one => ((Guid, DateTimeOffset)?)(one.Key.StaffId, one.Value)).FirstOrDefault();
}
