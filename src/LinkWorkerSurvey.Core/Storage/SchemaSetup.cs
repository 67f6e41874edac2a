using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Migrates and checks the database, logged in as its owner. All other code works in the restricted role <see cref="AppRole"/>.
/// </summary>
public sealed class SchemaSetup(string connectionString, SubmissionCipher cipher)
{
    /// <summary>
    /// Applies pending migrations and stores the embedded questionnaires and the fingerprint of the survey secret. Also sets those
    /// PostgreSQL logging parameters that the database owner has the privilege to change. Idempotent.
    /// </summary>
    /// <exception cref="RuleException">The survey secret differs from the one used when the database was set up.</exception>
    /// <exception cref="DbUpdateException">
    /// The file of a questionnaire version was changed after a survey window had used that version.
    /// </exception>
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

    /// <summary>Checks that all migrations are applied and that the survey secret is the one used when the database was set up.</summary>
    /// <exception cref="RuleException">A check failed. The message says what to do.</exception>
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
                "The survey secret is not the one that this database was created with. With another secret, pending answers could not be "
                    + "decrypted.");
        }
    }
}
