using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Staff read everything after every submission, withdrawal and coding step, and look for what moved: whose answers were that?</summary>
public class StaffBotTests(ITestOutputHelper output)
{
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
        var watch = await Watch.BeginAsync(database, app);

        await watch.FieldworkAsync(new Random(1), arrivals: 24);
        await watch.EndAsync();

        output.WriteLine($"k = {SurveyWindow.LeastK}: {watch.Readings} readings of {watch.Figures} figures, {watch.Releases} releases moved figures, {watch.Isolating.Count} differences isolate fewer than k");
        Assert.Empty(watch.Isolating);
        Assert.InRange(watch.Releases, 2, 24);
    }

    [Fact]
    public async Task ALeakyBuild_ThatCountsOneByOne_IsolatesRespondents()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var watch = await Watch.BeginAsync(database, app, LeakyBuild.CountOneByOneAsync);

        await watch.FieldworkAsync(new Random(1), arrivals: 8);

        output.WriteLine($"leaky build, k = 1: {watch.Isolating.Count} differences isolate fewer than {SurveyWindow.LeastK}, such as {watch.Isolating.First(line => line.Contains("JSON", StringComparison.OrdinalIgnoreCase))}");
        Assert.InRange(watch.Isolating.Count, 5, int.MaxValue);
    }

    /// <summary>A window with somebody who watches it: reads after each step and keeps what moved that should not have.</summary>
    private sealed class Watch
    {
        private readonly TestDatabase database;
        private readonly SurveyWindow window;
        private readonly StaffBot bot;
        private readonly List<WithdrawalCode> codes = [];
        private HashSet<Guid> counted = [];
        private Reading last = new();

        private Watch(TestDatabase database, SurveyWindow window, StaffBot bot) => (this.database, this.window, this.bot) = (database, window, bot);

        public int Readings { get; private set; }

        public int Releases { get; private set; }

        public int Figures => last.Figures;

        public List<string> Isolating { get; } = [];

        public static async Task<Watch> BeginAsync(TestDatabase database, SurveyApp app, Func<TestDatabase, Task>? spoil = null)
        {
            var window = await A.OpenWindowAsync(database);
            await (spoil?.Invoke(database) ?? Task.CompletedTask);
            await using (var db = database.Context())
            {
                (await db.Frames.SingleAsync(f => f.WindowId == window.Id && f.Question == "Q4")).AddCode("Patience");
                await db.SaveChangesAsync();
            }

            var watch = new Watch(database, window, await StaffBot.SignInAsync(app));
            await watch.LookAsync();
            return watch;
        }

        public async Task FieldworkAsync(Random random, int arrivals)
        {
            while (codes.Count < arrivals)
            {
                switch (random.Next(6))
                {
                    case 0 when codes.Count > 0:
                        await database.Get<Withdrawal>().WithdrawAsync(codes[random.Next(codes.Count)]);
                        Expect("withdrawal", await LookAsync(), counterMoves: []);
                        break;
                    case 1 when counted.Count > 0:
                        await CodeAsync(random);
                        await LookAsync();
                        break;
                    default:
                        codes.Add(WithdrawalCode.Mint());
                        await database.Get<Acceptance>().AcceptAsync(window.Id, codes[^1], A.Sheet(codes.Count), random.Next(6) == 0 ? Doubts.Speed : Doubts.None);
                        Expect("submission", await LookAsync(), counterMoves: [1]);
                        break;
                }

                await ReleaseAsync();
            }
        }

        public async Task EndAsync()
        {
            // Enough for a last step, and one more to be taken back while a decision is awaited.
            for (var i = 0; i <= window.K; i++)
            {
                codes.Add(WithdrawalCode.Mint());
                await database.Get<Acceptance>().AcceptAsync(window.Id, codes[^1], A.Sheet(codes.Count), i == 0 ? Doubts.Rate : Doubts.None);
                Expect("submission", await LookAsync(), counterMoves: [1]);
            }

            await A.EndAsync(database, window);
            await LookAsync();
            await database.Get<Releaser>().ReleaseDueAsync();

            // That a decision is awaited is said in words; no result moves.
            Expect("hold", await LookAsync(of: IsResult), counterMoves: []);
            await database.Get<Withdrawal>().WithdrawAsync(codes[^1]);
            Expect("withdrawal while held", await LookAsync(), counterMoves: [-1]);
            await using var db = database.Context();
            Assert.Null(await database.Get<Releaser>().DecideHeldAsync(window.Id, HeldDecision.Release, Doubts.Rate, "Tests of ours.", (await db.Users.FirstAsync()).Id));
            await JudgeAsync("decision", await LookAsync());
        }

        private static bool IsResult(string line) => line.Contains("/results", StringComparison.Ordinal) && line[line.IndexOf('|', StringComparison.Ordinal)..].Any(char.IsDigit);

        private async Task ReleaseAsync()
        {
            // Where nothing was written, there is nothing new to read.
            const string revision = "SELECT revision FROM survey_window";
            var before = await database.ScalarAsync<int>(revision);
            await database.Get<Releaser>().ReleaseDueAsync();
            if (await database.ScalarAsync<int>(revision) != before)
                await JudgeAsync("release", await LookAsync());
        }

        private async Task CodeAsync(Random random)
        {
            await using var db = database.Context();
            var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q4");
            var texts = await db.CodingTexts.OrderBy(t => t.Id).ToListAsync();
            await database.Get<CodingDesk>().DecideAsync(texts[random.Next(texts.Count)].Id, frame.Id, ReadingState.Coded, [frame.Codes[0].Id], (await db.Users.FirstAsync()).Id);
        }

        private async Task<(IReadOnlyList<string> Lines, IReadOnlyList<int> Moves)> LookAsync(Func<string, bool>? of = null)
        {
            var earlier = last;
            last = await bot.ReadAsync();
            Readings++;
            return (last.Differences(earlier, of), last.Moves(earlier));
        }

        /// <summary>A step after which no figure of answers may move, and counters by so much only.</summary>
        private void Expect(string step, (IReadOnlyList<string> Lines, IReadOnlyList<int> Moves) seen, int[] counterMoves)
        {
            Isolating.AddRange(seen.Lines.Select(line => $"{step}: {line}"));
            Isolating.AddRange(seen.Moves.Except(counterMoves).Select(move => $"{step}: a counter moved by {move}"));
        }

        /// <summary>A step after which figures may move if at least k were counted newly and together.</summary>
        private async Task JudgeAsync(string step, (IReadOnlyList<string> Lines, IReadOnlyList<int> Moves) seen)
        {
            var now = (await database.ListAsync<Guid>("SELECT id FROM response")).ToHashSet();
            var together = now.Except(counted).Count();
            counted = now;
            if (seen.Lines.Count > 0 && together >= SurveyWindow.LeastK)
                Releases++;
            else
                Isolating.AddRange(seen.Lines.Select(line => $"{step} of {together}: {line}"));
        }
    }
}
