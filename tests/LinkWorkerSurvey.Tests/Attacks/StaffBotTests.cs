using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by staff, who read everything after every submission, resend, withdrawal and coding step. They look for changes that reveal a
/// respondent's answers.
/// </summary>
public class StaffBotTests(ITestOutputHelper output)
{
    // Where a leak shows first. That a leaky build is found out there is shown with less reading than that a good one leaks nowhere.
    private static readonly string[] Results = ["/surveys/wave/results/all", "/surveys/wave/results/figures.json"];

    [Fact]
    public async Task EveryPage_IsKnownToTheBot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        Assert.Empty(StaffBot.UnknownRoutes(app));
    }

    [Fact]
    public async Task NoDifference_IsolatesFewerThanK()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var watch = await Watch.BeginAsync(database, await StaffBot.SignInAsync(app, everyRole: true));

        await watch.FieldworkAsync(new Random(1), arrivals: 24);
        await watch.EndAsync();

        output.WriteLine(
            $"k = {SurveyWindow.SmallestAllowedBatchSize}: {watch.Readings} readings of {watch.Figures} figures, "
                + $"{watch.Releases} releases moved figures, "
                + $"{watch.Isolating.Count} differences isolate fewer than k; of {watch.CodingSteps} coding steps none moved anything "
                + "but its own table");
        Assert.True(watch.Isolating.Count == 0, string.Join('\n', watch.Isolating.Take(20)));
        Assert.NotEqual(0, watch.CodingSteps);
        Assert.InRange(watch.Releases, 2, 24);
    }

    [Fact]
    public async Task ALeakyBuild_ThatCountsOneByOne_IsolatesRespondents()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var watch = await Watch.BeginAsync(
            database, await StaffBot.SignInAsync(app, everyRole: false, Results), LeakyBuild.CountOneByOneAsync);

        await watch.FieldworkAsync(new Random(1), arrivals: 8);

        output.WriteLine(
            $"leaky build, k = 1: {watch.Isolating.Count} differences isolate fewer than {SurveyWindow.SmallestAllowedBatchSize}, such as "
                + $"{watch.Isolating.First(line => line.Contains("JSON", StringComparison.OrdinalIgnoreCase))}");
        Assert.InRange(watch.Isolating.Count, 5, int.MaxValue);
    }

    [Theory]
    [InlineData("question", """
        UPDATE response SET ticks = ticks || 202::smallint WHERE id = (SELECT response_id FROM answer_text WHERE id = NEW.text_id);
        """)]
    [InlineData("option of its own question", """
        UPDATE response SET ticks = ticks || 203::smallint
        WHERE id = (SELECT t.response_id FROM answer_text t JOIN frame f ON f.id = NEW.frame_id
            WHERE t.id = NEW.text_id AND f.question = ''Q2'');
        """)]
    [InlineData("facet", """
        INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing, compared, had_suggestions)
        SELECT gen_random_uuid(), NEW.text_id, other.id, NEW.staff_id, NEW.kind, NEW.state, true, false, false
        FROM frame own JOIN frame other ON other.window_id = own.window_id AND other.question = own.question AND other.id <> own.id
        WHERE own.id = NEW.frame_id ON CONFLICT DO NOTHING;
        """)]
    public async Task ALeakyBuild_InWhichCodingMovesAnotherTable_IsFoundOut(string another, string leak)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync($"""
            CREATE FUNCTION spread() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN {leak} RETURN NULL; END';
            CREATE TRIGGER spread AFTER INSERT ON reading FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION spread();
            """);
        await using var app = new SurveyApp(database);
        var watch = await Watch.BeginAsync(database, await StaffBot.SignInAsync(app, everyRole: false, Results));

        await watch.FieldworkAsync(new Random(1), arrivals: 24, until: IsOfCoding);

        var moved = watch.Isolating.FindAll(IsOfCoding);
        output.WriteLine(
            $"leaky build, coding that moves another {another}: {moved.Count} differences in {watch.CodingSteps} coding steps, such as "
                + $"{moved.FirstOrDefault()}");
        Assert.NotEmpty(moved);

        static bool IsOfCoding(string line) => line.StartsWith("coding step", StringComparison.Ordinal);
    }

    /// <summary>A window with an observer, who reads after each step and records changes that should not have happened.</summary>
    private sealed class Watch
    {
        // A question with options, an open one, and the facets of another.
        private static readonly (Question Question, string? Facet)[] Coded =
        [
            .. new[] { "Q2", "Q4", "Q8" }
                .Select(TestData.Questionnaire.Question)
                .SelectMany(question => question.FramedFacets().Select(facet => (question, facet))),
        ];

        private readonly TestDatabase database;
        private readonly SurveyWindow window;
        private readonly StaffBot bot;
        private readonly List<WithdrawalCode> codes = [];
        private HashSet<Guid> counted = [];
        private PageSnapshot last = new();

        private Watch(TestDatabase database, SurveyWindow window, StaffBot bot) =>
            (this.database, this.window, this.bot) = (database, window, bot);

        public int Readings { get; private set; }

        public int Releases { get; private set; }

        public int CodingSteps { get; private set; }

        public int Figures => last.Figures;

        public List<string> Isolating { get; } = [];

        public static async Task<Watch> BeginAsync(TestDatabase database, StaffBot bot, Func<TestDatabase, Task>? spoil = null)
        {
            var window = await TestData.OpenWindowAsync(database);

            // The first look at the preview is recorded, and is not what a difference is about.
            await database.RunAsync("UPDATE survey_window SET previewed_at = now()");
            await (spoil?.Invoke(database) ?? Task.CompletedTask);
            await using (var db = database.Context())
            {
                foreach (var frame in await db.Frames.Where(f => f.WindowId == window.Id).ToListAsync())
                    frame.AddCode("Patience");
                await db.SaveChangesAsync();
            }

            var watch = new Watch(database, window, bot);
            await watch.LookAsync();
            return watch;
        }

        /// <summary>Accepts, resends, withdraws and codes until enough submissions have arrived, or a line of a kind is found.</summary>
        public async Task FieldworkAsync(Random random, int arrivals, Predicate<string>? until = null)
        {
            while (codes.Count < arrivals && !(until is not null && Isolating.Exists(until)))
            {
                switch (random.Next(6))
                {
                    case 0 when codes.Count > 0:
                        await database.Get<Withdrawal>().WithdrawAsync(codes[random.Next(codes.Count)]);
                        Expect("withdrawal", await LookAsync(), counterMoves: []);
                        break;
                    case 1 when counted.Count > 0:
                        var (question, facet) = Coded[CodingSteps % Coded.Length];
                        await CodeAsync(random, question.Code, facet);
                        ExpectOnly(question, facet, await LookAsync());
                        break;
                    case 2 when codes.Count > 0:
                        var again = await database
                            .Get<Acceptance>()
                            .AcceptAsync(window.Id, codes[random.Next(codes.Count)], Answers(random.Next(100)));
                        Assert.Equal(AcceptOutcome.AcceptedBefore, again);
                        Expect("resend", await LookAsync(), counterMoves: []);
                        break;
                    default:
                        codes.Add(WithdrawalCode.Mint());
                        await database
                            .Get<Acceptance>()
                            .AcceptAsync(window.Id, codes[^1], Answers(codes.Count), random.Next(6) == 0
                                ? SubmissionFlags.Speeding : SubmissionFlags.None);
                        Expect("submission", await LookAsync(), counterMoves: [1]);
                        break;
                }

                await ReleaseAsync();
            }
        }

        public async Task EndAsync()
        {
            // Enough submissions for a last step, and one more to be withdrawn while the window awaits a decision.
            for (var i = 0; i <= window.MinimumBatchSize; i++)
            {
                codes.Add(WithdrawalCode.Mint());
                await database
                    .Get<Acceptance>()
                    .AcceptAsync(
                        window.Id, codes[^1], Answers(codes.Count), i == 0 ? SubmissionFlags.HighVolume : SubmissionFlags.None);
                Expect("submission", await LookAsync(), counterMoves: [1]);
            }

            await TestData.EndAsync(database, window);
            await LookAsync();
            await database.Get<Releaser>().ReleaseDueAsync();

            // The pages state that a decision is awaited; no result changes.
            Expect("hold", await LookAsync(of: IsResult), counterMoves: []);
            await database.Get<Withdrawal>().WithdrawAsync(codes[^1]);
            Expect("withdrawal while held", await LookAsync(), counterMoves: [-1]);
            await using var db = database.Context();
            Assert.Null(
                await database
                    .Get<Releaser>()
                    .DecideAsync(
                        window.Id, FinalReleaseDecision.Release, SubmissionFlags.HighVolume, "Tests of ours.",
                        (await db.Users.FirstAsync()).Id));
            await JudgeAsync("decision", await LookAsync());
        }

        private static bool IsResult(string line) =>
            line.Contains("/results", StringComparison.Ordinal) && line[line.IndexOf('|', StringComparison.Ordinal)..].Any(char.IsDigit);

        private async Task ReleaseAsync()
        {
            // Without a new revision there is nothing new to read.
            const string revision = "SELECT revision FROM survey_window";
            var before = await database.ScalarAsync<int>(revision);
            await database.Get<Releaser>().ReleaseDueAsync();
            if (await database.ScalarAsync<int>(revision) != before)
                await JudgeAsync("release", await LookAsync());
        }

        private static Submission Answers(int number)
        {
            var submission = TestData.Submission(number);
            return new(
                TestData.Questionnaire,
                submission.Ticks,
                [.. submission.Texts, new AnswerText("Q2", true, $"reason {number}"), new AnswerText("Q8", false, $"training {number}")]);
        }

        private async Task CodeAsync(Random random, string question, string? facet)
        {
            await using var db = database.Context();
            var frame = await db
                .Frames.Include(f => f.Codes)
                .SingleAsync(f => f.WindowId == window.Id && f.Question == question && f.Facet == facet);
            var texts = await db.CodingTexts.Where(t => t.Question == question).OrderBy(t => t.Id).ToListAsync();
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [texts[random.Next(texts.Count)].Id],
                    frame.Id,
                    CodingOutcome.Coded,
                    [frame.Codes[random.Next(frame.Codes.Count)].Id],
                    (await db.Users.FirstAsync()).Id);
        }

        private async Task<(IReadOnlyList<string> Lines, IReadOnlyList<int> Moves)> LookAsync(Func<string, bool>? of = null)
        {
            var earlier = last;
            last = await bot.ReadAsync();
            Readings++;
            return (last.Differences(earlier, of), last.Moves(earlier));
        }

        /// <summary>Records a step after which no figure of answers may change, and counters only by the given numbers.</summary>
        private void Expect(string step, (IReadOnlyList<string> Lines, IReadOnlyList<int> Moves) seen, int[] counterMoves)
        {
            Isolating.AddRange(seen.Lines.Select(line => $"{step}: {line}"));
            Isolating.AddRange(seen.Moves.Except(counterMoves).Select(move => $"{step}: a counter moved by {move}"));
        }

        /// <summary>
        /// Records a coding step, after which only the table of that question and facet, and the revision, may change; in a question with
        /// options, no table.
        /// </summary>
        private void ExpectOnly(Question question, string? facet, (IReadOnlyList<string> Lines, IReadOnlyList<int> Moves) seen)
        {
            CodingSteps++;
            var title = $"{question.Title}{(facet is null ? "" : $": {facet}")}";
            Isolating.AddRange(seen.Lines.Where(line => !IsAllowed(line)).Select(line => $"coding step: {line}"));
            Isolating.AddRange(seen.Moves.Except([1]).Select(move => $"coding step: a counter moved by {move}"));

            // The progress of coding over all answers is shown above the questions and on the overview; the summary lists it by question,
            // and so does the list of questions to code, which also says what is next.
            bool IsAllowed(string line) =>
                (question.Options.Count == 0 && IsOfTable(line))
                || line.Contains($"/coding/{question.KeyOf(facet)}", StringComparison.Ordinal)
                || (line.Contains("/surveys/wave/results", StringComparison.Ordinal)
                    && (line.Contains(" not coded yet", StringComparison.Ordinal) || line.Contains(title, StringComparison.Ordinal)))
                || (line.Contains("/surveys/wave/coding |", StringComparison.Ordinal)
                    && (line.Contains(facet ?? title, StringComparison.Ordinal) || line.Contains("| next: ", StringComparison.Ordinal)
                        || line.EndsWith(" answers coded", StringComparison.Ordinal)))
                || line.Contains("% of text answers coded", StringComparison.Ordinal)
                || line.Contains(" to code", StringComparison.Ordinal);

            bool IsOfTable(string line) =>
                line.Contains(PageSnapshot.OfTable(question.Code, facet), StringComparison.Ordinal)
                || line.Contains(PageSnapshot.OfTable(question.KeyOf(facet), null), StringComparison.Ordinal)
                || line.Contains(PageSnapshot.OfTable(question.Code, "text"), StringComparison.Ordinal)
                || line.Contains($"/meeting/{question.KeyOf(facet)}", StringComparison.Ordinal)
                || line.Contains($"/charts/{question.KeyOf(facet)}.", StringComparison.Ordinal)
                || line.Contains($"charts.zip wave-{Slug.From(question.KeyOf(facet), "")}-", StringComparison.Ordinal)
                || ((line.Contains("/charts/Bases.", StringComparison.Ordinal) || line.Contains("README.txt", StringComparison.Ordinal))
                    && line.Contains(title, StringComparison.Ordinal));
        }

        /// <summary>Records a step after which figures may change if at least k responses were added together.</summary>
        private async Task JudgeAsync(string step, (IReadOnlyList<string> Lines, IReadOnlyList<int> Moves) seen)
        {
            var now = (await database.ListAsync<Guid>("SELECT id FROM response")).ToHashSet();
            var together = now.Except(counted).Count();
            counted = now;
            if (seen.Lines.Count > 0 && together >= SurveyWindow.SmallestAllowedBatchSize)
                Releases++;
            else
                Isolating.AddRange(seen.Lines.Select(line => $"{step} of {together}: {line}"));
        }
    }
}
