using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Responses;

public class AwaitedDecisionTests
{
    [Fact]
    public async Task FewerThanKAtTheEnd_AwaitADecision()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);

        Assert.NotNull((await database.Context().Windows.SingleAsync()).HeldAt);
        Assert.Equal(0, await TestData.CountAsync(database, "response"));
        Assert.Equal(4, await TestData.CountAsync(database, "staged"));
        Assert.Equal(ReleaseOutcome.Nothing, await database.Get<Releaser>().ReleaseAsync(window));
    }

    [Fact]
    public async Task ReleaseOfFewerThanK_WithoutAgreementToTheirNumber_DoesNothingAndSaysHowMany()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        var before = await database.DumpAsync();

        foreach (int? agreed in new int?[] { null, 3, 5 })
            Assert.Equal(
                4,
                await database.Get<Releaser>()
                    .DecideAsync(window, FinalReleaseDecision.Release, SubmissionFlags.None, "All four agreed.", staff, agreed)
            );

        Assert.Equal(before, await database.DumpAsync());
    }

    [Theory]
    [InlineData(FinalReleaseDecision.Release)]
    [InlineData(FinalReleaseDecision.Discard)]
    public async Task EitherDecision_TakesNobodyAwayWhoIsInTheResults(FinalReleaseDecision decision)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 10);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = await database.TextsAsync();
        var pending = (await database.ListAsync<byte[]>("SELECT key_mac FROM staged")).Select(Convert.ToHexString).ToHashSet();
        foreach (var code in codes.Where(c => !pending.Contains(Convert.ToHexString(database.Get<SubmissionCipher>().LookupKey(c)))))
            await database.Get<Withdrawal>().WithdrawAsync(code);
        await database
            .Get<Withdrawal>()
            .WithdrawAsync(codes.First(c => pending.Contains(Convert.ToHexString(database.Get<SubmissionCipher>().LookupKey(c)))));
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await database
            .Get<Releaser>()
            .DecideAsync(window.Id, decision, SubmissionFlags.None, "Decided.", await TestData.AdministratorAsync(database), agreed: 4);

        Assert.Empty(released.Except(await database.TextsAsync()));
        Assert.Equal(decision == FinalReleaseDecision.Release ? 9 : 5, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task DecidedToRelease_AllIsReleasedAndTheReasonKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);

        await database.Get<Releaser>()
            .DecideAsync(window, FinalReleaseDecision.Release, SubmissionFlags.None, " All four agreed. ", staff, agreed: 4);

        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, 4)), await database.TextsAsync());
        await AssertDecidedAsync(database, window, AuditAction.HeldReleased, "All four agreed.", staff);
    }

    [Fact]
    public async Task DecidedToDiscard_WhatWaitsGoesAndTheReasonIsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);

        await database.Get<Releaser>().DecideAsync(window, FinalReleaseDecision.Discard, SubmissionFlags.None, "Too few.", staff);

        Assert.Empty(await database.TextsAsync());
        await AssertDecidedAsync(database, window, AuditAction.HeldDiscarded, "Too few.", staff);
    }

    [Fact]
    public async Task DecidedToDiscard_WhatWasReleasedBeforeStays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 10);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = await database.TextsAsync();
        var waiting = await database.Context().Set<PendingSubmission>().Select(s => s.KeyMac).ToListAsync();
        await database
            .Get<Withdrawal>()
            .WithdrawAsync(codes.First(c => waiting.Any(w => w.SequenceEqual(database.Get<SubmissionCipher>().LookupKey(c)))));
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await database
            .Get<Releaser>()
            .DecideAsync(
                window.Id, FinalReleaseDecision.Discard, SubmissionFlags.None, "Too few.", await TestData.AdministratorAsync(database));

        Assert.Equal(released, await database.TextsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task WithoutAReason_NothingIsDecided(string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        var before = await database.DumpAsync();

        await Assert.ThrowsAsync<RuleException>(() =>
            database.Get<Releaser>().DecideAsync(window, FinalReleaseDecision.Release, SubmissionFlags.None, reason, staff));

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AReasonThatCannotBeKept_DecidesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);

        await Assert.ThrowsAsync<RuleException>(() =>
            database
                .Get<Releaser>()
                .DecideAsync(window, FinalReleaseDecision.Discard, SubmissionFlags.None, new string('a', AuditEntry.NoteLimit + 1), staff));

        Assert.Equal(4, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AWindowThatAwaitsNoDecision_IsNotDecidedOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        var staff = await TestData.AdministratorAsync(database);

        await Assert.ThrowsAsync<RuleException>(() =>
            database.Get<Releaser>().DecideAsync(window.Id, FinalReleaseDecision.Discard, SubmissionFlags.None, "A mistake.", staff));

        Assert.Equal(10, await TestData.CountAsync(database, "staged"));
        Assert.Equal(0, await TestData.CountAsync(database, "trail"));
    }

    [Fact]
    public async Task ADecision_IsTakenOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await HeldAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await database.Get<Releaser>()
            .DecideAsync(window, FinalReleaseDecision.Release, SubmissionFlags.None, "All four agreed.", staff, agreed: 4);

        await Assert.ThrowsAsync<RuleException>(() =>
            database.Get<Releaser>().DecideAsync(window, FinalReleaseDecision.Discard, SubmissionFlags.None, "Too few.", staff));

        Assert.Equal(4, await TestData.CountAsync(database, "response"));
    }

    private static async Task<int> HeldAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 4);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return window.Id;
    }

    private static async Task AssertDecidedAsync(TestDatabase database, int window, AuditAction act, string reason, Guid staff)
    {
        await using var db = database.Context();
        var entry = await db.AuditEntries.SingleAsync();
        Assert.Equal((act, reason, staff, window), (entry.Action, entry.Note, entry.StaffId, entry.WindowId));
        Assert.NotNull((await db.Windows.SingleAsync()).FinalReleasedAt);
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }
}
