using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Responses;

public class WithdrawalTests
{
    [Fact]
    public async Task APendingSubmission_IsDeletedAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 6);

        await WithdrawAsync(database, codes[2]);

        Assert.Equal(5, await TestData.CountAsync(database, "staged"));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        Assert.Equal(Stored.TextsOf([0, 1, 3, 4, 5]), await database.TextsAsync());
    }

    [Fact]
    public async Task AReleasedResponse_Stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var code = await ReleasedAsync(database, window);
        var before = await database.DumpAsync();

        await WithdrawAsync(database, code);

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task ASubmissionOfAWindowThatAwaitsADecision_CanStillBeWithdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 4);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await WithdrawAsync(database, codes[0]);

        Assert.Equal(3, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AnUnknownCode_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReleasedAsync(database, await TestData.OpenWindowAsync(database));
        var before = await database.DumpAsync();

        await WithdrawAsync(database, WithdrawalCode.Mint());

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AfterTheFinalRelease_NothingHappens()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 10);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var before = await database.DumpAsync();

        foreach (var code in codes)
            await WithdrawAsync(database, code);

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task ASubmissionThatIsBeingReleased_Stays_AndOthersAreDeleted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 10);

        await using (var hold = await HeldLock.TakeAsync(database, "LOCK TABLE answer_text IN SHARE MODE"))
        {
            var release = database.Get<Releaser>().ReleaseAsync(window.Id);
            await hold.BlockedAsync();
            var withdrawals = Task.WhenAll(codes.Select(code => WithdrawAsync(database, code)));
            await hold.BlockedAsync(1 + codes.Count);
            await hold.LetGoAsync();
            Assert.Equal(ReleaseOutcome.Batch, await release);
            await withdrawals;
        }

        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
        Assert.Equal(5, await TestData.CountAsync(database, "response"));
    }

    private static Task WithdrawAsync(TestDatabase database, WithdrawalCode code) => database.Get<Withdrawal>().WithdrawAsync(code);

    /// <summary>Accepts ten submissions, releases five and returns the code of one of these.</summary>
    private static async Task<WithdrawalCode> ReleasedAsync(TestDatabase database, SurveyWindow window)
    {
        var codes = await TestData.AcceptedAsync(database, window, 10);
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        var waiting = await database.Context().Set<PendingSubmission>().Select(s => s.KeyMac).ToListAsync();
        return codes.First(c => !waiting.Any(w => w.SequenceEqual(database.Get<SubmissionCipher>().LookupKey(c))));
    }
}
