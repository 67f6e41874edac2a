using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Stores the wording matches that staff make between a survey window and other waves.</summary>
public sealed class WordingMatchService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Stores the matches that staff chose for tables of a window. In each table they replace the earlier matches with any of the offered
    /// keys of the other wave; matches with other keys stay. Also adds an entry to the activity log. All is done in one transaction.
    /// </summary>
    /// <remarks>
    /// All waves with the same questionnaire version have the same keys for its questions and options, so a match by such a key applies to
    /// all these waves: see <see cref="MatchKey"/>.
    /// </remarks>
    /// <param name="windowId">The key of the window.</param>
    /// <param name="otherWave">The name of the other wave, for the activity log.</param>
    /// <param name="tables">The tables of results in which staff could choose matches, with the matches they chose.</param>
    /// <param name="staffId">The key of the member of staff who chose the matches.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="RuleException">Two rows of a table would be matched with the same row of the other wave.</exception>
    public async Task MatchAsync(
        int windowId, string otherWave, IReadOnlyCollection<TableMatches> tables, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // This update locks the window's row, so that matches are stored one after another. The new revision says that the figures may
        // have changed.
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
