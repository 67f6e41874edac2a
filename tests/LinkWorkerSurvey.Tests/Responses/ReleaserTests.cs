using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Responses;

public class ReleaserTests
{
    [Fact]
    public async Task Release_WithFewerThanTwiceK_ReleasesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, k: 5);
        await TestData.AcceptedAsync(database, window, 9);

        Assert.Equal(ReleaseOutcome.Nothing, await ReleaseAsync(database, window.Id));

        await AssertStandAsync(database, released: 0, waiting: 9, revision: 0);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(14, 5)]
    [InlineData(27, 20)]
    public async Task Release_TakesAMultipleOfKAndLeavesAReserve(int accepted, int released)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, k: 5);
        await TestData.AcceptedAsync(database, window, accepted);

        Assert.Equal(ReleaseOutcome.Batch, await ReleaseAsync(database, window.Id));

        await AssertStandAsync(database, released, waiting: accepted - released, revision: 1);
    }

    [Fact]
    public async Task Release_KeepsEveryAnswerAsItWasGiven()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var submission = new Submission(
            TestData.Questionnaire,
            [201, 299, 601, 1099],
            [new("Q1", false, "👋 tŷ\nأهلا"), new("Q2", true, "'; -- \\ \t"), new("Q10", true, "both")]);
        await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), submission);
        await TestData.AcceptedAsync(database, window, 4);
        await TestData.EndAsync(database, window);
        await ReleaseAsync(database, window.Id);

        await using var db = database.Context();
        var response = (await db.Responses.ToListAsync()).Single(r => r.Ticks.SequenceEqual(submission.Ticks));
        var texts = await db.AnswerTexts.Where(t => t.ResponseId == response.Id).ToListAsync();

        Assert.Equal(
            submission.Texts.OrderBy(t => t.Question),
            texts.Select(t => new AnswerText(t.Question, t.IsOther, t.Text)).OrderBy(t => t.Question));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AcceptsAndReleasesInAnyOrder_ReleaseEveryResponseExactlyOnce(int seed)
    {
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, k: 5);
        var accepted = 0;
        for (var step = 0; step < 15; step++)
        {
            var count = random.Next(9);
            await TestData.AcceptedAsync(database, window, count, from: accepted);
            accepted += count;

            var outcome = await ReleaseAsync(database, window.Id);
            var (released, waiting) = (await TestData.CountAsync(database, "response"), await TestData.CountAsync(database, "staged"));
            Assert.Equal(accepted, released + waiting);
            Assert.Equal(0, released % 5);
            Assert.InRange(waiting, outcome == ReleaseOutcome.Batch ? 5 : 0, 9);
        }

        await TestData.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, accepted)), await database.TextsAsync());
        Assert.Equal(accepted, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task Release_OfOneWindow_LeavesTheOthersAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await TestData.OpenWindowAsync(database, "first");
        var second = await TestData.OpenWindowAsync(database, "second");
        await TestData.AcceptedAsync(database, first, 10);
        await TestData.AcceptedAsync(database, second, 10, from: 10);
        await TestData.EndAsync(database, first);

        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, first.Id));

        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, 10)), await database.TextsAsync());
        Assert.Equal(10, await TestData.CountAsync(database, $"staged WHERE window_id = {second.Id}"));
    }

    [Fact]
    public async Task TheFinalRelease_WaitsForTheEndAndItsGrace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.WindowAsync(database, closes: TimeSpan.FromMinutes(-1));
        await TestData.AcceptedAsync(database, window, 6);

        Assert.Equal(ReleaseOutcome.Nothing, await ReleaseAsync(database, window.Id));
        await AssertStandAsync(database, released: 0, waiting: 6, revision: 0);
    }

    [Fact]
    public async Task TheFinalRelease_TakesAllAndIsTheLast()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 13);
        await ReleaseAsync(database, window.Id);
        await TestData.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
        await AssertStandAsync(database, released: 13, waiting: 0, revision: 3);
        var released = await database.Context().Windows.SingleAsync();
        Assert.InRange(released.FinalReleasedAt!.Value, released.ClosesAt, DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(released.ClosesAt, released.ClosedAt);

        Assert.Equal(ReleaseOutcome.Nothing, await ReleaseAsync(database, window.Id));
        await AssertStandAsync(database, released: 13, waiting: 0, revision: 3);
    }

    [Fact]
    public async Task TheFinalRelease_OfAWindowNobodyAnswered_IsFinalToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
    }

    [Fact]
    public async Task ReleaseDue_ReleasesWhatIsDueAndTakesNoteOfEnds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var due = await TestData.OpenWindowAsync(database, "due");
        var few = await TestData.OpenWindowAsync(database, "few");
        var ended = await TestData.OpenWindowAsync(database, "ended");
        await TestData.AcceptedAsync(database, due, 10);
        await TestData.AcceptedAsync(database, few, 9);
        await TestData.AcceptedAsync(database, ended, 5);
        await TestData.EndAsync(database, ended);

        await database.Get<Releaser>().ReleaseDueAsync();

        Assert.Equal(5, await TestData.CountAsync(database, $"response WHERE window_id = {due.Id}"));
        Assert.Equal(0, await TestData.CountAsync(database, $"response WHERE window_id = {few.Id}"));
        Assert.Equal(5, await TestData.CountAsync(database, $"response WHERE window_id = {ended.Id}"));
        Assert.Equal(ended.Id, await database.ScalarAsync<int>("SELECT id FROM survey_window WHERE closed_at = closes_at"));
    }

    [Fact]
    public async Task ReleaseDue_WhereOneWindowCannotBeOpened_ReleasesTheOthers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var windows = new[]
        {
            await TestData.OpenWindowAsync(database, "first"),
            await TestData.OpenWindowAsync(database, "damaged"),
            await TestData.OpenWindowAsync(database, "third"),
        };
        foreach (var window in windows)
            await TestData.AcceptedAsync(database, window, 10);
        await database.RunAsync(
            $"UPDATE staged SET sheet = set_byte(sheet, 99, get_byte(sheet, 99) # 1) WHERE window_id = {windows[1].Id}");

        await Assert.ThrowsAnyAsync<Exception>(() => database.Get<Releaser>().ReleaseDueAsync());

        Assert.Equal([windows[0].Id, windows[2].Id], await database.ListAsync<int>("SELECT DISTINCT window_id FROM response ORDER BY 1"));
    }

    [Fact]
    public async Task ManyReleasersAtOnce_ReleaseOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 14);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReleaseAsync(database, window.Id)));

        Assert.Single(outcomes, ReleaseOutcome.Batch);
        await AssertStandAsync(database, released: 5, waiting: 9, revision: 1);
    }

    [Fact]
    public async Task ManyReleasersAtTheEnd_FinishOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 7);
        await TestData.EndAsync(database, window);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReleaseAsync(database, window.Id)));

        Assert.Single(outcomes, ReleaseOutcome.Final);
        await AssertStandAsync(database, released: 7, waiting: 0, revision: 2);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 10)]
    public async Task AReleaserWithAnotherSecret_LosesNothing(bool ended, int released)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        if (ended)
            await TestData.EndAsync(database, window);

        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            new Releaser(database.Source, new SubmissionCipher(new SecretKeys(new byte[32]))).ReleaseAsync(window.Id));
        await AssertStandAsync(database, released: 0, waiting: 10, revision: 0);

        await ReleaseAsync(database, window.Id);
        await AssertStandAsync(database, released, waiting: 10 - released, revision: ended ? 2 : 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AReleaseKilledWhileItMovesResponses_HasNotHappened_AndTheNextSucceeds(bool ended)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 15);
        await ReleaseAsync(database, window.Id);
        await TestData.AcceptedAsync(database, window, 10, from: 15);
        if (ended)
            await TestData.EndAsync(database, window);

        await KillAsync(database, window, "answer_text");

        await AssertStandAsync(database, released: 10, waiting: 15, revision: 1);
        Assert.Equal(ended ? ReleaseOutcome.Final : ReleaseOutcome.Batch, await ReleaseAsync(database, window.Id));
        await AssertStandAsync(database, released: ended ? 25 : 20, waiting: ended ? 0 : 5, revision: ended ? 3 : 2);
    }

    [Fact]
    public async Task AFinalReleaseKilledWhileItRewritesTheWindow_IsFinishedByTheNext()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        await ReleaseAsync(database, window.Id);
        await TestData.EndAsync(database, window);

        await KillAsync(database, window, "reading");

        // The last batch is in the results, and none can follow.
        await AssertStandAsync(database, released: 10, waiting: 0, revision: 2);
        Assert.Equal(
            AcceptOutcome.NotOpen, await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission()));
        Assert.Equal(WindowState.Closed, (await database.Context().Windows.SingleAsync()).StateAt(DateTimeOffset.UtcNow));
        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
        await AssertStandAsync(database, released: 10, waiting: 0, revision: 3);
        Assert.Single(await database.ListAsync<string>("SELECT DISTINCT xmin::text FROM response"));
    }

    [Fact]
    public async Task AFailedRelease_IsRememberedAndTriedAgainLater_AndASuccessForgetsIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        var wrong = new Releaser(database.Source, new SubmissionCipher(new SecretKeys(new byte[32])));

        double[] pauses = [0, 0, 0];
        for (var i = 0; i < pauses.Length; i++)
        {
            await Assert.ThrowsAnyAsync<CryptographicException>(() => wrong.ReleaseAsync(window.Id));
            pauses[i] = await database.ScalarAsync<double>(
                "SELECT extract(epoch FROM release_again_at - clock_timestamp())::float8 FROM survey_window");
            Assert.Equal(i + 1, (await database.Context().Windows.SingleAsync()).ReleaseFailures);
        }

        Assert.All(pauses.Zip([5, 10, 20]), pause => Assert.InRange(pause.First, pause.Second / 2.0, pause.Second));
        Assert.Empty(await wrong.FindDueAsync());
        await database.RunAsync("UPDATE survey_window SET release_again_at = now()");
        Assert.Equal([window.Id], await wrong.FindDueAsync());
        await ReleaseAsync(database, window.Id);
        var after = await database.Context().Windows.SingleAsync();
        Assert.Equal((0, null), (after.ReleaseFailures, after.ReleaseAgainAt));
    }

    [Fact]
    public async Task ReleaseDue_WhereOneWindowIsHeldUp_ReleasesTheOthersMeanwhile()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (slow, other) = (await TestData.OpenWindowAsync(database, "slow"), await TestData.OpenWindowAsync(database, "other"));
        await TestData.AcceptedAsync(database, slow, 10);
        await TestData.AcceptedAsync(database, other, 10);

        await using var hold = await HeldLock.TakeAsync(database, $"SELECT FROM survey_window WHERE id = {slow.Id} FOR UPDATE");
        var releasing = database.Get<Releaser>().ReleaseDueAsync();
        await hold.BlockedAsync();
        await Wait.UntilAsync(async () => await TestData.CountAsync(database, $"response WHERE window_id = {other.Id}") == 5);
        Assert.False(releasing.IsCompleted);
        await hold.LetGoAsync();
        await releasing;
        Assert.Equal(10, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task TheFinalReleaseOfVeryMany_IsMadeInBatchesOfTheLimit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 1);
        await database.RunAsync($"""
            INSERT INTO staged (key_mac, window_id, sheet, flags)
            SELECT sha256(n::text::bytea), window_id, sheet, 0 FROM staged, generate_series(1, {ReleaseBatch.MaxSize + 50}) n
            """);
        await TestData.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Batch, await ReleaseAsync(database, window.Id));
        Assert.Equal(ReleaseBatch.MaxSize, await TestData.CountAsync(database, "response"));
        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
        Assert.Equal(ReleaseBatch.MaxSize + 51, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task TheFinalRelease_WaitsForASubmissionThatIsBeingAccepted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 5);
        var code = WithdrawalCode.Mint();
        var key = Convert.ToHexStringLower(database.Get<SubmissionCipher>().LookupKey(code));

        // The acceptance has found the window open, and blocks at its receipt.
        await using var hold = await HeldLock.TakeAsync(database, $@"INSERT INTO receipt VALUES ('\x{key}', {window.Id})");
        var accept = database.Get<Acceptance>().AcceptAsync(window.Id, code, TestData.Submission(5));
        await hold.BlockedAsync();
        await TestData.EndAsync(database, window);
        var release = ReleaseAsync(database, window.Id);
        await hold.BlockedAsync(2, unless: release);
        await hold.LetGoAsync();

        Assert.Equal(AcceptOutcome.Accepted, await accept);
        Assert.Equal(ReleaseOutcome.Final, await release);
        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, 6)), await database.TextsAsync());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(160)]
    public async Task AcceptsThatRaceTheEnd_AreReleasedIfAcceptedAndNowhereIfNot(int acceptedBeforeTheEnd)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var outcomes = new AcceptOutcome[300];
        var answered = 0;
        var underway = new TaskCompletionSource();

        var accepting = Parallel.ForAsync(0, outcomes.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
        {
            outcomes[i] = await database.Get<Acceptance>()
                .AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission(i), cancel: cancel);
            if (Interlocked.Increment(ref answered) == acceptedBeforeTheEnd)
                underway.SetResult();
        });
        await underway.Task;
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await ReleaseAsync(database, window.Id));
        await accepting;

        var accepted = Enumerable.Range(0, outcomes.Length).Where(i => outcomes[i] == AcceptOutcome.Accepted).ToList();
        Assert.InRange(accepted.Count, acceptedBeforeTheEnd, outcomes.Length);
        Assert.Equal(Stored.TextsOf(accepted), await database.TextsAsync());
        Assert.Equal(accepted.Count, await TestData.CountAsync(database, "receipt"));
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    /// <summary>Terminates the server process of a release while it waits for a table.</summary>
    private static async Task KillAsync(TestDatabase database, SurveyWindow window, string table)
    {
        await using var hold = await HeldLock.TakeAsync(database, $"LOCK TABLE {table} IN SHARE MODE");
        var release = ReleaseAsync(database, window.Id);
        var process = (await hold.BlockedAsync()).Single();
        await database.RunAsync($"SELECT pg_terminate_backend({process}, 30000)");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => release);
    }

    private static Task<ReleaseOutcome> ReleaseAsync(TestDatabase database, int windowId) =>
        database.Get<Releaser>().ReleaseAsync(windowId);

    private static async Task AssertStandAsync(TestDatabase database, int released, int waiting, int revision)
    {
        Assert.Equal(released, await TestData.CountAsync(database, "response"));
        Assert.Equal(released, await TestData.CountAsync(database, "answer_text"));
        Assert.Equal(waiting, await TestData.CountAsync(database, "staged"));
        Assert.Equal(revision, await database.ScalarAsync<int>("SELECT revision FROM survey_window"));
    }
}
