using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Storage;

public class SchemaSetupTests
{
    [Fact]
    public async Task Prepare_Repeated_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await A.OpenWindowAsync(database);
        var before = await database.DumpAsync();

        await Setup(database).PrepareAsync();

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Prepare_WithAnotherSecret_IsRefusedAndChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.DumpAsync();

        var refusal = await Assert.ThrowsAsync<RuleException>(() =>
            Setup(database, new SheetSeal(new SecretKeys(new byte[32]))).PrepareAsync());

        Assert.Contains("The survey secret is not the one this database was begun with.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task RequireReady_WithMigrationsMissing_SaysWhatToDo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Setup(database).RequireReadyAsync();
        await database.RunAsync("DELETE FROM \"__EFMigrationsHistory\"");

        var refusal = await Assert.ThrowsAsync<RuleException>(() => Setup(database).RequireReadyAsync());

        Assert.Contains("'migrate'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_WithAFileChangedBeforeAnyWindowOpened_StoresTheFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AgeAsync(database);

        await Setup(database).PrepareAsync();

        Assert.Equal(
            QuestionnaireLibrary.LinkWorkers2019.ToJson(),
            (await database.Context().Questionnaires.SingleAsync()).Document.ToJson());
    }

    [Fact]
    public async Task Prepare_WithAFileChangedAfterAWindowOpened_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AgeAsync(database);
        await A.OpenWindowAsync(database);

        await Assert.ThrowsAsync<DbUpdateException>(() => Setup(database).PrepareAsync());
    }

    private static SchemaSetup Setup(TestDatabase database, SheetSeal? seal = null) =>
        new(database.ConnectionString, seal ?? database.Get<SheetSeal>());

    private static Task AgeAsync(TestDatabase database) =>
        database.RunAsync("UPDATE questionnaire SET document = jsonb_set(document, '{title}', '\"An earlier wording\"')");
}
