using System.Net.Sockets;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>A release is killed at each of its messages to the database in turn. Whoever looks then finds all of it or nothing, and the next goes on.</summary>
public class KilledReleaseTests(ITestOutputHelper output)
{
    // What a batch sends at least: the lock, the look, what waits, taking it, invitations, two copies, withdrawals, the revision, the commit.
    private const int Statements = 10;

    [Theory]
    [InlineData(false, false)] // a batch whose server process is ended
    [InlineData(false, true)] // a batch that never hears what became of it
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task AReleaseKilledAnywhere_HasHappenedWholeOrNotAtAll(bool ended, bool answerOnly)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await WaitingAsync(database);
        if (ended)
            await A.EndAsync(database, window);
        var before = await database.DumpAsync();
        var texts = await database.TextsAsync();
        var kills = 0;
        var through = false;
        while (!through)
        {
            await using (var line = new FrailLine(database, lostAt: ++kills, answerOnly))
            {
                through = await IsReleasedAsync(line, database, window) && line.Sent < kills;
            }

            if (await database.DumpAsync() != before)
                break;
            Assert.False(through, "A release said it had happened and had not.");
        }

        output.WriteLine($"{(ended ? "final release" : "batch")}, {(answerOnly ? "answer lost" : "server process ended")} at each of {kills} messages: {kills - 1} times nothing had happened, then all");
        Assert.InRange(kills, Statements, 100);
        Assert.Equal(0, await A.CountAsync(database, "withdrawal"));
        Assert.Equal(await A.CountAsync(database, "response"), await A.CountAsync(database, "answer_text"));
        Assert.Equal(3, await database.ScalarAsync<int>("SELECT revision FROM survey_window"));
        Assert.Equal(ended ? 0 : 5, await A.CountAsync(database, "staged"));
        Assert.Equal(ended ? 10 : 5, (await database.TextsAsync()).Except(texts).Count());

        await A.AcceptedAsync(database, window, ended ? 0 : 5, from: 100);
        Assert.Equal(ended ? ReleaseOutcome.Nothing : ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
    }

    [Fact]
    public async Task ALeakyBuild_KilledInTheMiddle_ShowsFewerThanK()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        await A.AcceptedAsync(database, window, 10);
        await using var line = new FrailLine(database, lostAt: 12, answerOnly: false);
        await using var frail = new NpgsqlDataSourceBuilder(line.Over).Build();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => LeakyBuild.ReleaseAsync(frail, database.Get<SheetSeal>()));

        var shown = await A.CountAsync(database, "response");
        output.WriteLine($"leaky build, killed in the middle: {shown} shown");
        Assert.InRange(shown, 1, window.K - 1);
    }

    /// <summary>A window with five released, one of them read and to be withdrawn, and ten waiting, of whom some were invited.</summary>
    private static async Task<SurveyWindow> WaitingAsync(TestDatabase database)
    {
        var window = await A.OpenWindowAsync(database);
        var codes = await A.AcceptedAsync(database, window, 10);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        foreach (var text in await database.ListAsync<Guid>("SELECT id FROM answer_text LIMIT 1"))
            await database.Get<CodingDesk>().DecideAsync(text, window.Frames.Single(f => f.Question == "Q4").Id, ReadingState.NothingToCode, [], staffId: null);
        var waiting = (await database.ListAsync<byte[]>("SELECT key_mac FROM staged")).Select(Convert.ToHexString).ToHashSet();
        await database.Get<Withdrawal>().WithdrawAsync(codes.First(c => !waiting.Contains(Convert.ToHexString(database.Get<SheetSeal>().KeyMac(c)))));
        await A.AcceptedAsync(database, window, 5, from: 10);
        return window;
    }

    private static async Task<bool> IsReleasedAsync(FrailLine line, TestDatabase database, SurveyWindow window)
    {
        await using var frail = new NpgsqlDataSourceBuilder(AppRole.Assume(line.Over)).Build();
        try
        {
            return await new Releaser(frail, database.Get<SheetSeal>()).ReleaseAsync(window.Id) is ReleaseOutcome.Batch or ReleaseOutcome.Final;
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or SocketException)
        {
            return false;
        }
    }
}
