using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a person who may read PostgreSQL's planner statistics, and searches their samples for answers, codes and pending submissions.
/// </summary>
public class StatisticsTests(ITestOutputHelper output)
{
    private const string Statistics = """
        SELECT s::text FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL SELECT s::text FROM pg_stats s WHERE schemaname = 'public' UNION ALL SELECT s::text FROM pg_stats_ext s
        """;

    [Fact]
    public async Task NoAnswerAndNoCode_IsInTheStatistics()
    {
        await using var database = await TestDatabase.CreateAsync();

        var (found, secrets) = await CollectAsync(database);

        output.WriteLine($"statistics: {found} of {secrets} texts and codes found");
        Assert.Equal(0, found);

        // The random keys keep their statistics: without them, joins of texts and responses are planned badly.
        Assert.Equal(
            [
                "answer_text.id", "answer_text.response_id", "final_answer_text.id", "final_answer_text.response_id", "final_response.id",
                "response.id",
            ],
            await database.ListAsync<string>("""
                SELECT DISTINCT tablename || '.' || attname FROM pg_stats
                WHERE schemaname = 'public' AND tablename ~ '(response|answer_text)$' AND attname LIKE '%id' AND attname <> 'window_id'
                ORDER BY 1
                """));
    }

    [Fact]
    public async Task ALeakyBuild_WithStatisticsAsUsual_ShowsThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync(
            "ALTER TABLE answer_text ALTER text SET STATISTICS -1; ALTER TABLE receipt ALTER key_mac SET STATISTICS -1");

        var (found, secrets) = await CollectAsync(database);

        output.WriteLine($"leaky build, statistics: {found} of {secrets} texts and codes found");
        Assert.InRange(found, 60, secrets);
    }

    [Fact]
    public async Task AfterAFinalRelease_JoinsArePlannedByStatisticsOfAllRows()
    {
        // Autovacuum does not gather statistics of a table together with its child table. Without them the planner overestimates a join by
        // a factor of thousands.
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 65);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        Assert.Equal(
            ["answer_text.response_id -1", "response.id -1"],
            await database.ListAsync<string>("""
                SELECT tablename || '.' || attname || ' ' || n_distinct FROM pg_stats
                WHERE inherited AND (tablename, attname) IN (('response', 'id'), ('answer_text', 'response_id')) ORDER BY 1
                """));
    }

    [Fact]
    public async Task WhatWasGatheredBefore_IsGone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.AcceptedAsync(database, await TestData.OpenWindowAsync(database), 65);
        await database.RunAsync("ALTER TABLE receipt ALTER key_mac SET STATISTICS -1; ANALYZE");
        Assert.Single(await KeyStatisticsAsync(database));

        // The statements of the migration. A target of 0 alone would leave the statistics gathered before.
        await database.RunAsync("ALTER TABLE receipt ALTER key_mac SET STATISTICS 0; ANALYZE");
        Assert.Single(await KeyStatisticsAsync(database));
        await database.RunAsync("ALTER TABLE receipt ALTER key_mac TYPE bytea; ANALYZE");
        Assert.Empty(await KeyStatisticsAsync(database));
    }

    private static Task<IReadOnlyList<string>> KeyStatisticsAsync(TestDatabase database) =>
        database.ListAsync<string>("SELECT attname::text FROM pg_stats WHERE tablename = 'receipt' AND attname = 'key_mac'");

    /// <summary>
    /// Runs two windows, one after the other, and returns how many secrets the statistics contain after a release, a final release and a
    /// new window.
    /// </summary>
    private static async Task<(int Found, int Secrets)> CollectAsync(TestDatabase database)
    {
        var secrets = new List<string>();
        var statistics = new List<string>();
        var first = await TestData.OpenWindowAsync(database);
        await SendAsync(first.Id, 0);
        await database.Get<Releaser>().ReleaseAsync(first.Id);
        await AnalyzeAsync();
        await TestData.EndAsync(database, first);
        await database.Get<Releaser>().ReleaseAsync(first.Id);
        await Wait.UntilAsync(() => database.Get<AnswerFiles>().RewriteAsync());
        await AnalyzeAsync();
        await SendAsync((await TestData.OpenWindowAsync(database, "next")).Id, 65);
        await AnalyzeAsync();

        var all = string.Join('\n', statistics);
        return (secrets.Count(secret => all.Contains(secret, StringComparison.OrdinalIgnoreCase)), secrets.Count);

        async Task SendAsync(int window, int from)
        {
            for (var i = from; i < from + 65; i++)
            {
                var (code, text) = (WithdrawalCode.Mint(), $"an answer that only person {i:000} gives");
                var submission = new Submission(TestData.Questionnaire, [201], [new("Q4", false, text)]);
                await database.Get<Acceptance>().AcceptAsync(window, code, submission);
                if (i % 20 == 0)
                    await database.Get<Withdrawal>().WithdrawAsync(code);
                secrets.AddRange([text, Convert.ToHexString(database.Get<SubmissionCipher>().LookupKey(code))]);
            }
        }

        async Task AnalyzeAsync()
        {
            await database.RunAsync("ANALYZE");
            statistics.AddRange(await database.ListAsync<string>(Statistics));
        }
    }
}
