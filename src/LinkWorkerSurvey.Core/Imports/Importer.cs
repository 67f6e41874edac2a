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
/// Stores an imported wave as a questionnaire version and a window that is over and finally released. All of it in one transaction, its
/// responses shuffled: it is there whole or not at all, and no order of rows tells what the order in the file was.
/// </summary>
public sealed class Importer(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Stores the wave.</summary>
    /// <param name="wave">What is stored.</param>
    /// <param name="staffId">Who imports it; null for the program itself.</param>
    /// <param name="asked">The days on which it was asked; null when they are not known. The file is never asked for them.</param>
    /// <param name="progress">Told now and then how many responses have been written.</param>
    /// <param name="cancel">Stops, and nothing is stored.</param>
    /// <returns>The window.</returns>
    /// <exception cref="ImportException">Another window has its name.</exception>
    /// <exception cref="ArgumentException">Its name or title is none, or its days are not, or not over.</exception>
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
                [.. wave.Sheets.Select(sheet => new ReleasedRows.Row([.. sheet.Ticks], sheet.Texts))],
                progress,
                cancel);
            db.Trail.Add(
                new TrailEntry(
                    now,
                    TrailAct.WindowImported,
                    staffId,
                    window.Id,
                    $"{wave.Sheets.Count} responses, {document.Questions.Count} questions"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            throw Taken(window.Slug);
        }

        return window;
    }

    private static ImportException Taken(string slug) => new($"There is another window named '{slug}'. Give this one another short name.");
}
