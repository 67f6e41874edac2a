using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Adds, renames and retires the links of survey windows. Each action adds an entry to the activity log, in the same transaction. Windows
/// passed as arguments must be tracked by the same <see cref="SurveyDbContext"/>, with their links.
/// </summary>
public sealed class SurveyLinkService(SurveyDbContext db, TimeProvider clock)
{
    private const string Taken = "Another link has this address";

    /// <summary>
    /// Adds a link to a window that has not closed. Does nothing if the window has this link already, under this name: a form that is sent
    /// twice adds one link.
    /// </summary>
    /// <exception cref="RuleException">
    /// The window has closed, another link or survey has the same slug, or another link of the window has the same name.
    /// </exception>
    /// <exception cref="ArgumentException">The slug is invalid or reserved, or the name is empty or too long.</exception>
    public async Task AddAsync(SurveyWindow window, string slug, string name, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        RequireNotEnded(window, "A link cannot be added to a survey that has closed.");
        if (await db.SurveyLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Slug == slug, cancel) is { } same)
        {
            if (same.WindowId == window.Id && same.Name == name && same.RetiredAt is null)
                return;
            throw new RuleException(
                same.WindowId == window.Id && same.RetiredAt is not null
                    ? "A retired link of this survey has this address. Enter another"
                    : Taken,
                nameof(SurveyLink.Slug));
        }

        if (await db.Windows.AnyAsync(other => other.Slug == slug && other.Id != window.Id, cancel))
            throw new RuleException("Another survey has this short name", nameof(SurveyLink.Slug));
        await RequireFreeNameAsync(window, name, otherThan: null, cancel);
        window.AddLink(slug, name);
        Record(AuditAction.LinkAdded, window, staffId, name);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new RuleException(Taken, nameof(SurveyLink.Slug), exception);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Renames a link for staff. Its address stays.</summary>
    /// <param name="window">The window.</param>
    /// <param name="linkId">The key of the link.</param>
    /// <param name="name">The new name.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="seen">The name that the member of staff saw; null skips the check that nobody has changed it meanwhile.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such link.</exception>
    /// <exception cref="RuleException">
    /// Another link of the window has the same name, or somebody else has renamed the link meanwhile.
    /// </exception>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public async Task RenameAsync(
        SurveyWindow window, int linkId, string name, Guid staffId, string? seen = null, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var link = await FindAsync(window, linkId, cancel);
        var before = link.Name;
        if (before == name)
            return;
        if (seen is not null && seen != before)
            throw new RuleException($"Somebody else has renamed this link to ‘{before}’ meanwhile", nameof(SurveyLink.Name));
        await RequireFreeNameAsync(window, name, otherThan: link, cancel);
        link.Rename(name);
        Record(AuditAction.LinkRenamed, window, staffId, note: null, before, name);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Retires a link, so that nobody can start the survey by it, or brings it back. Forms that were opened by it before can still be sent.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The window has no such link.</exception>
    /// <exception cref="RuleException">The window has closed.</exception>
    public async Task RetireAsync(SurveyWindow window, int linkId, bool retired, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var link = await FindAsync(window, linkId, cancel);
        if (link.RetiredAt is not null == retired)
            return;
        RequireNotEnded(window, "This survey has closed. Its links no longer accept answers.");
        if (retired)
            link.Retire(clock.GetUtcNow());
        else
            link.Restore();
        Record(retired ? AuditAction.LinkRetired : AuditAction.LinkRestored, window, staffId, link.Name);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private void RequireNotEnded(SurveyWindow window, string message)
    {
        if (window.StateAt(clock.GetUtcNow()) >= WindowState.InGrace)
            throw new RuleException(message);
    }

    // Results name links. A retired link has counts too, so its name stays taken.
    private async Task RequireFreeNameAsync(SurveyWindow window, string name, SurveyLink? otherThan, CancellationToken cancel)
    {
        var links = await db.SurveyLinks.AsNoTracking().Where(link => link.WindowId == window.Id).ToListAsync(cancel);
        var same = links.Find(link => link.Id != otherThan?.Id && string.Equals(link.Name, name, StringComparison.OrdinalIgnoreCase));
        if (same is not null)
        {
            throw new RuleException(
                $"{(same.RetiredAt is null ? "Another" : "A retired")} link of this survey has this name. Enter another",
                nameof(SurveyLink.Name));
        }
    }

    private void Record(
        AuditAction action, SurveyWindow window, Guid staffId, string? note, string? before = null, string? after = null) =>
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, window.Id, note) { Before = before, After = after });

    // Loads what others have stored before the window was locked.
    private async Task<SurveyLink> FindAsync(SurveyWindow window, int linkId, CancellationToken cancel)
    {
        var link = window.Links.FirstOrDefault(link => link.Id == linkId)
            ?? throw new KeyNotFoundException("This link is no longer there.");
        await db.Entry(link).ReloadAsync(cancel);
        return link;
    }
}
