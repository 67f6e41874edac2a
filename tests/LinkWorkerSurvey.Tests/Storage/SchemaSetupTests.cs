using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkWorkerSurvey.Tests.Storage;

public class SchemaSetupTests
{
    [Fact]
    public async Task Prepare_Repeated_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
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
            Setup(database, new SubmissionCipher(new SecretKeys(new byte[32]))).PrepareAsync());

        Assert.Contains("The survey secret is not the one that this database was created with.", refusal.Message, StringComparison.Ordinal);
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
        await TestData.OpenWindowAsync(database);

        await Assert.ThrowsAsync<DbUpdateException>(() => Setup(database).PrepareAsync());
    }

    [Fact]
    public async Task Migrate_MatchesThatWereStoredByWording_AreStoredByKey_AndBack()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var (wave, next) = (await TestData.OpenWindowAsync(database), await TestData.OpenWindowAsync(database, "next"));
        await database.RunAsync($"""
            INSERT INTO code (frame_id, label, position)
            SELECT id, CASE window_id WHEN {wave.Id} THEN 'Hearing' ELSE 'Attention' END, 0 FROM frame
            WHERE question = 'Q7' AND window_id IN ({wave.Id}, {next.Id});
            INSERT INTO net (frame_id, label)
            SELECT id, CASE window_id WHEN {wave.Id} THEN 'Bond' ELSE 'Relation' END FROM frame
            WHERE question = 'Q7' AND window_id IN ({wave.Id}, {next.Id});
            UPDATE code SET label = 'To give back' FROM frame WHERE frame.id = frame_id AND window_id = {wave.Id} AND option_key = 204;
            """);
        var published = await PublishedAsync();
        await using var db = database.OwnersContext();
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync("WindowConcurrency");
        const string worded = """
            [{"row": "Bond", "there": "Relation"}, {"row": "Hearing", "there": "Attention"}, {"row": "Hearing", "there": "Listening"}]
            """;
        await SetAsync("Q7", worded.Replace("]", """, {"row": "Hearing", "there": "What nobody says"}]""", StringComparison.Ordinal));
        await SetAsync("Q2", """[{"row": "To give back", "there": "I want to contribute to my community"}]""");
        await SetAsync("Q4", $$"""[{"row": null, "there": "{{TestData.Questionnaire.Question("Q7").Text}}"}]""");
        await migrator.MigrateAsync();

        var keys = await database.ScalarAsync<string>($"""
            SELECT concat_ws(' ',
                'net:' || (SELECT id FROM net WHERE label = 'Bond'), 'net:' || (SELECT id FROM net WHERE label = 'Relation'),
                'code:' || (SELECT id FROM code WHERE label = 'Hearing'), 'code:' || (SELECT id FROM code WHERE label = 'Attention'))
            """);
        var key = keys.Split(' ');
        Assert.Equal(
            new WordingMatch[] { new(key[0], key[1]), new(key[2], key[3]), new(key[2], "2019:751") }.ToHashSet(),
            (await MatchesAsync("Q7")).ToHashSet());
        Assert.Equal([new("nalw-link-worker-workforce/2019:204", "nalw-link-worker-workforce/2019:204")], await MatchesAsync("Q2"));
        Assert.Equal([new(null, "nalw-link-worker-workforce/2019:Q7")], await MatchesAsync("Q4"));
        Assert.Equal(published, await PublishedAsync());

        await migrator.MigrateAsync("WindowConcurrency");
        Assert.Equal(worded, await database.ScalarAsync<string>($"""
            SELECT jsonb_agg(same ORDER BY same->>'row', same->>'there')::text FROM frame, jsonb_array_elements(same_as) AS same
            WHERE window_id = {wave.Id} AND question = 'Q7'
            """));

        Task SetAsync(string question, string matches) => database.RunAsync(
            $"UPDATE frame SET same_as = '{matches.Replace("'", "''", StringComparison.Ordinal)}' "
                + $"WHERE window_id = {wave.Id} AND question = '{question}'");
        Task<string> PublishedAsync() => database.ScalarAsync<string>(
            "SELECT string_agg(id || ' ' || published_key, ',' ORDER BY id) FROM code WHERE published_key IS NOT NULL");
        async Task<IReadOnlyList<WordingMatch>> MatchesAsync(string question) =>
            (await database.Context().Frames.SingleAsync(f => f.WindowId == wave.Id && f.Question == question)).WordingMatches;
    }

    private static SchemaSetup Setup(TestDatabase database, SubmissionCipher? cipher = null) =>
        new(database.ConnectionString, cipher ?? database.Get<SubmissionCipher>());

    private static Task AgeAsync(TestDatabase database) =>
        database.RunAsync("UPDATE questionnaire SET document = jsonb_set(document, '{title}', '\"An earlier wording\"')");
}
