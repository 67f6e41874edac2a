using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Stores an imported wave, in one transaction, as a questionnaire version and a survey window whose final release is already recorded. The
/// responses are shuffled, so that their order reveals nothing about the order in the file.
/// </summary>
public sealed class Importer(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Stores the wave and adds an entry to the activity log.</summary>
    /// <param name="wave">The wave to store.</param>
    /// <param name="staffId">The key of the member of staff who imports the wave; null for the import command.</param>
    /// <param name="asked">The first and last day of the fieldwork, as the user stated them; null if not known.</param>
    /// <param name="progress">Receives the number of responses written, after every 10,000 responses.</param>
    /// <param name="cancel">Cancels the import and rolls back its transaction.</param>
    /// <returns>The new window.</returns>
    /// <exception cref="ImportException">Another window has the same short name (slug).</exception>
    /// <exception cref="ArgumentException">
    /// The short name or the title is invalid, the days are in the wrong order, or the fieldwork is not over.
    /// </exception>
    public async Task<SurveyWindow> StoreAsync(
        ImportedWave wave,
        Guid? staffId,
        WaveFieldwork? asked = null,
        IProgress<int>? progress = null,
        CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var document = wave.Questionnaire;
        var window = SurveyWindow.Imported(new Questionnaire(document), document.Code, document.Title, now, asked);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.Windows.AnyAsync(w => w.Slug == window.Slug, cancel))
                throw Taken(window.Slug);
            db.Windows.Add(window);
            await db.SaveChangesAsync(cancel);
            await ReleasedRows.StoreAsync(
                (NpgsqlConnection)transaction.GetDbTransaction().Connection!,
                window.Id,
                [.. wave.Submissions.Select(submission => new ReleasedRows.ReleasedResponse([.. submission.Ticks], submission.Texts))],
                progress,
                cancel);
            db.AuditEntries.Add(
                new AuditEntry(
                    now,
                    AuditAction.WindowImported,
                    staffId,
                    window.Id,
                    $"{wave.Submissions.Count} responses, {document.Questions.Count} questions"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw Taken(window.Slug);
        }

        return window;
    }

    private static ImportException Taken(string slug) => new($"There is another window named '{slug}'. Give this one another short name.");
}
