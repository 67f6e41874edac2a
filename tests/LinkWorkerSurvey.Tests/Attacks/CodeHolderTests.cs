using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a thief of the database who also holds every respondent's code, but not the secret. The thief tries to join codes to responses
/// by every hash of code and answers that may be stored.
/// </summary>
public class CodeHolderTests(ITestOutputHelper output)
{
    private const int Respondents = 105;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoCode_IsJoinedToAResponse(bool ended)
    {
        await using var database = await TestDatabase.CreateAsync();
        var codes = await CollectAsync(database, ended);

        var joined = await JoinAsync(database, codes);

        output.WriteLine(
            $"{(ended ? "after the final release" : "while the window runs")}, with every code: {joined} of {Respondents} joined");
        Assert.Equal(0, joined);
    }

    [Fact]
    public async Task ALeakyBuild_ThatKeepsAHashOfTheAnswersUnderTheCode_JoinsThemAll()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("ALTER TABLE receipt ADD content_mac bytea");
        var codes = await CollectAsync(database, ended: true);
        foreach (var (code, number) in codes.Index().Select(c => (c.Item, c.Index)))
        {
            var mac = HMACSHA256.HashData(
                code.Bits,
                JsonSerializer.SerializeToUtf8Bytes(Content(TestData.Submission(number).Ticks, TestData.Submission(number).Texts)));
            await using var keep = database.Source.CreateCommand("UPDATE receipt SET content_mac = $1 WHERE key_mac = $2");
            keep.Parameters.Add(new() { Value = mac });
            keep.Parameters.Add(new() { Value = database.Get<SubmissionCipher>().LookupKey(code) });
            await keep.ExecuteNonQueryAsync();
        }

        var joined = await JoinAsync(database, codes);

        output.WriteLine($"leaky build, a hash of the answers under the code: {joined} of {Respondents} joined");
        Assert.Equal(Respondents, joined);
    }

    private static async Task<IReadOnlyList<WithdrawalCode>> CollectAsync(TestDatabase database, bool ended)
    {
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, Respondents);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        if (ended)
        {
            await TestData.EndAsync(database, window);
            Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        }

        await database.RunAsync("ANALYZE");
        return codes;
    }

    /// <summary>
    /// Returns the number of responses that share a hash with a code. The hashes are of the code alone, of the answers keyed by the code,
    /// and of both concatenated.
    /// </summary>
    private static async Task<int> JoinAsync(TestDatabase database, IReadOnlyList<WithdrawalCode> codes)
    {
        var kept = await KeptAsync(database);
        var joined = 0;
        foreach (var (id, contents) in await ResponsesAsync(database))
        {
            // A hash of the code alone does not join anything: it must be stored with the response.
            var own = await RowAsync(database, id);
            joined += codes.Any(code =>
                Hashes(code, []).Any(own.Contains) || contents.Any(content => Hashes(code, content).Any(kept.Contains)))
                ? 1
                : 0;
        }

        return joined;
    }

    private static IEnumerable<string> Hashes(WithdrawalCode code, byte[] content)
    {
        foreach (
            var key in new[]
            {
                code.Bits.ToArray(),
                Encoding.UTF8.GetBytes(code.ToString()),
                Encoding.UTF8.GetBytes(code.ToString().Replace("-", "", StringComparison.Ordinal)),
            })
        {
            yield return Convert.ToHexStringLower(HMACSHA256.HashData(key, content));
            yield return Convert.ToHexStringLower(HMACSHA256.HashData(content, key));
            yield return Convert.ToHexStringLower(SHA256.HashData([.. key, .. content]));
            yield return Convert.ToHexStringLower(SHA256.HashData([.. content, .. key]));
        }
    }

    /// <summary>
    /// Returns the answers of each response in every form that a program may hash. These are JSON in the order of the columns, each text
    /// alone, and the ticks.
    /// </summary>
    private static async Task<IReadOnlyDictionary<Guid, List<byte[]>>> ResponsesAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var texts = db.AnswerTexts.ToLookup(t => t.ResponseId);
        return db.Responses.ToDictionary(r => r.Id, r =>
        {
            var said = texts[r.Id].Select(t => new AnswerText(t.Question, t.IsOther, t.Text)).ToList();
            var content = Content(r.Ticks, said);
            List<byte[]> writings =
            [
                JsonSerializer.SerializeToUtf8Bytes(content),
                JsonSerializer.SerializeToUtf8Bytes(content, Relaxed),
                JsonSerializer.SerializeToUtf8Bytes(r.Ticks),
                Encoding.UTF8.GetBytes(string.Join(',', r.Ticks)),
                .. said.Select(t => Encoding.UTF8.GetBytes(t.Text)),
                Encoding.UTF8.GetBytes(string.Concat(said.Select(t => t.Text))),
            ];
            return writings;
        });
    }

    private static object Content(IReadOnlyList<short> ticks, IReadOnlyList<AnswerText> texts) =>
        new
        {
            Ticks = ticks,
            Texts = texts,
            WithdrawalMac = "",
        };

    /// <summary>Returns every value of at least 16 bytes in any table, index, statistic or comment.</summary>
    private static async Task<HashSet<string>> KeptAsync(TestDatabase database)
    {
        var dump =
            (await DatabaseDump.OfRowsAsync(database)).Text
            + string.Join(
                '\n',
                await database.ListAsync<string>("SELECT s::text FROM pg_statistic s UNION ALL SELECT d.description FROM pg_description d")
            );
        return Names(dump);
    }

    private static async Task<HashSet<string>> RowAsync(TestDatabase database, Guid id) =>
        Names(
            string.Join(
                '\n',
                await database.ListAsync<string>(
                    $"SELECT r::text FROM response r WHERE id = '{id}' UNION ALL SELECT t::text FROM answer_text t WHERE response_id = "
                        + $"'{id}'")));

    private static HashSet<string> Names(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, "[0-9a-fA-F]{32,}").Select(m => m.Value.ToLowerInvariant())];
}
