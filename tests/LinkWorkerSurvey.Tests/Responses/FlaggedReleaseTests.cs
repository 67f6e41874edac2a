using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Responses;

public class FlaggedReleaseTests
{
    [Fact]
    public async Task WhatIsFlagged_IsNeitherReleasedInBatches_NorCountedAsWaiting()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await AcceptedAsync(database, window, 20, SubmissionFlags.Speeding);
        await TestData.AcceptedAsync(database, window, 9, from: 100);

        Assert.Equal(ReleaseOutcome.Nothing, await database.Get<Releaser>().ReleaseAsync(window.Id));
        await database.Get<Releaser>().ReleaseDueAsync();
        Assert.Equal(0, await TestData.CountAsync(database, "response"));

        await TestData.AcceptedAsync(database, window, 1, from: 200);
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Equal(5, await TestData.CountAsync(database, "response"));
        Assert.Empty(Stored.TextsOf(Enumerable.Range(0, 20)).Intersect(await database.TextsAsync()));
    }

    [Fact]
    public async Task AtTheEnd_OneFlaggedSubmission_AwaitsADecision()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await EndedAsync(database, SubmissionFlags.Honeypot, SubmissionFlags.None);

        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Equal(0, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task KindsLeftOut_AreDeletedUnread_AndTheRestIsCounted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await EndedAsync(
            database, SubmissionFlags.Speeding, SubmissionFlags.Speeding | SubmissionFlags.HighVolume, SubmissionFlags.Honeypot);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var staff = await TestData.AdministratorAsync(database);

        await database
            .Get<Releaser>()
            .DecideAsync(
                window.Id, FinalReleaseDecision.Release, SubmissionFlags.Honeypot | SubmissionFlags.HighVolume, "Tests of ours.", staff);

        Assert.Equal(Stored.TextsOf([.. Enumerable.Range(100, 10), 0]), await database.TextsAsync());
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
        Assert.Equal(
            [(AuditAction.FlaggedLeftOut, "2 of 13, of the kinds Honeypot, HighVolume"), (AuditAction.HeldReleased, "Tests of ours.")],
            (await database.Context().AuditEntries.OrderBy(t => t.Id).ToListAsync()).Select(t => (t.Action, t.Note!)));
        Assert.NotNull((await database.Context().Windows.SingleAsync()).FinalReleasedAt);
    }

    [Fact]
    public async Task Discarding_DeletesWhatIsNotFlaggedToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await EndedAsync(database, SubmissionFlags.HighVolume);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        await database
            .Get<Releaser>()
            .DecideAsync(window.Id, FinalReleaseDecision.Discard, SubmissionFlags.None, "All were tests.",
                await TestData.AdministratorAsync(database));

        Assert.Equal(0, await TestData.CountAsync(database, "response"));
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task FlaggedSubmissions_AreCountedByKind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await EndedAsync(
            database, SubmissionFlags.Speeding, SubmissionFlags.Speeding | SubmissionFlags.HighVolume, SubmissionFlags.None);

        Assert.Equal(
            new Dictionary<SubmissionFlags, int> { [SubmissionFlags.Speeding] = 2, [SubmissionFlags.HighVolume] = 1 },
            await database.Get<Releaser>().CountFlaggedAsync(window.Id));
    }

    [Fact]
    public async Task AFlaggedSubmission_CanBeWithdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var code = WithdrawalCode.Mint();
        await database.Get<Acceptance>().AcceptAsync(window.Id, code, TestData.Submission(), SubmissionFlags.Speeding);

        await database.Get<Withdrawal>().WithdrawAsync(code);

        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    /// <summary>
    /// Creates a window at its end, with ten unflagged submissions, numbered from 100, and one for each of the given flags, numbered from
    /// 0.
    /// </summary>
    private static async Task<SurveyWindow> EndedAsync(TestDatabase database, params SubmissionFlags[] flags)
    {
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < flags.Length; i++)
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission(i), flags[i]);
        await TestData.AcceptedAsync(database, window, 10, from: 100);
        await TestData.EndAsync(database, window);
        return window;
    }

    private static async Task AcceptedAsync(TestDatabase database, SurveyWindow window, int count, SubmissionFlags flags)
    {
        for (var i = 0; i < count; i++)
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission(i), flags);
    }
}
