using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests that two coders decide on the same answers independently, and what becomes of their decisions.</summary>
public class DoubleCodingTests
{
    private static readonly string[] Twelve = [.. Enumerable.Range(0, 12).Select(i => $"answer {i}")];

    [Fact]
    public async Task TheSecondOfTwoCoders_DoesNotCount_UntilADecisionSettlesWhatTheyDecidedDifferently()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Twelve, "Listening", "Advice");
        var (ann, ben, cy) = await CodersAsync(database);
        var text = (await TextsAsync(database))[0];
        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 100, ann));

        await DecideAsync(database, text, "Listening", ann, isOneOfTwo: true);
        await DecideAsync(database, text, "Advice", ben, isOneOfTwo: true);
        Assert.Equal(["Sole Listening counts, compared", "Second Advice compared"], await DecisionsAsync(database, text));
        await Assert.ThrowsAsync<RuleException>(() => DecideAsync(database, text, "Advice", cy, isOneOfTwo: true));
        Assert.Equal((1, 0), await CountAsync(database));

        await DoAsync(database, coding => coding.CompareAsync(frame.Id, ann));
        await Assert.ThrowsAsync<RuleException>(() => DecideAsync(database, text, "Advice", ben, isOneOfTwo: true));
        await DecideAsync(database, text, "Advice", cy);
        Assert.Equal(
            ["Sole Listening compared", "Second Advice compared", "Adjudicated Advice counts"], await DecisionsAsync(database, text));
        Assert.Equal((0, 1), await CountAsync(database));
        await using (var db = database.Context())
            Assert.Equal(cy, (await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.DoubleCodingSettled)).StaffId);

        await DoAsync(database, coding => coding.UndoAsync(frame.Id, cy));
        Assert.Equal((1, 0), await CountAsync(database));
        await Assert.ThrowsAsync<RuleException>(() => DoAsync(database, coding => coding.UndoAsync(frame.Id, ben)));
        Assert.Equal(
            ["Sole Listening counts, compared", "Second Advice compared", "Adjudicated Advice"], await DecisionsAsync(database, text));
    }

    [Fact]
    public async Task EachOfTwoCoders_CanCorrectAndUndoTheirOwnDecision_WhileTheyAreNotCompared()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, (ann, ben, _)) = (await CodingData.ReleasedAsync(database, Twelve, "Listening", "Advice"), await CodersAsync(database));
        var text = (await TextsAsync(database))[0];
        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 100, ann));
        await DecideAsync(database, text, "Listening", ann, isOneOfTwo: true);
        await DecideAsync(database, text, "Listening", ben, isOneOfTwo: true);

        await DecideAsync(database, text, "Advice", ann, isOneOfTwo: true);
        await DecideAsync(database, text, "Advice", ben, isOneOfTwo: true);
        Assert.Equal(
            ["Sole Advice counts, compared", "Second Advice compared", "Second Listening", "Sole Listening"],
            await DecisionsAsync(database, text));

        await DoAsync(database, coding => coding.UndoAsync(frame.Id, ben));
        await DoAsync(database, coding => coding.UndoAsync(frame.Id, ann));
        Assert.Equal(
            ["Sole Listening counts, compared", "Second Listening compared", "Second Advice", "Sole Advice"],
            await DecisionsAsync(database, text));

        // The first decision stays while another coder has decided beside it.
        await Assert.ThrowsAsync<RuleException>(() => DoAsync(database, coding => coding.UndoAsync(frame.Id, ann)));
        await DoAsync(database, coding => coding.UndoAsync(frame.Id, ben));
        await DoAsync(database, coding => coding.UndoAsync(frame.Id, ann));
        Assert.DoesNotContain(
            await DecisionsAsync(database, text), d => d.Contains("count", StringComparison.Ordinal) || d.EndsWith('d'));
    }

    [Fact]
    public async Task AnyOrderOfDecisionsByThreeCoders_KeepsOneThatCountsAndAPairOfDifferentCoders_AndUndoneIsAsAtTheStart()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, coders) = (await CodingData.ReleasedAsync(database, Twelve, "Listening", "Advice"), await CodersAsync(database));
        Guid[] all = [coders.Ann, coders.Ben, coders.Cy];
        var texts = (await TextsAsync(database))[..3];
        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 100, coders.Ann));
        var (pairs, refused) = (0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            for (var step = 0; step < 30; step++)
            {
                var (coder, text) = (all[random.Next(3)], texts[random.Next(3)]);
                var problem = await Record.ExceptionAsync(() => random.Next(4) switch
                {
                    0 => DoAsync(database, coding => coding.UndoAsync(frame.Id, coder)),
                    1 => DecideAsync(database, text, null, coder, isOneOfTwo: true, CodingOutcome.SecondLook),
                    _ => DecideAsync(database, text, random.Next(2) == 0 ? "Listening" : "Advice", coder, isOneOfTwo: true),
                });
                refused += problem is null ? 0 : 1;
                Assert.True(problem is null or RuleException, $"{problem}");
                pairs += await RequireSoundAsync(database);
            }

            // From the last to the first, whoever made them.
            while (await LastAsync(database) is { } last)
                await DoAsync(database, coding => coding.UndoAsync(frame.Id, last));
            await using var db = database.Context();
            Assert.Equal(0, await db.CodingDecisions.CountAsync(d => d.IsStanding || d.IsCompared));
        }

        Assert.InRange(pairs, 100, int.MaxValue);
        Assert.InRange(refused, 20, int.MaxValue);
    }

    [Fact]
    public async Task TheFinalRelease_KeepsThePairs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        async Task AnswerAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await database.Get<Acceptance>().AcceptAsync(
                    window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [], [new("Q7", false, $"answer {i}")]));
            }
        }

        await AnswerAsync(2 * window.MinimumBatchSize);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var (ann, ben, _) = await CodersAsync(database);
        int frame;
        await using (var db = database.Context())
        {
            var found = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
            found.AddCode("Listening");
            await db.SaveChangesAsync();
            frame = found.Id;
        }

        await DoAsync(database, coding => coding.AskTwiceAsync(frame, 100, ann));
        foreach (var text in await TextsAsync(database))
        {
            await DecideAsync(database, text, "Listening", ann, isOneOfTwo: true);
            await DecideAsync(database, text, null, ben, isOneOfTwo: true, CodingOutcome.NothingToCode);
        }

        var before = await ComparedAsync(database);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.NotEmpty(before);
        Assert.Equal(before, await ComparedAsync(database));
    }

    [Fact]
    public async Task ComparedCoders_StandBesideTheFigures_WithTheAgreementOfTheCommand()
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] answers = [.. Twelve, "Same words", " same  WORDS "];
        var frame = await CodingData.ReleasedAsync(database, answers, "Listening", "Advice");
        var (ann, ben, _) = await CodersAsync(database);
        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 50, ann));
        List<UnitCoding> codings = [];
        await using (var db = database.Context())
        {
            var texts = await db.CodingTexts.AsNoTracking().ToListAsync();
            foreach (var (place, text) in texts.OrderBy(t => t.Text, StringComparer.OrdinalIgnoreCase).Index())
            {
                var (first, second) = (place % 3 == 0 ? "Advice" : "Listening", place % 4 == 0 ? "Advice" : "Listening");
                var isSame = text.Text.Contains("same", StringComparison.OrdinalIgnoreCase);
                (first, second) = isSame ? ("Advice", "Listening") : (first, second);
                await DecideAsync(database, text.Id, first, ann, isOneOfTwo: true);
                if (place < 6 || isSame)
                    await DecideAsync(database, text.Id, second, ben, isOneOfTwo: true);
                if (place < 6 || text.Text == "Same words")
                    codings.AddRange([new(text.Text, "Ann", Set(first)), new(text.Text, "Ben", Set(second))]);
            }
        }

        Assert.Null((await TableAsync(database)).Coding);
        await DoAsync(database, coding => coding.CompareAsync(frame.Id, ann));

        var expected = CodingAgreement.PooledOf(codings);
        var table = await TableAsync(database);
        Assert.Equal(
            (8, 14, 7, expected.KrippendorffAlpha, expected.AlphaInterval),
            (table.Coding!.CodedTwice, table.Coding.Texts, table.Coding.Answers, table.Coding.Alpha, table.Coding.AlphaInterval));
        var (alpha, low, high) = (expected.KrippendorffAlpha, expected.AlphaInterval!.Low, expected.AlphaInterval.High);
        Assert.Contains(
            FormattableString.Invariant($"Coded twice: 57%, alpha {alpha:0.00} (95% interval {low:0.00} to {high:0.00}), n = 7."),
            table.Notes);

        static HashSet<string> Set(string label) => [label];
    }

    [Fact]
    public async Task AskingTwoCoders_HasRules()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, (ann, ben, _)) = (await CodingData.ReleasedAsync(database, Twelve, "Listening"), await CodersAsync(database));
        foreach (var share in new[] { 0, -1, 101 })
            await Assert.ThrowsAsync<RuleException>(() => DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, share, ann)));
        var text = (await TextsAsync(database))[0];
        await Assert.ThrowsAsync<RuleException>(() => DecideAsync(database, text, "Listening", ann, isOneOfTwo: true));

        // Nobody was the second: nothing is compared.
        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 30, ann));
        await Assert.ThrowsAsync<RuleException>(() => SplitAsync());
        await Assert.ThrowsAsync<RuleException>(() => DoAsync(database, coding => coding.SignOffAsync(frame.WindowId, "Q7", ann)));
        await DoAsync(database, coding => coding.CompareAsync(frame.Id, ann));
        Assert.Equal((null, null), await AskedAsync());

        await DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 30, ann));
        await DecideAsync(database, text, "Listening", ann, isOneOfTwo: true);
        await DecideAsync(database, text, "Listening", ben, isOneOfTwo: true);
        await DoAsync(database, coding => coding.CompareAsync(frame.Id, ann));
        await DoAsync(database, coding => coding.CompareAsync(frame.Id, ann));
        await Assert.ThrowsAsync<RuleException>(() => DoAsync(database, coding => coding.AskTwiceAsync(frame.Id, 60, ann)));
        Assert.Equal(30, (await AskedAsync()).Share);

        await using var db = database.Context();
        Assert.Equal(
            [
                (AuditAction.DoubleCodingAsked, "30% of the answers"), (AuditAction.DoubleCodingCompared, "0 texts coded by two"),
                (AuditAction.DoubleCodingAsked, "30% of the answers"), (AuditAction.DoubleCodingCompared, "1 text coded by two"),
            ],
            (await db.AuditEntries.Where(e => e.Subject == "Q7").OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Action, e.Note!)));

        async Task SplitAsync()
        {
            await using var context = database.Context();
            await new CodeFrameService(context, TimeProvider.System).SplitCodeAsync(frame.Id, frame.Codes[0].Id, "New", [text], ann);
        }

        async Task<(int? Share, DateTimeOffset? At)> AskedAsync() =>
            await CodingData.FrameAsync(database) is var now ? (now.DoubleShare, now.ComparedAt) : default;
    }

    [Fact]
    public async Task ASignOffTakenBack_LetsCodingChange_ButTheQuestionIsNeverCrossedAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, (ann, _, _)) = (await CodingData.ReleasedAsync(database, Twelve, "Listening"), await CodersAsync(database));
        var text = (await TextsAsync(database))[0];
        await DoAsync(database, coding => coding.SignOffAsync(frame.WindowId, "Q7", ann, "coded twice: 8%"));
        Assert.True(await CanBeCrossedAsync());
        await Assert.ThrowsAsync<RuleException>(() => DecideAsync(database, text, "Listening", ann));
        foreach (var reason in new[] { null, " ", new string('x', 501) })
        {
            await Assert.ThrowsAsync<RuleException>(
                () => DoAsync(database, coding => coding.ReopenAsync(frame.WindowId, "Q7", reason, ann)));
        }

        for (var i = 0; i < 2; i++)
            await DoAsync(database, coding => coding.ReopenAsync(frame.WindowId, "Q7", "Codes were mixed up", ann));
        await DecideAsync(database, text, "Listening", ann);
        await DoAsync(database, coding => coding.SignOffAsync(frame.WindowId, "Q7", ann));

        Assert.False(await CanBeCrossedAsync());
        await using var db = database.Context();
        Assert.Equal(
            [
                (AuditAction.CodingSignedOff, "Q7, 12 not coded; coded twice: 8%"), (AuditAction.CodingReopened, "Codes were mixed up"),
                (AuditAction.CodingSignedOff, "Q7, 11 not coded"),
            ],
            (await db.AuditEntries.OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Action, e.Note!)).TakeLast(3));

        async Task<bool> CanBeCrossedAsync()
        {
            await using var context = database.Context();
            var window = await context.Windows.AsNoTracking().Include(w => w.Questionnaire).Include(w => w.Frames).SingleAsync();
            return (await new CrossTabQuery(context).QuestionsAsync(window)).Single(q => q.Key == "Q7").CanBeCrossed;
        }
    }

    private static async Task<(Guid Ann, Guid Ben, Guid Cy)> CodersAsync(TestDatabase database) => (
        await TestData.AdministratorAsync(database, "ann@example.org"),
        await TestData.AdministratorAsync(database, "ben@example.org"),
        await TestData.AdministratorAsync(database, "cy@example.org"));

    private static async Task DoAsync(TestDatabase database, Func<CodingService, Task> act)
    {
        await using var db = database.Context();
        await act(new CodingService(db, TimeProvider.System));
    }

    private static async Task DecideAsync(
        TestDatabase database, Guid text, string? code, Guid coder, bool isOneOfTwo = false, CodingOutcome outcome = CodingOutcome.Coded)
    {
        var frame = await CodingData.FrameAsync(database);
        int[] codes = code is null ? [] : [frame.Codes.Single(one => one.Label == code).Id];
        await DoAsync(database, coding => coding.RecordDecisionAsync([text], frame.Id, outcome, codes, coder, isOneOfTwo: isOneOfTwo));
    }

    private static async Task<Guid[]> TextsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.CodingTexts.OrderBy(text => text.Id).Select(text => text.Id).ToArrayAsync();
    }

    private static async Task<IReadOnlyList<string>> DecisionsAsync(TestDatabase database, Guid text)
    {
        await using var db = database.Context();
        var decisions = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes).Where(d => d.TextId == text).ToListAsync();
        return
        [
            .. decisions.OrderByDescending(d => d.IsCompared).ThenByDescending(d => d.IsStanding)
                .ThenBy(d => d.Pass is CodingPass.Second == d.IsCompared).ThenBy(d => d.Codes[0].Label, StringComparer.Ordinal)
                .Select(d => $"{d.Pass} {d.Codes[0].Label}{(d.IsStanding ? " counts" : "")}{(d.IsStanding && d.IsCompared ? "," : "")}"
                    + (d.IsCompared ? " compared" : "")),
        ];
    }

    /// <summary>Returns the number of pairs.</summary>
    private static async Task<int> RequireSoundAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var texts = (await db.CodingDecisions.AsNoTracking().Where(d => d.IsStanding || d.IsCompared).ToListAsync()).GroupBy(d => d.TextId)
            .ToList();
        foreach (var text in texts)
        {
            Assert.Single(text, d => d.IsStanding);
            Assert.DoesNotContain(text, d => d.IsStanding && d.Pass == CodingPass.Second);
            var compared = text.Where(d => d.IsCompared).ToList();
            Assert.True(compared.Count is 0 or 2, $"{compared.Count} compared");
            Assert.Equal(compared.Count, compared.Select(d => d.StaffId).Distinct().Count());
        }

        return texts.Count(text => text.Any(d => d.IsCompared));
    }

    private static async Task<Guid?> LastAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.CodingSteps.Where(step => step.UndoneAt == null).OrderByDescending(step => step.Id)
            .Select(step => (Guid?)step.StaffId).FirstOrDefaultAsync();
    }

    private static async Task<(int Listening, int Advice)> CountAsync(TestDatabase database)
    {
        var rows = (await TableAsync(database)).Categories;
        return (rows.Single(row => row.Label == "Listening").Share.Count, rows.Single(row => row.Label == "Advice").Share.Count);
    }

    private static async Task<FacetFigures> TableAsync(TestDatabase database) =>
        (await Figure.CountAsync(database, "wave")).Figures(new FigureView()).Questions.Single(table => table.Code == "Q7");

    private static async Task<IReadOnlyList<string>> ComparedAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var texts = await db.CodingTexts.ToDictionaryAsync(text => text.Id, text => text.Text);
        return
        [
            .. (await db.CodingDecisions.AsNoTracking().Where(d => d.IsCompared).ToListAsync())
                .Select(d => $"{texts[d.TextId]} {d.Pass} {d.Outcome} {d.StaffId}").Order(StringComparer.Ordinal),
        ];
    }
}
