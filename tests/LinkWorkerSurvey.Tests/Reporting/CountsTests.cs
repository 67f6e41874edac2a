using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

public class CountsTests
{
    private static readonly IReadOnlyList<Question> Questions = A.Questionnaire.Questions;

    // Sparse to full, so that some questions go unanswered; Q4 is always answered, with the sheet's number.
    private static readonly Gen<AnswerPlan> Answers = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4].Array[Questions.Sum(q => q.Choices().Count())], Gen.Int[1, 4].Array[Questions.Count])
        .Select((fullness, ticks, texts) => new AnswerPlan([.. ticks.Select(t => t <= fullness)], [.. texts.Select(t => t <= fullness)]));

    private static readonly Gen<DecisionPlan> Decisions =
        from text in Gen.Int[0, 999]
        from facet in Gen.Int[0, 1]
        from state in Gen.Frequency((4, ReadingState.Coded), (1, ReadingState.NothingToCode), (1, ReadingState.SecondLook))
        from kind in Gen.Frequency((3, ReadingKind.Sole), (1, ReadingKind.Second), (1, ReadingKind.Adjudicated))
        from codes in Gen.Int[0, 999].Array[1, 3]
        select new DecisionPlan(text, facet, state, kind, codes);

    private static readonly Gen<Round> Rounds = Gen.Select(Answers.Array[0, 14], Decisions.Array[0, 40]).Select((sheets, decisions) => new Round(sheets, decisions));

    private static IEnumerable<FigureView> Views =>
        from of in Enum.GetValues<PercentageBase>()
        from order in Enum.GetValues<RowOrder>()
        from beforeCoding in new[] { false, true }
        select new FigureView { Of = of, Order = order, BeforeCoding = beforeCoding };

    [Fact]
    public async Task TheDatabaseCountsWhatAPatientPersonWouldCount()
    {
        await using var database = await TestDatabase.CreateAsync();
        var windows = 0;
        await Gen.Select(Gen.Int[0, 2].Array[20], Rounds.Array[1, 3], Gen.Bool).SampleAsync(
            async (nets, rounds, ends) =>
            {
                var window = await OpenAsync(database, $"wave-{Interlocked.Increment(ref windows)}", nets);
                var sheets = new List<AnswerSheet>();
                var standing = new Dictionary<(AnswerSheet, CodeFrame), Decision>();
                foreach (var round in rounds)
                {
                    foreach (var plan in round.Sheets)
                    {
                        sheets.Add(plan.Sheet(sheets.Count));
                        Assert.Equal(AcceptOutcome.Accepted, await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), sheets[^1]));
                    }

                    await database.Get<Releaser>().ReleaseAsync(window.Id);
                    await DecideAsync(database, window, sheets, round.Decisions, standing);
                }

                if (ends)
                {
                    await A.EndAsync(database, window);
                    await database.Get<Releaser>().ReleaseAsync(window.Id);
                }

                var released = (await ReleasedAsync(database, window, sheets)).Select(t => t.Sheet).ToHashSet();
                var counted = await Figure.CountAsync(database, window.Slug);
                foreach (var view in Views)
                    Assert.Equal(ByHand(window, sheets.Count, released, standing, view), Lines(counted.Figures(view)));
            },
            iter: 10, threads: 1);
    }

    private static async Task<SurveyWindow> OpenAsync(TestDatabase database, string slug, int[] nets)
    {
        await using var db = database.Context();
        var now = DateTimeOffset.UtcNow;
        var window = new SurveyWindow(await db.Questionnaires.SingleAsync(), slug, slug, now.AddHours(-1), now.AddHours(1)) { K = SurveyWindow.LeastK };
        foreach (var frame in window.Frames)
        {
            foreach (var label in new[] { "Code one", "Code two", "Code three" })
                frame.AddCode(label);
            var made = new[] { frame.AddNet("Net one"), frame.AddNet("Net two") };
            for (var i = 0; i < frame.Codes.Count; i++)
                frame.Codes[i].Net = nets[i] == 0 ? null : made[nets[i] - 1];
        }

        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return window;
    }

    private static async Task DecideAsync(
        TestDatabase database, SurveyWindow window, List<AnswerSheet> sheets, DecisionPlan[] plans, Dictionary<(AnswerSheet, CodeFrame), Decision> standing)
    {
        var texts = await ReleasedAsync(database, window, sheets);
        foreach (var plan in texts.Count == 0 ? [] : plans)
        {
            var (sheet, text) = texts[plan.Text % texts.Count];
            var frames = window.Frames.Where(f => f.Question == text.Question).ToList();
            var frame = frames[plan.Facet % frames.Count];
            var decision = new Decision(plan.State, plan.State == ReadingState.Coded ? [.. plan.Codes.Select(c => frame.Codes[c % frame.Codes.Count])] : []);
            await database.Get<CodingDesk>().DecideAsync(text.Id, frame.Id, plan.State, [.. decision.Codes.Select(c => c.Id)], staffId: null, plan.Kind);
            if (plan.Kind != ReadingKind.Second)
                standing[(sheet, frame)] = decision;
        }
    }

    private static async Task<List<(AnswerSheet Sheet, CodingText Text)>> ReleasedAsync(TestDatabase database, SurveyWindow window, List<AnswerSheet> sheets)
    {
        await using var db = database.Context();
        var texts = await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id).ToListAsync();
        return [.. texts.Select(text => (sheets.Single(s => s.Texts.Any(t => t.Text == text.Text)), text)).OrderBy(t => t.text.Text, StringComparer.Ordinal)];
    }

    private static List<string> ByHand(
        SurveyWindow window, int received, HashSet<AnswerSheet> released, Dictionary<(AnswerSheet, CodeFrame), Decision> standing, FigureView view)
    {
        var lines = new List<string> { $"received {received}, released {released.Count}" };
        foreach (var frame in window.Frames)
        {
            var question = A.Questionnaire.Question(frame.Question);
            bool Ticked(AnswerSheet sheet, short? key) => sheet.Ticks.Any(t => t == key);
            bool Wrote(AnswerSheet sheet) => sheet.Texts.Any(t => t.Question == question.Code);
            bool Coded(AnswerSheet sheet) => !view.BeforeCoding && standing.TryGetValue((sheet, frame), out var d) && d.State == ReadingState.Coded;
            bool Waits(AnswerSheet sheet) => Wrote(sheet) && (!standing.TryGetValue((sheet, frame), out var d) || d.State == ReadingState.SecondLook);
            bool In(AnswerSheet sheet, Code code) => Ticked(sheet, code.OptionKey) || (Coded(sheet) && standing[(sheet, frame)].Codes.Contains(code));

            var answered = released.Count(s => Wrote(s) || question.Choices().Any(o => Ticked(s, o.Key)));

            // Where counts are equal, options come as they are asked and the codes after them as they were made.
            var codes = frame.Codes.Where(c => c.OptionKey is not null || !view.BeforeCoding).OrderBy(c => c.Position).ToList();
            var rows = codes.Select(code => (code.Label, Count: released.Count(s => In(s, code)))).ToList();
            if (view.Order == RowOrder.Largest)
                rows = [.. rows.OrderByDescending(row => row.Count)];
            if (question.Other is { } other)
            {
                // Words beside another tick of a choose-one question count only once they are coded.
                bool ChoseAnother(AnswerSheet sheet) => question.Kind == QuestionKind.SingleChoice && question.Options.Any(o => Ticked(sheet, o.Key));
                rows.Add((other.Label, released.Count(s => (Ticked(s, other.Key) || (Wrote(s) && !ChoseAnother(s))) && !Coded(s))));
            }

            var mentions = view.Of == PercentageBase.Mentions;
            var outOf = mentions ? rows.Sum(row => row.Count) : view.Of == PercentageBase.All ? released.Count : answered;
            string Row(string label, int count) => $"  {label}: {count}, {(outOf == 0 ? null : (int)decimal.Round(100m * count / outOf, MidpointRounding.AwayFromZero))}%";
            int InNet(Core.Coding.Net net) => mentions
                ? codes.Where(c => c.Net == net).Sum(c => released.Count(s => In(s, c)))
                : released.Count(s => codes.Any(c => c.Net == net && In(s, c)));

            lines.Add(
                $"{question.Code} {frame.Facet}: base {outOf}, answered {answered}, not {released.Count - answered}, wrote {released.Count(Wrote)}, waiting {released.Count(Waits)}, " +
                $"more than all {!mentions && rows.Sum(r => r.Count) > outOf}");
            lines.AddRange(rows.Select(row => Row(row.Label, row.Count)));
            lines.AddRange(frame.Nets.OrderBy(net => net.Label, StringComparer.Ordinal).Select(net => Row(net.Label, InNet(net))));
        }

        return lines;
    }

    private static List<string> Lines(WindowFigures figures)
    {
        var lines = new List<string> { $"received {figures.Received}, released {figures.Released}" };
        foreach (var table in figures.Questions)
        {
            lines.Add($"{table.Code} {table.Facet}: base {table.Base}, answered {table.Answered}, not {table.NotAnswered}, wrote {table.Texts}, waiting {table.Waiting}, more than all {table.Notes.Any(note => note.Contains("100%", StringComparison.Ordinal))}");
            lines.AddRange(table.Categories.Select(row => $"  {row.Label}: {row.Count}, {row.Percent}%"));
            lines.AddRange(table.Nets.Select(net => $"  {net.Label}: {net.Count}, {net.Percent}%"));
        }

        return lines;
    }

    private sealed record Round(AnswerPlan[] Sheets, DecisionPlan[] Decisions);

    private sealed record DecisionPlan(int Text, int Facet, ReadingState State, ReadingKind Kind, int[] Codes);

    private sealed record Decision(ReadingState State, IReadOnlyList<Code> Codes);

    private sealed record AnswerPlan(bool[] Ticks, bool[] Texts)
    {
        public AnswerSheet Sheet(int number)
        {
            var ticks = A.Questionnaire.Questions.SelectMany(q => q.Choices()).Where((_, i) => Ticks[i]).Select(o => o.Key).ToHashSet();
            foreach (var question in Questions.Where(q => q.Kind == QuestionKind.SingleChoice))
                ticks.ExceptWith(question.Choices().Select(o => o.Key).Where(ticks.Contains).Skip(1).ToList());
            return new(A.Questionnaire, ticks, Questions.Where((q, i) => Texts[i] || q.Code == "Q4").Select(q => new AnswerText(q.Code, q.Other is not null, $"{q.Code} of {number:000}")));
        }
    }
}
