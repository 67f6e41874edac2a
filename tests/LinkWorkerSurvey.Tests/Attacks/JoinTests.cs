using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a thief of the database, who tries to join what identifies a person or their time of arrival to their answers.
/// </summary>
[Collection(Fieldworks.Name)]
public class JoinTests(Fieldworks fieldworks, ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoInvitationOrReceipt_IsJoinedToAResponse(bool ended)
    {
        string[] answers = ended ? ["final_response", "final_answer_text"] : ["response", "answer_text"];
        var guesses = Pooled(ended, ["invitation", "open_token", "receipt", "staged"], answers);

        AssertNoJoin(guesses, ended ? "after the final release" : "while the window runs");
    }

    [Fact]
    public async Task ALeakyBuild_ReLinksEverybody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await database.RunAsync("ALTER TABLE invitation ADD used boolean; ALTER TABLE receipt ADD content_hash bytea");
        await database
            .Get<InvitationService>()
            .InviteAsync(window, Enumerable.Range(0, Fieldwork.Counted).Select(i => $"person{i}@example.org"));
        var invitations = (await database.ListAsync<Guid>("SELECT id FROM invitation ORDER BY id")).Select(id => id.ToString()).ToList();
        var codes = new List<WithdrawalCode>();
        for (var i = 0; i < Fieldwork.Counted; i++)
        {
            codes.Add(WithdrawalCode.Mint());
            await LeakyBuild.AcceptAsync(database, window, invitations[i], codes[i], TestData.Submission(i));
        }

        var theft = await DatabaseDump.OfRowsAsync(database);
        var owners = OrderAttack.Owners(
            theft, Enumerable.Range(0, Fieldwork.Counted).ToDictionary(i => TestData.Submission(i).Texts[0].Text));
        int?[] invited = [.. theft["invitation"].Column("id").Select(id => (int?)invitations.IndexOf(id!))];
        var keys = codes.Select(code => $@"\x{Convert.ToHexStringLower(database.Get<SubmissionCipher>().LookupKey(code))}").ToList();
        int?[] received = [.. theft["receipt"].Column("key_mac").Select(key => (int?)keys.IndexOf(key!))];

        foreach (
            var (from, known, to, way) in new[]
            {
                ("invitation", invited, "response", "equal transactions"),
                ("receipt", received, "answer_text", "hashes of values"),
                ("receipt", received, "answer_text", "place"),
            })
        {
            var best = JoinAttack.Guesses(theft[from], known, theft[to], owners[to]).Where(g => g.Way == way).MaxBy(g => g.Right)!;
            output.WriteLine($"leaky build, {way} of {best.Pair}: {best.Right} of {Fieldwork.Counted} re-linked");
            Assert.Equal(Fieldwork.Counted, best.Right);
        }
    }

    private void AssertNoJoin(IReadOnlyList<JoinAttack.Guess> guesses, string when)
    {
        foreach (var way in guesses.GroupBy(g => g.Way))
        {
            var best = way.MaxBy(g => (double)g.Right / Math.Max(1, g.Made))!;
            output.WriteLine($"{when}, {way.Key}: at best {best.Right} right of {best.Made} guesses ({best.Pair})");
        }

        // A guess within the right batch is right once in k. Rows that differ from each other can be guessed, and the guess is wrong.
        Assert.All(guesses.Where(g => g.Way is "place" or "lengths" or "next transactions"), g =>
            Assert.InRange(g.Right, 0, Math.Max(5, g.Made / Fieldwork.K)));
        Assert.All(guesses.Where(g => g.Way is "equal values" or "hashes of values" or "equal transactions"), g =>
            Assert.Equal(0, g.Right));
        Assert.Contains(guesses, g => g.Way == "place" && g.Made > 0);
    }

    private IReadOnlyList<JoinAttack.Guess> Pooled(bool ended, string[] from, string[] to)
    {
        var secrets = new SecretKeys(TestDatabase.Secret);
        return
        [
            .. fieldworks.All.SelectMany(f =>
                {
                    var theft = ended ? f.After : f.During;
                    var (owners, known) = (OrderAttack.Owners(theft, f.Words), f.KnownToTheSecret(theft, secrets));
                    return from left in @from
                        from right in to
                        from guess in JoinAttack.Guesses(
                            theft[left],
                            known[left],
                            theft[right],
                            known.GetValueOrDefault(right) ?? owners[right])
                        select guess;
                })
                .GroupBy(g => (g.Way, g.Pair))
                .Select(g => new JoinAttack.Guess(g.Key.Way, g.Key.Pair, g.Sum(x => x.Made), g.Sum(x => x.Right))),
        ];
    }
}
