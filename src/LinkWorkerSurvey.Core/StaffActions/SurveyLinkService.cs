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

    /// <summary>Adds a link to a window that has not closed.</summary>
    /// <exception cref="RuleException">The window has closed, or another link has the same slug.</exception>
    /// <exception cref="ArgumentException">The slug is invalid or reserved, or the name is empty or too long.</exception>
    public async Task AddAsync(SurveyWindow window, string slug, string name, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        if (window.StateAt(clock.GetUtcNow()) is not (
            WindowState.Draft or WindowState.NotYetOpen or WindowState.Open or WindowState.Paused))
            throw new RuleException("A link cannot be added to a survey that has closed.");
        if (await db.SurveyLinks.AnyAsync(c => c.Slug == slug, cancel))
            throw new RuleException(Taken, nameof(SurveyLink.Slug));
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
    /// <exception cref="KeyNotFoundException">The window has no such link.</exception>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Task RenameAsync(SurveyWindow window, int linkId, string name, Guid staffId, CancellationToken cancel = default)
    {
        var link = Find(window, linkId);
        var before = link.Name;
        if (before == name)
            return Task.CompletedTask;
        link.Rename(name);
        Record(AuditAction.LinkRenamed, window, staffId, note: null, before, name);
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Retires a link, so that nobody can start the survey by it, or brings it back. Forms that were opened by it before can still be sent.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The window has no such link.</exception>
    public Task RetireAsync(SurveyWindow window, int linkId, bool retired, Guid staffId, CancellationToken cancel = default)
    {
        var link = Find(window, linkId);
        if (link.RetiredAt is not null == retired)
            return Task.CompletedTask;
        if (retired)
            link.Retire(clock.GetUtcNow());
        else
            link.Restore();
        Record(retired ? AuditAction.LinkRetired : AuditAction.LinkRestored, window, staffId, link.Name);
        return db.SaveChangesAsync(cancel);
    }

    private void Record(
        AuditAction action, SurveyWindow window, Guid staffId, string? note, string? before = null, string? after = null) =>
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, window.Id, note) { Before = before, After = after });

    private static SurveyLink Find(SurveyWindow window, int linkId) =>
        window.Links.FirstOrDefault(link => link.Id == linkId) ?? throw new KeyNotFoundException("This link is no longer there.");
}
