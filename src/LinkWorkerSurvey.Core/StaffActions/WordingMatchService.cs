using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Stores which questions and rows of a window staff match with those of other waves that have another wording.</summary>
public sealed class WordingMatchService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Replaces a window's matches with another wave, and records it in the activity log, in one transaction.</summary>
    /// <param name="windowId">The window.</param>
    /// <param name="otherWave">What readers call the other wave.</param>
    /// <param name="tables">The tables of results in which something could be chosen.</param>
    /// <param name="staffId">Who matched them.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    /// <exception cref="RuleException">Two rows would be matched with one row there.</exception>
    public async Task MatchAsync(
        int windowId, string otherWave, IReadOnlyCollection<TableMatches> tables, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The window's row is the lock: matches are stored one after another, and the figures know that they changed.
        await db.Windows.Where(w => w.Id == windowId)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);
        var frames = await db.Frames.Where(f => f.WindowId == windowId).ToListAsync(cancel);
        foreach (var table in tables)
            frames.Single(f => f.Question == table.Question && f.Facet == table.Facet).Match(table.Offered, table.Found);
        var note = $"{tables.Sum(table => table.Found.Count)}, with {otherWave}";
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.RowsMatched, staffId, windowId, note));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
