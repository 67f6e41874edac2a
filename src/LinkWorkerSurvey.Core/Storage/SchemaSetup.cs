using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Brings a database up to what the program expects of it.</summary>
public sealed class SchemaSetup(SurveyDbContext db, SheetSeal seal)
{
    /// <summary>Applies the migrations that are missing, stores the library's questionnaires and remembers the secret in use. Harmless when repeated.</summary>
    /// <exception cref="InvalidOperationException">The secret is not the one the database was begun with.</exception>
    /// <exception cref="DbUpdateException">A questionnaire file was changed after a window was made on it.</exception>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        // Asked first: migrating when there is nothing to migrate takes seconds.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);

        foreach (var document in QuestionnaireLibrary.All)
        {
            var stored = await db.Questionnaires.SingleOrDefaultAsync(q => q.Code == document.Code && q.Version == document.Version, cancel);
            if (stored is null)
                db.Questionnaires.Add(new Questionnaire(document));
            else if (stored.Document.ToJson() != document.ToJson())
                stored.Document = document;
        }

        if (!await db.SecretFingerprints.AnyAsync(cancel))
            db.SecretFingerprints.Add(new SecretFingerprint { Fingerprint = seal.Fingerprint });
        await db.SaveChangesAsync(cancel);
        await RequireSecretAsync(cancel);
    }

    /// <summary>Checks that the database is as the program expects it and was begun with the secret in use.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message says what to do.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel = default)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new InvalidOperationException("The database is not up to date. Run the program once with the command 'migrate'.");
        await RequireSecretAsync(cancel);
    }

    private async Task RequireSecretAsync(CancellationToken cancel)
    {
        var begun = await db.SecretFingerprints.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (begun is null || !begun.Fingerprint.AsSpan().SequenceEqual(seal.Fingerprint))
            throw new InvalidOperationException("The survey secret is not the one this database was begun with. With another, the answers that wait could not be opened.");
    }
}
