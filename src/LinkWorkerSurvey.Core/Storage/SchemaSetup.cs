using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Brings a database up to what the program expects of it, as the owner who logs in; everything else is done in the role of <see
/// cref="AppRole"/>.
/// </summary>
public sealed class SchemaSetup(string connectionString, SheetSeal seal)
{
    /// <summary>
    /// Applies the migrations that are missing, stores the library's questionnaires, remembers the secret in use and sets what the server
    /// is to log where the owner may. Harmless when repeated.
    /// </summary>
    /// <exception cref="RuleException">The secret is not the one the database was begun with.</exception>
    /// <exception cref="DbUpdateException">A questionnaire file was changed after a window was made on it.</exception>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        await using var db = Context();

        // Asked first: migrating when there is nothing to migrate takes seconds.
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
            db.SecretFingerprints.Add(new SecretFingerprint { Fingerprint = seal.Fingerprint });
        await db.SaveChangesAsync(cancel);
        await RequireSecretAsync(db, cancel);
        await ServerSettings.SetAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancel);
    }

    /// <summary>Checks that the database is as the program expects it and was begun with the secret in use.</summary>
    /// <exception cref="RuleException">It is not; the message says what to do.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel = default)
    {
        await using var db = Context();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new RuleException("The database is not up to date. Run the program once with the command 'migrate'.");
        await RequireSecretAsync(db, cancel);
    }

    // Not pooled: nothing keeps a connection of the owner's afterwards.
    private SurveyDbContext Context() => new(new DbContextOptionsBuilder<SurveyDbContext>()
        .UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
        .UseSnakeCaseNamingConvention()
        .Options);

    private async Task RequireSecretAsync(SurveyDbContext db, CancellationToken cancel)
    {
        var begun = await db.SecretFingerprints.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (begun is null || !begun.Fingerprint.AsSpan().SequenceEqual(seal.Fingerprint))
        {
            throw new RuleException(
                "The survey secret is not the one this database was begun with. With another, the answers that wait could not be opened.");
        }
    }
}
