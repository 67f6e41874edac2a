using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Runs one window from its first submission to its final release. A seed determines how arrivals, releases, withdrawals and coding
/// interleave, who was invited and who is flagged. The answers reveal nothing of the time of arrival.
/// </summary>
internal sealed class Fieldwork
{
    public const int Counted = 105;
    public const int K = 10;
    private const int Invited = 40;

    private readonly TestDatabase database;
    private readonly Func<Task> release;
    private readonly Random random;
    private readonly int[] labels;
    private readonly HashSet<int> withdrawn = [];
    private SurveyWindow window = null!;
    private IReadOnlyList<(string Address, InvitationToken Token)> invitations = [];

    private Fieldwork(TestDatabase database, Func<Task>? release, int seed)
    {
        this.database = database;
        this.release = release ?? (() => database.Get<Releaser>().ReleaseDueAsync());
        random = new Random(seed);
        labels = [.. Enumerable.Range(0, Counted + random.Next(3, 9))];
        random.Shuffle(labels);
        Words = labels
            .SelectMany((label, arrival) => Sheet(label).Texts.Select(text => (text.Text, arrival)))
            .ToDictionary(w => w.Text, w => w.arrival);
    }

    /// <summary>The arrival number, from 0, of the respondent who wrote each text.</summary>
    public IReadOnlyDictionary<string, int> Words { get; }

    /// <summary>The codes in order of arrival.</summary>
    public List<WithdrawalCode> Codes { get; } = [];

    /// <summary>The invitations in order of arrival; null for respondents with an open link.</summary>
    public List<(string Address, InvitationToken Token)?> Invitations { get; } = [];

    /// <summary>The database as stolen while the window ran, after its last batch.</summary>
    public DatabaseDump During { get; private set; } = null!;

    /// <summary>The database as stolen after the final release.</summary>
    public DatabaseDump After { get; private set; } = null!;

    /// <summary>The same two databases as dumped by pg_dump; null if it is not installed.</summary>
    public (DatabaseDump During, DatabaseDump After)? Dumped { get; private set; }

    public static async Task<Fieldwork> RunAsync(TestDatabase database, int seed, Func<Task>? release = null)
    {
        var fieldwork = new Fieldwork(database, release, seed);
        await fieldwork.CollectAsync();
        fieldwork.During = await DatabaseDump.OfRowsAsync(database);
        var dumped = await DatabaseDump.ByPgDumpAsync(database);
        await TestData.EndAsync(database, fieldwork.window);
        await fieldwork.FinishAsync();
        fieldwork.After = await DatabaseDump.OfRowsAsync(database);
        fieldwork.Dumped = dumped is null ? null : (dumped, (await DatabaseDump.ByPgDumpAsync(database))!);
        return fieldwork;
    }

    /// <summary>Returns the owners of rows that contain no text, which only the survey secret reveals.</summary>
    public IReadOnlyDictionary<string, int?[]> KnownToTheSecret(DatabaseDump theft, SecretKeys secret)
    {
        var (cipher, box) = (new SubmissionCipher(secret), secret.Box("invitation address"));
        var tokenKey = secret.For(InvitationToken.KeyPurpose);
        var keys = Codes.Select((code, arrival) => (Hex(cipher.LookupKey(code)), arrival)).ToDictionary();
        var tokens = Invitations
            .Index()
            .Where(i => i.Item is not null)
            .ToDictionary(i => Hex(HMACSHA256.HashData(tokenKey, i.Item!.Value.Token.Bits)), i => i.Index);
        var addresses = Invitations
            .Index()
            .Where(i => i.Item is not null)
            .ToDictionary(i => $"{i.Item!.Value.Token} {i.Item!.Value.Address}", i => i.Index);
        return new Dictionary<string, int?[]>
        {
            ["receipt"] = Known("receipt", "key_mac", keys),
            ["staged"] = Known("staged", "key_mac", keys),
            ["open_token"] = Known("open_token", "token_mac", tokens),
            ["invitation"] =
            [
                .. theft["invitation"]
                    .Column("address_and_token")
                    .Select(value => Of(addresses, Encoding.UTF8.GetString(box.Open(Convert.FromHexString(value![2..]))))),
            ],
        };

        int?[] Known(string table, string column, Dictionary<string, int> people) =>
            [.. theft[table].Column(column).Select(value => Of(people, value!))];
        static int? Of(Dictionary<string, int> people, string name) => people.TryGetValue(name, out var arrival) ? arrival : null;
        static string Hex(byte[] mac) => $@"\x{Convert.ToHexStringLower(mac)}";
    }

    private async Task CollectAsync()
    {
        window = await TestData.OpenWindowAsync(database, k: K);
        await database
            .Get<InvitationService>()
            .InviteAsync(window, Enumerable.Range(0, Invited).Select(i => $"person{i}@surgery{i % 7}.example"));
        invitations = await database.Get<InvitationService>().ListAsync(window.Id);
        while (Codes.Count < labels.Length)
        {
            for (var arriving = random.Next(1, 9); arriving > 0 && Codes.Count < labels.Length; arriving--)
                await AcceptAsync();
            if (withdrawn.Count < labels.Length - Counted)
                await WithdrawAsync();
            await release();
            await CodeAsync(random.Next(8));
        }
    }

    private async Task AcceptAsync()
    {
        var arrival = Codes.Count;
        (string, InvitationToken Token)? invitation =
            random.Next(3) == 0 && Invitations.Count(i => i is not null) < Invited
                ? invitations[Invitations.Count(i => i is not null)]
                : null;
        var flags = random.Next(40) == 0 ? SubmissionFlags.Speeding : SubmissionFlags.None;
        Codes.Add(WithdrawalCode.Mint());
        Invitations.Add(invitation);
        Assert.Equal(
            AcceptOutcome.Accepted,
            await database.Get<Acceptance>().AcceptAsync(window.Id, Codes[arrival], Sheet(labels[arrival]), flags, invitation?.Token));
    }

    private async Task WithdrawAsync()
    {
        // Only a pending submission can be withdrawn. The seed and the draws of the releases determine which one.
        var pending = (await database.ListAsync<byte[]>("SELECT key_mac FROM staged")).Select(Convert.ToHexString).ToHashSet();
        var able = Enumerable
            .Range(0, Codes.Count)
            .Where(a => pending.Contains(Convert.ToHexString(database.Get<SubmissionCipher>().LookupKey(Codes[a]))))
            .ToList();
        var arrival = able[random.Next(able.Count)];
        withdrawn.Add(arrival);
        await database.Get<Withdrawal>().WithdrawAsync(Codes[arrival]);
    }

    private async Task CodeAsync(int count)
    {
        foreach (
            var text in await database.ListAsync<Guid>(
                $"SELECT id FROM answer_text t WHERE question = 'Q4' AND NOT EXISTS (SELECT FROM reading WHERE text_id = t.id) LIMIT "
                    + $"{count}"))
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [text], window.Frames.Single(f => f.Question == "Q4").Id, CodingOutcome.NothingToCode, [], staffId: null);
    }

    private async Task FinishAsync()
    {
        await release();
        if (await database.ScalarAsync<bool>("SELECT held_at IS NOT NULL AND final_released_at IS NULL FROM survey_window"))
        {
            var staff = await TestData.AdministratorAsync(database);
            await database
                .Get<Releaser>()
                .DecideAsync(
                    window.Id,
                    FinalReleaseDecision.Release,
                    SubmissionFlags.None,
                    "All are people.",
                    staff,
                    agreed: (int)await TestData.CountAsync(database, "staged"));
        }

        Assert.Equal(Counted, await TestData.CountAsync(database, "response"));
    }

    private static Submission Sheet(int label) =>
        new(
            TestData.Questionnaire,
            [201, (short)(601 + (label % 3))],
            [
                new("Q4", false, string.Create(CultureInfo.InvariantCulture, $"skill {label:000}")),
                new("Q5", false, string.Create(CultureInfo.InvariantCulture, $"trait {label:000}")),
            ]);
}
