using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
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

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => AcceptAsync(database, window, tokens[0], WithdrawalCode.Mint(), i)));

        Assert.Single(outcomes, AcceptOutcome.Accepted);
        Assert.Equal(49, outcomes.Count(o => o == AcceptOutcome.InvitationSpent));
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task TheSameForm_SentAgain_IsAcceptedBefore_AlsoOnceItsInvitationIsSpent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database);
        var code = WithdrawalCode.Mint();
        await AcceptAsync(database, window, tokens[0], code);

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window, tokens[0], code));
        await TestData.AcceptedAsync(database, window, 4, from: 1);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal(AcceptOutcome.AcceptedBefore, await AcceptAsync(database, window, tokens[0], code));
    }

    [Fact]
    public async Task Sending_UsesAnInvitation_WithTheRelease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitedAsync(database, count: 12);
        for (var i = 0; i < 10; i++)
            Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync(database, window, tokens[i], WithdrawalCode.Mint(), i));

        Assert.Equal(12, await TestData.CountAsync(database, "open_token"));
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Equal(7, await TestData.CountAsync(database, "open_token"));
        foreach (var token in tokens.Take(10))
            Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, window, token, WithdrawalCode.Mint()));
        Assert.Equal(AcceptOutcome.Accepted, await AcceptAsync(database, window, tokens[11], WithdrawalCode.Mint()));
    }

    [Fact]
    public async Task AnAnswerWithdrawnWhileItWaits_LeavesTheInvitationUsable()
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
        var other = await TestData.OpenWindowAsync(database, "other");

        Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, other, tokens[0], WithdrawalCode.Mint()));
        Assert.Equal(AcceptOutcome.InvitationSpent, await AcceptAsync(database, other, InvitationToken.Mint(), WithdrawalCode.Mint()));
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task Inviting_TakesEverybodyOnce_AndNeverFewerThanKAtATime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var book = database.Get<InvitationService>();
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
        await TestData.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal(0, await TestData.CountAsync(database, "open_token"));
        Assert.Equal(5, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public void TryParse_TokenThatWasCutOrChanged_IsFalse()
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var whole = InvitationToken.Mint().ToString();
        var cut = Enumerable.Range(1, whole.Length - 1).SelectMany(at => new[] { whole[..at], whole[at..] });
        var changed = Enumerable.Range(0, whole.Length)
            .SelectMany(i => alphabet.Where(c => c != whole[i]).Select(c => $"{whole[..i]}{c}{whole[(i + 1)..]}"));
        var swapped = Enumerable.Range(1, whole.Length - 1).Where(i => whole[i - 1] != whole[i])
            .Select(i => $"{whole[..(i - 1)]}{whole[i]}{whole[i - 1]}{whole[(i + 1)..]}");

        string[] mangled = [.. cut, .. changed, .. swapped, $"{whole}.", $"{whole}0", $" {whole}"];
        Assert.All(mangled, text => Assert.False(InvitationToken.TryParse(text, out _), text));
        Assert.True(InvitationToken.TryParse(whole.ToLowerInvariant(), out var read));
        Assert.Equal(whole, read.ToString());
    }

    internal static async Task<(SurveyWindow Window, IReadOnlyList<InvitationToken> Tokens)> InvitedAsync(
        TestDatabase database,
        int count = 10)
    {
        var window = await TestData.OpenWindowAsync(database);
        await database.Get<InvitationService>().InviteAsync(window, Enumerable.Range(0, count).Select(i => $"person{i}@example.org"));
        return (window, [.. (await database.Get<InvitationService>().ListAsync(window.Id)).Select(i => i.Token)]);
    }

    private static Task<AcceptOutcome> AcceptAsync(
        TestDatabase database,
        SurveyWindow window,
        InvitationToken token,
        WithdrawalCode code,
        int number = 0) => database.Get<Acceptance>().AcceptAsync(window.Id, code, TestData.Submission(number), token: token);
}
