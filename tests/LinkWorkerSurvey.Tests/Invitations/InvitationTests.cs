using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Invitations;

public class InvitationTests
{
    [Fact]
    public async Task AnInvitation_IsGoodForOneForm_HoweverManyAreSentAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AcceptAsync(database, window, tokens[0], WithdrawalCode.Mint(), i)));

        Assert.Single(outcomes, AcceptOutcome.Accepted);
        Assert.Equal(49, outcomes.Count(o => o == AcceptOutcome.InvitationSpent));
        Assert.Equal(1, await A.CountAsync(database, "staged"));
        Assert.Equal(1, await A.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task TheSameForm_SentAgain_IsAcceptedBefore_AlsoOnceItsInvitationIsSpent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database);
        var code = WithdrawalCode.Mint();
        await AcceptAsync(database, window, tokens[0], code);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window, tokens[0], code));
        await A.AcceptedAsync(database, window, 4, from: 1);
        await A.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window, tokens[0], code));
    }

    [Fact]
    public async Task OpeningALink_SpendsNothing_AndSendingSpendsItWithTheRelease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database, count: 12);
        var book = database.Get<InvitationBook>();
        Assert.True(await book.IsGoodAsync(window.Id, tokens[0]));
        Assert.True(await book.IsGoodAsync(window.Id, tokens[0]));

        for (var i = 0; i < 10; i++)
            Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync(database, window, tokens[i], WithdrawalCode.Mint(), i));

        Assert.False(await book.IsGoodAsync(window.Id, tokens[0]));
        Assert.Equal(12, await A.CountAsync(database, "open_token"));
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Equal(7, await A.CountAsync(database, "open_token"));
        foreach (var token in tokens.Take(10))
            Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, window, token, WithdrawalCode.Mint()));
        Assert.True(await book.IsGoodAsync(window.Id, tokens[11]));
    }

    [Fact]
    public async Task AnAnswerWithdrawnWhileItWaits_LeavesTheInvitationGood()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database);
        var code = WithdrawalCode.Mint();
        await AcceptAsync(database, window, tokens[0], code);

        await database.Get<Withdrawal>().WithdrawAsync(code);

        Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync(database, window, tokens[0], WithdrawalCode.Mint()));
    }

    [Fact]
    public async Task AnInvitationToAnotherWindow_OrToNone_IsNotTaken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitedAsync(database);
        var other = await A.OpenWindowAsync(database, "other");

        Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, other, tokens[0], WithdrawalCode.Mint()));
        Assert.True(InvitationToken.TryParse(WithdrawalCode.Mint().ToString(), out var none));
        Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, other, none, WithdrawalCode.Mint()));
        Assert.Equal(0, await A.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task Inviting_TakesEverybodyOnce_AndNeverFewerThanKAtATime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var book = database.Get<InvitationBook>();
        string[] first = [.. Enumerable.Range(0, 5).Select(i => $"person{i}@example.org")];

        Assert.Equal(5, await book.InviteAsync(window, [.. first, " PERSON0@example.org "]));
        Assert.Equal(0, await book.InviteAsync(window, first));
        await Assert.ThrowsAsync<ArgumentException>(() => book.InviteAsync(window, ["late@example.org"]));

        Assert.Equal(first, (await book.ListAsync(window.Id)).Select(i => i.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheFinalRelease_EndsEveryInvitation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database);
        for (var i = 0; i < 5; i++)
            await AcceptAsync(database, window, tokens[i], WithdrawalCode.Mint(), i);
        await A.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal(0, await A.CountAsync(database, "open_token"));
        Assert.Equal(5, await A.CountAsync(database, "response"));
    }

    internal static async Task<(SurveyWindow Window, IReadOnlyList<InvitationToken> Tokens)> InvitedAsync(TestDatabase database, int count = 10)
    {
        var window = await A.OpenWindowAsync(database);
        await database.Get<InvitationBook>().InviteAsync(window, Enumerable.Range(0, count).Select(i => $"person{i}@example.org"));
        return (window, [.. (await database.Get<InvitationBook>().ListAsync(window.Id)).Select(i => i.Token)]);
    }

    private static Task<AcceptOutcome> AcceptAsync(TestDatabase database, SurveyWindow window, InvitationToken token, WithdrawalCode code, int number = 0) =>
        database.Get<Acceptance>().AcceptAsync(window.Id, code, A.Sheet(number), token: token);
}
