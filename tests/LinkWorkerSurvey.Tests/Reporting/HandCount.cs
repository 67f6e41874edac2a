using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>
/// An independent count of a window. It records every submission and every action on the window, and calculates the figures that must
/// follow.
/// </summary>
internal sealed class HandCount
{
    private const int K = SurveyWindow.SmallestAllowedBatchSize;

    private readonly TestDatabase database;
    private readonly QuestionnaireDocument questionnaire;
    private readonly SurveyWindow window;
    private readonly Dictionary<Submission, WithdrawalCode> codes = [];
    private readonly Dictionary<string, Submission> byText = [];
    private readonly HashSet<Submission> waiting = [];
    private readonly Dictionary<(Submission, CodeFrame), Decision> standing = [];
    private readonly Guid secondCoder;
    private readonly HashSet<string> signedOff = [];
    private readonly HashSet<CodeFrame> compared = [];
    private HashSet<Submission> released = [];
    private State state = State.Open;

    private HandCount(TestDatabase database, QuestionnaireDocument questionnaire, SurveyWindow window, Guid secondCoder) =>
        (this.database, this.questionnaire, this.window, this.secondCoder) = (database, questionnaire, window, secondCoder);

    private enum State
    {
        Open,
        Ended,
        Held,
        Final,
    }

    /// <summary>The kinds of events that have happened.</summary>
    public HashSet<string> Happened { get; } = [];

    private static IEnumerable<FigureView> Views =>
        from of in Enum.GetValues<PercentageBase>()
        from order in Enum.GetValues<RowOrder>()
        from beforeCoding in new[] { false, true }
        select new FigureView { Of = of, Order = order, BeforeCoding = beforeCoding };

    /// <summary>Opens a window on a given questionnaire, with codes and nets in every code frame.</summary>
    public static async Task<HandCount> OpenAsync(TestDatabase database, string slug, QuestionnaireDocument questionnaire, int[] nets)
    {
        await using var db = database.Context();
        var now = DateTimeOffset.UtcNow;
        var window = new SurveyWindow(new Questionnaire(questionnaire with { Code = slug }), slug, slug, now.AddHours(-1), now.AddHours(1))
        {
            MinimumBatchSize = K,
        };
        foreach (var frame in window.Frames)
        {
            foreach (var label in new[] { "Code one", "Code two", "Code three" })
                frame.AddCode(label);
            frame.AskTwice(100);
            var made = new[] { frame.AddNet("Net one"), frame.AddNet("Net two") };
            for (var i = 0; i < frame.Codes.Count; i++)
                frame.Codes[i].Net = nets[i] == 0 ? null : made[nets[i] - 1];
        }

        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return new(database, questionnaire, window, await TestData.AdministratorAsync(database, $"{slug}@example.org"));
    }

    public Task DoAsync(Step step) => step switch
    {
        Step.Send send => SendAsync(send.Sheets),
        Step.TakeBack back => TakeBackAsync(back.Sheets),
        Step.Code code => CodeAsync(code.Decisions),
        Step.End => EndAsync(),
        Step.SignOff off => SignOffAsync(window.Questionnaire.Document.Questions[off.Question % questionnaire.Questions.Count].Code),
        Step.Resolve resolve => ResolveAsync(resolve.Decision),
        _ => ReleaseAsync(),
    };

    /// <summary>Compares every view of the product's figures with this count.</summary>
    public async Task CheckAsync()
    {
        var counted = await Figure.CountAsync(database, window.Slug);
        foreach (var view in Views)
            Assert.Equal(Count(view), Lines(counted.Figures(view)));
    }

    private async Task SendAsync(AnswerPlan[] plans)
    {
        foreach (var plan in plans)
        {
            var (submission, code) = (plan.Sheet(questionnaire, codes.Count), WithdrawalCode.Mint());
            var outcome = await database.Get<Acceptance>().AcceptAsync(window.Id, code, submission);
            Assert.Equal(state == State.Open ? AcceptOutcome.Accepted : AcceptOutcome.NotOpen, outcome);
            if (state != State.Open)
                continue;
            codes.Add(submission, code);
            waiting.Add(submission);
            foreach (var text in submission.Texts)
                byText.Add(text.Text, submission);
        }
    }

    private async Task TakeBackAsync(int[] which)
    {
        foreach (var submission in codes.Count == 0 ? [] : which.Select(number => codes.Keys.ElementAt(number % codes.Count)))
        {
            await database.Get<Withdrawal>().WithdrawAsync(codes[submission]);
            if (waiting.Remove(submission))
                Note("taken back while it waited");
            else if (released.Contains(submission))
                Note("taken back too late");
        }
    }

    private async Task CodeAsync(DecisionPlan[] plans)
    {
        var texts = await TextsAsync();
        foreach (var plan in texts.Count == 0 ? [] : plans)
        {
            var (submission, text) = texts[plan.Text % texts.Count];
            var frames = window.Frames.Where(f => f.Question == text.Question).ToList();
            var frame = frames[plan.Facet % frames.Count];
            if (signedOff.Contains(text.Question))
                continue;
            var isSecond = plan.IsBySecond && !compared.Contains(frame)
                && standing.GetValueOrDefault((submission, frame)) is { State: not CodingOutcome.SecondLook };
            var decision = new Decision(
                plan.State,
                plan.State == CodingOutcome.Coded ? [.. plan.Codes.Select(c => frame.Codes[c % frame.Codes.Count])] : []);
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [text.Id], frame.Id, plan.State, [.. decision.Codes.Select(c => c.Id)], isSecond ? secondCoder : null,
                    isOneOfTwo: isSecond);
            Note(isSecond ? "coded twice" : "coded");
            if (!isSecond)
                standing[(submission, frame)] = decision;
        }
    }

    private async Task SignOffAsync(string question)
    {
        if (state != State.Final)
            return;
        var coding = database.Get<CodingService>();
        var staff = await TestData.AdministratorAsync(database, $"{window.Slug}@example.org");
        if (signedOff.Remove(question))
        {
            await coding.ReopenAsync(window.Id, question, "To code it again.", staff);
            Note("taken up again");
            return;
        }

        foreach (var frame in window.Frames.Where(f => f.Question == question && compared.Add(f)))
            await coding.CompareAsync(frame.Id, staff);
        await coding.SignOffAsync(window.Id, question, staff);
        signedOff.Add(question);
        Note("signed off");
    }

    private async Task EndAsync()
    {
        if (state != State.Open)
            return;
        await TestData.EndAsync(database, window);
        state = State.Ended;
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        var outcome = await database.Get<Releaser>().ReleaseAsync(window.Id);
        Note($"{outcome}");
        var expected = state switch
        {
            State.Held or State.Final => ReleaseOutcome.Nothing,
            State.Open => waiting.Count < 2 * K ? ReleaseOutcome.Nothing : ReleaseOutcome.Batch,
            _ => waiting.Count is > 0 and < K ? ReleaseOutcome.AwaitingDecision : ReleaseOutcome.Final,
        };
        Assert.Equal(expected, outcome);
        if (outcome == ReleaseOutcome.Batch)
            await LearnAsync(((waiting.Count / K) - 1) * K);
        if (outcome == ReleaseOutcome.Final)
            await LearnAsync(waiting.Count);
        state = outcome switch { ReleaseOutcome.AwaitingDecision => State.Held, ReleaseOutcome.Final => State.Final, _ => state };
    }

    private async Task ResolveAsync(FinalReleaseDecision decision)
    {
        if (state != State.Held)
            return;
        var staff = await TestData.AdministratorAsync(database, $"{window.Slug}@example.org");
        await database.Get<Releaser>().DecideAsync(window.Id, decision, SubmissionFlags.None, "Too few.", staff, agreed: waiting.Count);
        Note($"{decision}");
        await LearnAsync(decision == FinalReleaseDecision.Release ? waiting.Count : 0);
        waiting.Clear();
        state = State.Final;
    }

    // The draw of a release is random; only the number of responses, and that none is removed, can be predicted.
    private async Task LearnAsync(int drawn)
    {
        var now = (await TextsAsync()).Select(text => text.Sheet).ToHashSet();
        Assert.Superset(released, now);
        var moved = now.Except(released).ToHashSet();
        Assert.Equal(drawn, moved.Count);
        Assert.Subset(waiting, moved);
        released = now;
        waiting.ExceptWith(moved);
    }

    private async Task<List<(Submission Sheet, CodingText Text)>> TextsAsync()
    {
        await using var db = database.Context();
        var texts = await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id).ToListAsync();
        return [.. texts.Select(text => (byText[text.Text], text)).OrderBy(t => t.text.Text, StringComparer.Ordinal)];
    }

    private void Note(string what) => Happened.Add(what);

    /// <summary>Counts the figures submission by submission.</summary>
    private List<string> Count(FigureView view)
    {
        var lines = new List<string> { $"received {codes.Count}, released {released.Count}" };
        foreach (var frame in window.Frames)
        {
            var question = questionnaire.Question(frame.Question);
            bool Ticked(Submission submission, short? key) => submission.Ticks.Any(t => t == key);
            bool Wrote(Submission submission) => submission.Texts.Any(t => t.Question == question.Code);

            // In a question with options, coding counts once it is signed off.
            var counts = question.Options.Count == 0 || signedOff.Contains(question.Code);
            var beforeCoding = view.BeforeCoding || !counts;
            bool Coded(Submission submission) =>
                !beforeCoding && standing.TryGetValue((submission, frame), out var d) && d.State == CodingOutcome.Coded;
            bool Waits(Submission submission) =>
                Wrote(submission)
                && (!counts || !standing.TryGetValue((submission, frame), out var d) || d.State == CodingOutcome.SecondLook);
            bool In(Submission submission, Code code) =>
                Ticked(submission, code.OptionKey) || (Coded(submission) && standing[(submission, frame)].Codes.Contains(code));

            var answered = released.Count(s => Wrote(s) || question.Choices().Any(o => Ticked(s, o.Key)));

            // Rows with equal counts: options in the order of the questionnaire, then codes in the order of their creation.
            var codes = frame.Codes.Where(c => c.OptionKey is not null || !beforeCoding).OrderBy(c => c.Position).ToList();
            var rows = codes.Select(code => (code.Label, Count: released.Count(s => In(s, code)))).ToList();
            if (view.Order == RowOrder.Largest && !question.Kind.IsOrdered)
                rows = [.. rows.OrderByDescending(row => row.Count)];
            if (question.Other is { } other)
            {
                // In a choose-one question, words beside another option count only once they are coded.
                bool ChoseAnother(Submission submission) =>
                    question.Kind.TakesOneChoice && question.Options.Any(o => Ticked(submission, o.Key));
                rows.Add((other.Label, released.Count(s => (Ticked(s, other.Key) || (Wrote(s) && !ChoseAnother(s))) && !Coded(s))));
            }

            var mentions = view.Of == PercentageBase.Mentions;
            var outOf = answered == 0 ? 0 : view.Of switch
            {
                PercentageBase.All => released.Count,
                PercentageBase.Answered => answered,
                PercentageBase.Mentions => rows.Sum(row => row.Count),
            };
            string Row(string label, int count) =>
                $"  {label}: {count}, {(outOf == 0 ? null : (int)decimal.Round(100m * count / outOf, MidpointRounding.AwayFromZero))}%";
            int InNet(Net net) =>
                mentions
                    ? codes.Where(c => c.Net == net).Sum(c => released.Count(s => In(s, c)))
                    : released.Count(s => codes.Any(c => c.Net == net && In(s, c)));

            lines.Add(
                $"{question.Code} {frame.Facet}: base {outOf}, answered {answered}, not {released.Count - answered}, wrote "
                    + $"{released.Count(Wrote)}, waiting {released.Count(Waits)}, "
                    + $"more than all {!mentions && rows.Sum(r => r.Count) > outOf}");
            lines.AddRange(rows.Select(row => Row(row.Label, row.Count)));
            // Nets over several choices tell which were ticked together, so they are not shown while coders can change them.
            var nets = counts || question.Kind.TakesOneChoice ? frame.Nets : [];
            lines.AddRange(nets.OrderBy(net => net.Label, StringComparer.Ordinal).Select(net => Row(net.Label, InNet(net))));
        }

        return lines;
    }

    private static List<string> Lines(WindowFigures figures)
    {
        var lines = new List<string> { $"received {figures.Received}, released {figures.Released}" };
        foreach (var table in figures.Questions)
        {
            lines.Add(
                $"{table.Code} {table.Facet}: base {table.Base}, answered {table.Answered}, not {table.NotAnswered}, wrote "
                    + $"{table.Texts}, waiting {table.Waiting}, more than all "
                    + $"{table.Notes.Any(note => note.Contains("100%", StringComparison.Ordinal))}");
            lines.AddRange(table.Categories.Select(row => $"  {row.Label}: {row.Count}, {row.Percent}%"));
            lines.AddRange(table.Nets.Select(net => $"  {net.Label}: {net.Count}, {net.Percent}%"));
        }

        return lines;
    }

    private sealed record Decision(CodingOutcome State, IReadOnlyList<Code> Codes);
}
