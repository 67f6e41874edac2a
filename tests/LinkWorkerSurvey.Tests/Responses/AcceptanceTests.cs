using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Responses;

public class AcceptanceTests
{
    [Fact]
    public async Task TheSameFormTwice_IsAcceptedTwiceAndStoredOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var code = WithdrawalCode.Mint();

        Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync(database, window.Id, code));
        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window.Id, code));

        await AssertStoredAsync(database, 1);
    }

    [Fact]
    public async Task TheSameFormFiftyTimesAtOnce_IsStoredOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var code = WithdrawalCode.Mint();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AcceptAsync(database, window.Id, code)));

        Assert.Single(outcomes, AcceptOutcome.Accepted);
        Assert.Equal(49, outcomes.Count(o => o == AcceptOutcome.AcceptedBefore));
        await AssertStoredAsync(database, 1);
    }

    [Fact]
    public async Task FiftyFormsAtOnce_AreAllStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AcceptAsync(database, window.Id, WithdrawalCode.Mint(), i)));

        Assert.All(outcomes, outcome => Assert.Equal(AcceptOutcome.Accepted, outcome));
        await AssertStoredAsync(database, 50);
    }

    [Fact]
    public async Task FormsThatComeWhileAnotherIsStored_AreStoredByOneCommit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);

        await using var hold = await HeldLock.TakeAsync(database, $"SELECT pg_advisory_xact_lock({WindowLock.Accepting}, {window.Id})");
        var accepting = Enumerable.Range(0, 50).Select(i => AcceptAsync(database, window.Id, WithdrawalCode.Mint(), i)).ToList();
        await hold.BlockedAsync();
        await hold.LetGoAsync();

        Assert.All(await Task.WhenAll(accepting), outcome => Assert.Equal(AcceptOutcome.Accepted, outcome));
        await AssertStoredAsync(database, 50);
        Assert.InRange(await database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM receipt"), 1, 2);
    }

    [Fact]
    public async Task TheSameFormTwiceInOneCommit_IsStoredOnce_AndOthersBesideItAreStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var (twice, changed) = (WithdrawalCode.Mint(), WithdrawalCode.Mint());

        await using var hold = await HeldLock.TakeAsync(database, $"SELECT pg_advisory_xact_lock({WindowLock.Accepting}, {window.Id})");
        var first = AcceptAsync(database, window.Id, WithdrawalCode.Mint());
        await hold.BlockedAsync();
        Task<AcceptOutcome>[] same = [AcceptAsync(database, window.Id, twice), AcceptAsync(database, window.Id, twice)];
        Task<AcceptOutcome>[] other = [AcceptAsync(database, window.Id, changed, 1), AcceptAsync(database, window.Id, changed, 2)];
        var third = AcceptAsync(database, window.Id, WithdrawalCode.Mint());
        await hold.LetGoAsync();

        Assert.Equal((AcceptOutcome.Accepted, AcceptOutcome.Accepted), (await first, await third));
        Assert.Equal([AcceptOutcome.Accepted, AcceptOutcome.AcceptedBefore], (await Task.WhenAll(same)).Order());
        Assert.Equal([AcceptOutcome.Accepted, AcceptOutcome.AcceptedBefore], (await Task.WhenAll(other)).Order());
        await AssertStoredAsync(database, 4);
    }

    [Fact]
    public async Task TheSameFormWithOtherAnswers_IsAnsweredAsTheSameForm_AndTheFirstStay()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 4, from: 1);
        var code = WithdrawalCode.Mint();
        await AcceptAsync(database, window.Id, code, number: 0);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window.Id, code, number: 99));

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, 5)), await database.TextsAsync());
    }

    [Fact]
    public async Task OtherAnswersAtOnceUnderOneCode_LeaveOneOfThemStanding()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var code = WithdrawalCode.Mint();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AcceptAsync(database, window.Id, code, i)));

        Assert.Single(outcomes, AcceptOutcome.Accepted);
        Assert.Equal(19, outcomes.Count(o => o == AcceptOutcome.AcceptedBefore));
        await AssertStoredAsync(database, 1);
    }

    [Fact]
    public async Task AFormOfAnotherWindow_IsKnown_AndNotStoredAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await TestData.OpenWindowAsync(database, "first");
        var second = await TestData.OpenWindowAsync(database, "second");
        var code = WithdrawalCode.Mint();
        await AcceptAsync(database, first.Id, code);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, second.Id, code));
        await AssertStoredAsync(database, 1);
    }

    [Theory]
    [InlineData(1, 24, AcceptOutcome.NotOpen)] // before the opening
    [InlineData(-1, 24, AcceptOutcome.Accepted)]
    [InlineData(-2, -0.4, AcceptOutcome.Accepted)] // within the grace of half an hour
    [InlineData(-2, -0.6, AcceptOutcome.NotOpen)]
    public async Task Accept_FollowsTheWindowsTimes(double opensInHours, double closesInHours, AcceptOutcome expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.WindowAsync(
            database, opens: TimeSpan.FromHours(opensInHours), closes: TimeSpan.FromHours(closesInHours));

        Assert.Equal(expected, await AcceptAsync(database, window.Id, WithdrawalCode.Mint()));

        await AssertStoredAsync(database, expected == AcceptOutcome.Accepted ? 1 : 0);
    }

    [Theory]
    [InlineData("draft = true", AcceptOutcome.NotOpen)]
    [InlineData("paused_at = now() - interval '1 minute'", AcceptOutcome.Accepted)]
    [InlineData("paused_at = now() - interval '29 minutes'", AcceptOutcome.Accepted)]
    [InlineData("paused_at = now() - interval '31 minutes'", AcceptOutcome.NotOpen)]
    [InlineData("closed_at = now() - interval '29 minutes'", AcceptOutcome.Accepted)]
    [InlineData("closed_at = now() - interval '29 minutes', paused_at = now() - interval '31 minutes'", AcceptOutcome.NotOpen)]
    public async Task ADraftAcceptsNothing_AndAPauseOrEndAcceptsForItsGracePeriod(string change, AcceptOutcome expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await database.RunAsync($"UPDATE survey_window SET {change}");

        Assert.Equal(expected, await AcceptAsync(database, window.Id, WithdrawalCode.Mint()));

        var stored = await database.Context().Windows.SingleAsync();
        Assert.Equal(expected == AcceptOutcome.Accepted, stored.AcceptsAt(DateTimeOffset.UtcNow));
        await AssertStoredAsync(database, expected == AcceptOutcome.Accepted ? 1 : 0);
    }

    [Fact]
    public async Task AWindowThatIsNotThere_IsNotOpen()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(AcceptOutcome.NotOpen, await AcceptAsync(database, 1, WithdrawalCode.Mint()));
    }

    [Theory]
    [InlineData(4, ReleaseOutcome.AwaitingDecision)]
    [InlineData(5, ReleaseOutcome.Final)]
    public async Task AfterTheLastRelease_NothingIsAccepted_WhateverTheTimesSay(int submissions, ReleaseOutcome last)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, submissions);
        await TestData.EndAsync(database, window);
        Assert.Equal(last, await database.Get<Releaser>().ReleaseAsync(window.Id));
        await database.RunAsync("UPDATE survey_window SET closes_at = now() + interval '1 day', closed_at = NULL");

        Assert.Equal(AcceptOutcome.NotOpen, await AcceptAsync(database, window.Id, WithdrawalCode.Mint()));

        Assert.Equal(submissions, await TestData.CountAsync(database, "receipt"));
        Assert.Equal(last == ReleaseOutcome.AwaitingDecision ? submissions : 0, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AnAcceptedForm_SentAgainAfterTheEnd_IsStillAccepted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 5);
        await TestData.EndAsync(database, window);
        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window.Id, codes[0]));

        await database.Get<Releaser>().ReleaseAsync(window.Id);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window.Id, codes[0]));
        Assert.Equal(5, await TestData.CountAsync(database, "response"));
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AWithdrawnForm_SentAgain_DoesNotComeBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 1);
        await database.Get<Withdrawal>().WithdrawAsync(codes[0]);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window.Id, codes[0]));

        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AFailureAtTheCommit_IsNoAcceptance()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await database.RunAsync(
            """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''at the commit''; END';
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON receipt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();
            """);

        var together = Enumerable.Range(0, 10).Select(i => AcceptAsync(database, window.Id, WithdrawalCode.Mint(), i)).ToList();

        foreach (var accept in together)
            await Assert.ThrowsAsync<PostgresException>(() => accept);
        await AssertStoredAsync(database, 0);
    }

    private static Task<AcceptOutcome> AcceptAsync(TestDatabase database, int windowId, WithdrawalCode code, int number = 0) =>
        database.Get<Acceptance>().AcceptAsync(windowId, code, TestData.Submission(number));

    private static async Task AssertStoredAsync(TestDatabase database, int count)
    {
        Assert.Equal(count, await TestData.CountAsync(database, "receipt"));
        Assert.Equal(count, await TestData.CountAsync(database, "staged"));
    }
}
