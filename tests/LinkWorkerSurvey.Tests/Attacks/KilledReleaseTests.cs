using System.Net.Sockets;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Kills a release at each of its messages to the database in turn. Afterwards the release has happened completely or not at all, and the
/// next attempt continues.
/// </summary>
public class KilledReleaseTests(ITestOutputHelper output)
{
    // The minimum of statements of a batch: lock, window, pending submissions, their deletion, invitations, two copies, revision, commit.
    private const int Statements = 9;

    [Theory]
    [InlineData(false, false)] // a batch whose server process is terminated
    [InlineData(false, true)] // a batch whose response is lost
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task AReleaseKilledAnywhere_HasHappenedWholeOrNotAtAll(bool ended, bool answerOnly)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await WaitingAsync(database);
        if (ended)
            await TestData.EndAsync(database, window);
        var before = await AnswersAsync(database);
        var texts = await database.TextsAsync();
        var kills = 0;
        var emptied = 0;
        while (
            await AnswersAsync(database) == before
            || await database.ScalarAsync<bool>("SELECT emptied_at IS NOT NULL AND final_released_at IS NULL FROM survey_window"))
        {
            // A final release has two steps: the last submissions are added to the results, then every row is rewritten.
            if (await AnswersAsync(database) != before)
            {
                Assert.Equal(
                    (0L, 10), (await TestData.CountAsync(database, "staged"), (await database.TextsAsync()).Except(texts).Count()));
                emptied++;
            }

            await using var line = new FailingDatabaseProxy(database, lostAt: ++kills, answerOnly);
            Assert.False(
                await IsReleasedAsync(line, database, window) && line.Sent < kills && await AnswersAsync(database) == before,
                "A release said it had happened and had not.");
        }

        output.WriteLine(
            $"{(ended ? "final release" : "batch")}, {(answerOnly ? "answer lost" : "server process ended")} at each of {kills} "
                + $"messages: nothing had happened, or a whole step ({emptied} times the first of two)");
        Assert.InRange(kills, Statements, 100);
        Assert.Equal(await TestData.CountAsync(database, "response"), await TestData.CountAsync(database, "answer_text"));
        Assert.Equal(ended ? 4 : 3, await database.ScalarAsync<int>("SELECT revision FROM survey_window"));
        Assert.Equal(ended ? 0 : 5, await TestData.CountAsync(database, "staged"));
        Assert.Equal(ended ? 10 : 5, (await database.TextsAsync()).Except(texts).Count());

        await TestData.AcceptedAsync(database, window, ended ? 0 : 5, from: 100);
        Assert.Equal(ended ? ReleaseOutcome.Nothing : ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
    }

    [Fact]
    public async Task ALeakyBuild_KilledInTheMiddle_ShowsFewerThanK()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        await using var line = new FailingDatabaseProxy(database, lostAt: 12, answerOnly: false);
        await using var frail = new NpgsqlDataSourceBuilder(line.Over).Build();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => LeakyBuild.ReleaseAsync(frail, database.Get<SubmissionCipher>()));

        var shown = await TestData.CountAsync(database, "response");
        output.WriteLine($"leaky build, killed in the middle: {shown} shown");
        Assert.InRange(shown, 1, window.MinimumBatchSize - 1);
    }

    /// <summary>Returns every row that holds answers, codes or coding decisions.</summary>
    private static async Task<string> AnswersAsync(TestDatabase database) =>
        string.Join(
            '\n',
            (await database.DumpAsync()).Split('\n').Where(line => !line.StartsWith("survey_window ", StringComparison.Ordinal)));

    /// <summary>Creates a window with five released responses, one of them coded, and ten pending submissions.</summary>
    private static async Task<SurveyWindow> WaitingAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        foreach (var text in await database.ListAsync<Guid>("SELECT id FROM answer_text LIMIT 1"))
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [text], window.Frames.Single(f => f.Question == "Q4").Id, CodingOutcome.NothingToCode, [], staffId: null);
        await TestData.AcceptedAsync(database, window, 5, from: 10);
        return window;
    }

    private static async Task<bool> IsReleasedAsync(FailingDatabaseProxy line, TestDatabase database, SurveyWindow window)
    {
        await using var frail = new NpgsqlDataSourceBuilder(AppRole.Assume(line.Over)).Build();
        try
        {
            return await new Releaser(frail, database.Get<SubmissionCipher>()).ReleaseAsync(window.Id)
                is ReleaseOutcome.Batch
                    or ReleaseOutcome.Final;
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or SocketException)
        {
            return false;
        }
    }
}
