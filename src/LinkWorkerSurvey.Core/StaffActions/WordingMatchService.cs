using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Stores the wording matches that staff make between a window and other waves.</summary>
public sealed class WordingMatchService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Replaces the matches of a window with the offered keys and adds an entry to the activity log, in one transaction.</summary>
    /// <remarks>Keys of questions and options hold for every wave with the same questionnaire version: see <see
    /// cref="MatchKey"/>.</remarks>
    /// <param name="windowId">The key of the window.</param>
    /// <param name="otherWave">The name of the other wave, for the activity log.</param>
    /// <param name="tables">The tables of results in which staff could choose matches, with the matches they chose.</param>
    /// <param name="staffId">The key of the member of staff who chose the matches.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="RuleException">Two rows would be matched with the same row of the other wave.</exception>
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
