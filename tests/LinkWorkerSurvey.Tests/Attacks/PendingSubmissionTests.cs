using System.Text;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a thief of a running window's database, who searches for anything readable of pending submissions. These are texts, codes,
/// tokens and addresses, in any encoding.
/// </summary>
public class PendingSubmissionTests(ITestOutputHelper output)
{
    private const int Accepted = 25;

    [Fact]
    public async Task NothingOfAPendingSubmission_IsReadable()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (waiting, counted) = await CollectedAsync(database);
        var thefts = new[] { await DatabaseDump.OfRowsAsync(database), await DatabaseDump.ByPgDumpAsync(database) }
            .OfType<DatabaseDump>().ToList();

        foreach (var theft in thefts)
        {
            output.WriteLine($"{Found(theft, waiting)} of {waiting.Count} secrets found, written in any way");
            Assert.Equal(0, Found(theft, waiting));
            Assert.Equal(counted.Count, Found(theft, counted));
        }
    }

    [Theory]
    [InlineData("encode($1, 'hex')")]
    [InlineData("encode($1, 'base64')")]
    [InlineData("encode('?'::bytea || $1, 'base64')")]
    [InlineData("encode('??'::bytea || $1, 'base64')")]
    public async Task ALeakyBuild_ThatKeepsThemAside_IsReadHoweverItWritesThem(string writing)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (waiting, _) = await CollectedAsync(database);
        await database.RunAsync("CREATE TABLE aside (id int, note text)");
        foreach (var secret in waiting)
        {
            await using var keep = database.Source.CreateCommand($"INSERT INTO aside VALUES (1, translate({writing}, E'\\n', ''))");
            keep.Parameters.Add(new() { Value = secret });
            await keep.ExecuteNonQueryAsync();
        }

        var found = Found(await DatabaseDump.OfRowsAsync(database), waiting);
        output.WriteLine($"leaky build, {writing}: {found} of {waiting.Count} secrets found");
        Assert.Equal(waiting.Count, found);
    }

    /// <summary>Returns the secrets of a running window and, for comparison, the texts of released responses.</summary>
    private static async Task<(IReadOnlyList<byte[]> Waiting, IReadOnlyList<byte[]> Counted)> CollectedAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        await database.Get<InvitationService>().InviteAsync(window, Enumerable.Range(0, Accepted).Select(i => $"person{i:00}@example.org"));
        var invitations = await database.Get<InvitationService>().ListAsync(window.Id);
        var codes = new List<WithdrawalCode>();
        for (var i = 0; i < Accepted; i++)
        {
            codes.Add(WithdrawalCode.Mint());
            Assert.Equal(
                AcceptOutcome.Accepted,
                await database.Get<Acceptance>().AcceptAsync(window.Id, codes[i], Sheet(i), token: invitations[i].Token));
        }

        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        var counted = await database.TextsAsync();
        IEnumerable<string> words = Enumerable.Range(0, Accepted).Select(i => Sheet(i).Texts[0].Text).Except(counted);
        IEnumerable<string> written =
        [
            .. words,
            .. invitations.Select(i => i.Address),
            .. invitations.Select(i => i.Token.ToString()),
            .. codes.Select(c => c.ToString()),
            .. codes.Select(c => c.ToString().Replace("-", "", StringComparison.Ordinal)),
        ];
        return (
            [
                .. written.Select(Encoding.UTF8.GetBytes),
                .. codes.Select(c => RandomCode.Read(c.ToString())!),
                .. invitations.Select(i => i.Token.Bits.ToArray()),
            ],
            [.. counted.Select(Encoding.UTF8.GetBytes)]);
    }

    private static Submission Sheet(int number) =>
        new(TestData.Questionnaire, [], [new("Q4", false, $"the words of respondent {number:00}")]);

    private static int Found(DatabaseDump theft, IReadOnlyList<byte[]> secrets)
    {
        var text = theft.Text.ToUpperInvariant();
        return secrets.Count(secret =>
            Writings(secret).Any(written => text.Contains(written.ToUpperInvariant(), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Writings(byte[] secret)
    {
        if (secret.All(b => b is >= 0x20 and < 0x7f))
        {
            yield return Encoding.ASCII.GetString(secret);
            yield return Convert.ToHexString(Encoding.Unicode.GetBytes(Encoding.ASCII.GetString(secret)));
        }

        yield return Convert.ToHexString(secret);

        // In base 64 the same bytes look different after zero, one or two other bytes, and the letters at both ends depend on their
        // neighbours.
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=');
            var inner = whole[(before == 0 ? 0 : before + 1)..^1];
            yield return inner;
            yield return inner.Replace('+', '-').Replace('/', '_');
        }
    }
}
