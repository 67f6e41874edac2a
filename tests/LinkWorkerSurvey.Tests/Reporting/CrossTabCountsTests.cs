using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Tests.Coding;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

public class CrossTabCountsTests
{
    // Every submission identifies itself in a text, so that a released text leads back to it.
    private static readonly Question Name = new() { Code = "Name", Kind = QuestionKinds.OpenText, Title = "Name", Text = "Name?" };

    private static readonly Gen<QuestionPlan> AnyQuestion =
        from kind in Gen.Int[0, QuestionKinds.All.Count - 1].Select(i => QuestionKinds.All[i])
        from options in Gen.Int[1, 4]
        from other in Gen.Bool
        from facets in Gen.Frequency((2, 0), (1, 2))
        from signedOff in Gen.Frequency((3, true), (1, false)).Array[2]
        select new QuestionPlan(kind, options, other, facets, signedOff);

    private static readonly Gen<AnswerPlan> Answers = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4].Array[5], Gen.Int[1, 4])
        .Select((fullness, ticks, text) => new AnswerPlan([.. ticks.Select(t => t <= fullness)], text <= fullness));

    private static readonly Gen<Decision> Decisions =
        from state in Gen.Frequency((4, CodingOutcome.Coded), (1, CodingOutcome.NothingToCode), (1, CodingOutcome.SecondLook))
        from isCodedTwice in Gen.Frequency((4, false), (1, true))
        from codes in Gen.Int[0, 9].Array[1, 2]
        select new Decision(state, isCodedTwice, codes);

    [Fact]
    public async Task TheDatabaseCrossesWhatAPatientPersonWouldCross()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (tables, exclusive, refused) = (0, 0, 0);
        await Gen.Select(AnyQuestion.Array[2, 4], Answers.Array[4].Array[5, 25], Decisions.Array[200])
            .SampleAsync(
                async (plans, answers, decisions) =>
                {
                    var (window, submissions) = await FinishAsync(database, plans, answers, $"wave-{Guid.NewGuid():N}"[..20]);
                    var standing = await CodeAsync(database, window, submissions, decisions);
                    var signed = new HashSet<CodeFrame>(
                        window.Frames.Where(frame =>
                            plans.ElementAtOrDefault(Number(frame))?.SignedOff[frame.Facet == "second" ? 1 : 0] == true));
                    foreach (var frame in signed)
                        await database.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE id = {frame.Id}");
                    window = (await Figure.CountAsync(database, window.Slug)).Window;

                    var questions = await new CrossTabQuery(database.Context()).QuestionsAsync(window);
                    Assert.All(questions, q => Assert.Equal(IsCodedByHand(window, submissions, q.Question), q.CanBeCrossed));
                    foreach (var rows in questions)
                    {
                        foreach (var columns in questions)
                        {
                            var count = () => new CrossTabQuery(database.Context()).CountAsync(window, rows, columns);
                            if (!rows.CanBeCrossed || !columns.CanBeCrossed)
                            {
                                await Assert.ThrowsAsync<InvalidOperationException>(count);
                                refused++;
                            }
                            else if (rows.Question.Code == columns.Question.Code)
                                await Assert.ThrowsAsync<ArgumentException>(count);
                            else
                            {
                                var counts = await count();
                                Assert.Equal(ByHand(window, submissions, standing, rows, columns), Lines(counts));
                                (tables, exclusive) = (tables + 1, exclusive + (counts.Rows.Exclusive ? 1 : 0));
                            }
                        }
                    }
                },
                iter: 25,
                threads: 1);
        Assert.InRange(exclusive, 1, tables - 1);
        Assert.InRange(refused, 1, int.MaxValue);
    }

    // One respondent is in two categories of the second facet and one in none. So the sum of the categories equals the number of
    // respondents.
    [Fact]
    public async Task AFacetInWhichSomebodyIsNowhere_IsNotSaidToHoldEverybodyOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var plans = new[]
        {
            new QuestionPlan(QuestionKinds.SingleChoice, 2, HasOther: true, Facets: 2, [true, true]),
            new QuestionPlan(QuestionKinds.SingleChoice, 2, HasOther: false, Facets: 0, [true, true]),
        };
        AnswerPlan Ticks(int option, bool writes = false) => new([.. Enumerable.Range(0, 5).Select(i => i == option)], writes);
        AnswerPlan[][] answers =
        [
            [Ticks(0, writes: true), Ticks(0)],
            [Ticks(2, writes: true), Ticks(1)],
            .. Enumerable.Repeat(new[] { Ticks(1), Ticks(0) }, 4),
        ];
        var (window, _) = await FinishAsync(database, plans, answers, "wave");
        var frames = window.Frames.Where(f => f.Question == "Q0").ToDictionary(f => f.Facet!);
        await using var db = database.Context();
        foreach (var text in await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id && t.Question == "Q0").ToListAsync())
        {
            var frame = frames[text.Text.EndsWith("000", StringComparison.Ordinal) ? "second" : "first"];
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [text.Id], frame.Id, CodingOutcome.Coded, [frame.Codes.Single(c => c.Label == "Code one").Id], staffId: null);
        }

        await database.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE window_id = {window.Id}");
        var questions = await new CrossTabQuery(db).QuestionsAsync((await Figure.CountAsync(database, window.Slug)).Window);
        var counts = await new CrossTabQuery(db).CountAsync(
            (await Figure.CountAsync(database, window.Slug)).Window,
            questions.Single(q => q.Key == "Q0.2"),
            questions.Single(q => q.Key == "Q1"));

        Assert.Equal(counts.Respondents, counts.Rows.Categories.Sum(c => c.Total));
        Assert.False(counts.Rows.Exclusive);
        Assert.True(counts.Columns.Exclusive);
    }

    // The second code is given to all texts of the first but one or ten.
    [Theory]
    [InlineData(1, true)]
    [InlineData(10, false)]
    public async Task CodesThatDifferByOneText_SingleOutItsAuthor_SoThatNoCellIsShown(int others, bool expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(
            database, Enumerable.Range(0, 30).Select(i => $"skill {i}"), "Listening", "Advice");
        await using var db = database.Context();
        var texts = await db.CodingTexts.Where(text => text.WindowId == frame.WindowId).Select(text => text.Id).ToListAsync();
        foreach (var (place, text) in texts.Take(20).Index())
        {
            int[] codes = [frame.Codes[0].Id, .. place < others ? Array.Empty<int>() : [frame.Codes[1].Id]];
            await database.Get<CodingService>().RecordDecisionAsync([text], frame.Id, CodingOutcome.Coded, codes, staffId: null);
        }

        await database.RunAsync("UPDATE frame SET signed_off_at = now()");
        var window = (await Figure.CountAsync(database, "wave")).Window;
        var questions = await new CrossTabQuery(db).QuestionsAsync(window);
        var counts = await new CrossTabQuery(db).CountAsync(
            window, questions.Single(q => q.Key == "Q7"), questions.Single(q => q.Key == "Q6"));

        Assert.Equal((true, expected), (counts.Rows.HasTexts, counts.Rows.SinglesOut));
    }

    [Fact]
    public void ATableWhoseRowsSingleOutSomebody_ShowsNothing()
    {
        var rows = new CrossTabAxis("Q7", false, [new("Listening", 20), new("Advice", 19)], HasTexts: true);
        var columns = new CrossTabAxis("Q6", true, [new("Reflecting", 60), new("Exchanging", 40)]);
        int[][] cells = [[10, 10], [10, 9]];

        var shown = CrossTab.Of(new CrossTabCounts(100, rows, columns, cells));
        var singled = CrossTab.Of(new CrossTabCounts(100, rows with { SinglesOut = true }, columns, cells));

        Assert.All(shown.Cells.SelectMany(row => row), cell => Assert.Null(cell.Hidden));
        Assert.All(singled.Cells.SelectMany(row => row), cell => Assert.NotNull(cell.Hidden));
    }

    [Fact]
    public async Task BeforeTheFinalRelease_NothingIsCrossed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var made = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, made, 20);
        await database.Get<Releaser>().ReleaseAsync(made.Id);
        var window = (await Figure.CountAsync(database, made.Slug)).Window;
        var questions = await new CrossTabQuery(database.Context()).QuestionsAsync(window);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new CrossTabQuery(database.Context()).FindAsync(
                window,
                questions.Single(q => q.Key == "Q2"),
                questions.Single(q => q.Key == "Q6")));
    }

    private static bool IsCodedByHand(SurveyWindow window, List<Submission> submissions, Question question) =>
        window.Frames.Where(f => f.Question == question.Code).All(f => f.SignedOffAt is not null)
        || !submissions.Exists(submission => submission.Texts.Any(text => text.Question == question.Code));

    private static List<string> ByHand(
        SurveyWindow window,
        List<Submission> submissions,
        Dictionary<(Submission, int), IReadOnlyList<string>> standing,
        CrossTabQuestion rows,
        CrossTabQuestion columns)
    {
        HashSet<string> Of(CrossTabQuestion side, Submission submission)
        {
            var question = side.Question;
            var ticked = question.Choices().Where(o => submission.Ticks.Contains(o.Key)).ToList();
            var wrote = submission.Texts.Any(t => t.Question == question.Code);
            var coded = window.Frames.Any(f => f.Question == question.Code && standing.ContainsKey((submission, f.Id)));
            HashSet<string> labels = [.. question.Options.Where(ticked.Contains).Select(o => o.Label)];
            if (standing.TryGetValue((submission, side.Frame.Id), out var codes))
                labels.UnionWith(codes);
            var chose = question.Kind.TakesOneChoice && ticked.Exists(question.Options.Contains);
            if (question.Other is { } other && (ticked.Contains(other) || (wrote && !chose)) && !coded)
                labels.Add(other.Label);
            if (!wrote && ticked.Count == 0)
                labels.Add("No answer");
            return labels;
        }

        var people = submissions.Select(submission => (Rows: Of(rows, submission), Columns: Of(columns, submission))).ToList();
        return
        [
            .. new[]
            {
                $"{people.Count} respondents",
                $"one row each: {rows.Question.Kind.TakesOneChoice && people.All(p => p.Rows.Count == 1)}",
                $"one column each: {columns.Question.Kind.TakesOneChoice && people.All(p => p.Columns.Count == 1)}",
            },
            .. people.SelectMany(p => p.Rows).CountBy(label => label).Select(c => $"{c.Key}: {c.Value}").Order(StringComparer.Ordinal),
            .. people.SelectMany(p => p.Columns).CountBy(label => label).Select(c => $"{c.Key}: {c.Value}").Order(StringComparer.Ordinal),
            .. people
                .SelectMany(p => p.Rows.SelectMany(_ => p.Columns, (row, column) => $"{row} and {column}"))
                .CountBy(both => both)
                .Select(c => $"{c.Key}: {c.Value}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Lines(CrossTabCounts counts) =>
        [
            $"{counts.Respondents} respondents",
            $"one row each: {counts.Rows.Exclusive}",
            $"one column each: {counts.Columns.Exclusive}",
            .. counts.Rows.Categories.Select(c => $"{c.Label}: {c.Total}").Order(StringComparer.Ordinal),
            .. counts.Columns.Categories.Select(c => $"{c.Label}: {c.Total}").Order(StringComparer.Ordinal),
            .. counts
                .Cells.SelectMany(
                    (row, r) =>
                        row.Select(
                            (count, c) =>
                                (Both: $"{counts.Rows.Categories[r].Label} and {counts.Columns.Categories[c].Label}", Count: count)))
                .Where(cell => cell.Count > 0)
                .Select(cell => $"{cell.Both}: {cell.Count}")
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<(SurveyWindow Window, List<Submission> Sheets)> FinishAsync(
        TestDatabase database,
        QuestionPlan[] plans,
        AnswerPlan[][] answers,
        string slug)
    {
        var document = TestData.Questionnaire with
        {
            Code = slug,
            Version = "1",
            Questions = [.. plans.Select((plan, i) => plan.Question(i)), Name],
        };
        var now = DateTimeOffset.UtcNow;
        await using var db = database.OwnersContext();
        var window = new SurveyWindow(new Questionnaire(document), slug, slug, now.AddHours(-1), now.AddHours(1))
        {
            MinimumBatchSize = SurveyWindow.SmallestAllowedBatchSize,
        };
        foreach (var frame in window.Frames)
        {
            foreach (var label in new[] { "Code one", "Code two" })
                frame.AddCode(label);
            frame.AskTwice(100);
        }

        db.Windows.Add(window);
        await db.SaveChangesAsync();
        List<Submission> submissions = [.. answers.Select((answer, i) => Sheet(document, answer, i))];
        foreach (var submission in submissions)
            Assert.Equal(
                AcceptOutcome.Accepted, await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), submission));
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return (window, submissions);
    }

    private static Submission Sheet(QuestionnaireDocument document, AnswerPlan[] answers, int number)
    {
        var asked = document.Questions.Zip(answers).ToList();
        return new(
            document,
            [
                .. asked
                    .SelectMany(a =>
                        a.First.Choices().Where((_, i) => a.Second.Ticks[i]).Take(a.First.Kind.TakesOneChoice ? 1 : 5))
                    .Select(o => o.Key),
            ],
            [
                .. asked
                    .Where(a => a.Second.Writes && (a.First.Kind == QuestionKinds.OpenText || a.First.Other is not null) && a.First != Name)
                    .Select(a => new AnswerText(a.First.Code, a.First.Other is not null, $"{a.First.Code} of {number:000}")),
                new AnswerText(Name.Code, false, $"{number:000}"),
            ]);
    }

    private static async Task<Dictionary<(Submission, int), IReadOnlyList<string>>> CodeAsync(
        TestDatabase database,
        SurveyWindow window,
        List<Submission> submissions,
        Decision[] decisions)
    {
        var standing = new Dictionary<(Submission, int), IReadOnlyList<string>>();
        var secondCoder = await TestData.AdministratorAsync(database, $"{window.Slug}@example.org");
        await using var db = database.Context();
        var texts = await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id).ToListAsync();
        var next = 0;
        foreach (var text in texts.OrderBy(t => t.Text, StringComparer.Ordinal))
        {
            foreach (var frame in window.Frames.Where(f => f.Question == text.Question))
            {
                var decision = decisions[next++ % decisions.Length];
                List<Code> codes =
                    decision.State == CodingOutcome.Coded
                        ? [.. decision.Codes.Select(c => frame.Codes[c % frame.Codes.Count]).Distinct()]
                        : [];
                var coding = database.Get<CodingService>();
                await coding.RecordDecisionAsync([text.Id], frame.Id, decision.State, [.. codes.Select(c => c.Id)], staffId: null);

                // What a second coder gives does not count.
                if (decision is { IsCodedTwice: true, State: not CodingOutcome.SecondLook })
                    await coding.RecordDecisionAsync(
                        [text.Id], frame.Id, CodingOutcome.Coded, [frame.Codes[0].Id], secondCoder, isOneOfTwo: true);
                if (codes.Count > 0)
                    standing[(submissions.Single(s => s.Texts.Any(t => t.Question == text.Question && t.Text == text.Text)), frame.Id)] =
                    [
                        .. codes.Select(c => c.Label),
                    ];
            }
        }

        return standing;
    }

    private static int Number(CodeFrame frame) => frame.Question == Name.Code ? int.MaxValue : frame.Question[1] - '0';

    private sealed record QuestionPlan(QuestionKind Kind, int Options, bool HasOther, int Facets, bool[] SignedOff)
    {
        public Question Question(int number) =>
            new()
            {
                Code = $"Q{number}",
                Kind = Kind,
                Title = $"Q{number}",
                Text = $"Q{number}?",
                Options = [.. Enumerable.Range(1, Kind.IsOpen ? 0 : Kind.IsOrdered ? Options + 1 : Options).Select(i => Option(number, i))],
                Other = HasOther && Kind is { IsOpen: false, IsOrdered: false } ? Key(number, 99, "Something else") : null,
                Facets = Facets == 0 ? [] : ["first", "second"],
            };

        private Option Option(int number, int i) => Key(number, i, Kind.IsOrdered ? $"{i}" : $"Q{number} option {i}");

        private static Option Key(int number, int i, string label) => new((short)((100 * (number + 1)) + i), label);
    }

    private sealed record AnswerPlan(bool[] Ticks, bool Writes);

    private sealed record Decision(CodingOutcome State, bool IsCodedTwice, int[] Codes);
}
