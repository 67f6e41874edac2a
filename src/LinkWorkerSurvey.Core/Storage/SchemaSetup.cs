using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Migrates and checks the database as the owner who logs in. Everything else works in the role of <see cref="AppRole"/>.
/// </summary>
public sealed class SchemaSetup(string connectionString, SubmissionCipher cipher)
{
    /// <summary>
    /// Applies pending migrations, stores the library's questionnaires, records the fingerprint of the survey secret, and sets PostgreSQL's
    /// logging where the owner may. Idempotent.
    /// </summary>
    /// <exception cref="RuleException">The survey secret is not the one with which the database was set up.</exception>
    /// <exception cref="DbUpdateException">A questionnaire file was changed after a window had used that version.</exception>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        await using var db = Context();

        // MigrateAsync takes seconds even if no migration is pending, so this is checked first.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);

        foreach (var document in QuestionnaireLibrary.All)
        {
            var stored = await db.Questionnaires.SingleOrDefaultAsync(
                q => q.Code == document.Code && q.Version == document.Version,
                cancel);
            if (stored is null)
                db.Questionnaires.Add(new Questionnaire(document));
            else if (stored.Document.ToJson() != document.ToJson())
                stored.Document = document;
        }

        if (!await db.SecretFingerprints.AnyAsync(cancel))
            db.SecretFingerprints.Add(new SecretFingerprint { Fingerprint = cipher.Fingerprint });
        await db.SaveChangesAsync(cancel);
        await RequireSecretAsync(db, cancel);
        await ServerSettings.SetAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancel);
    }

    /// <summary>Checks that all migrations are applied and that the survey secret is the one with which the database was set up.</summary>
    /// <exception cref="RuleException">A check failed; the message says what to do.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel = default)
    {
        await using var db = Context();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new RuleException("The database is not up to date. Run the program once with the command 'migrate'.");
        await RequireSecretAsync(db, cancel);
    }

    // Without pooling, no connection of the owner stays open afterwards.
    private SurveyDbContext Context() => new(new DbContextOptionsBuilder<SurveyDbContext>()
        .UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
        .UseSnakeCaseNamingConvention()
        .Options);

    private async Task RequireSecretAsync(SurveyDbContext db, CancellationToken cancel)
    {
        var begun = await db.SecretFingerprints.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (begun is null || !begun.Fingerprint.AsSpan().SequenceEqual(cipher.Fingerprint))
        {
            throw new RuleException(
                "The survey secret is not the one this database was begun with. With another, the answers that wait could not be opened.");
        }
    }
}
