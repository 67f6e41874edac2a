using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

public class CountsTests
{
    [Fact]
    public async Task TheDatabaseCountsWhatAPatientPersonWouldCount_InWhateverOrderAnswersAreSentReleasedTakenBackAndCoded()
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] all = ["Batch", "Final", "coded", "taken back while it waited", "taken back too late", "signed off", "taken up again"];
        var windows = 0;
        var happened = new HashSet<string>();

        // At least ten windows, and more until each of these has happened in some window.
        while (windows == 0 || (windows < 100 && !happened.IsSupersetOf(all)))
            await SampleAsync();
        Assert.All(all, what => Assert.Contains(what, happened));

        Task SampleAsync() =>
            Gen.Select(QuestionPlan.Questionnaires, Gen.Int[0, 2].Array[QuestionPlan.MostOptions + 3], Step.Any.Array[12, 32], Gen.Bool)
                .SampleAsync(
                    async (questionnaire, nets, steps, ends) =>
                    {
                        var window = await HandCount.OpenAsync(database, $"wave-{Interlocked.Increment(ref windows)}", questionnaire, nets);
                        await window.CheckAsync();
                        Step[] last =
                        [
                            new Step.End(), new Step.Resolve(FinalReleaseDecision.Release),
                            .. Enumerable.Range(0, QuestionPlan.Most + 1).Select(question => new Step.SignOff(question)),
                        ];
                        foreach (var step in ends ? steps.Concat(last) : steps)
                        {
                            await window.DoAsync(step);
                            await window.CheckAsync();
                        }

                        happened.UnionWith(window.Happened);
                    },
            iter: 10, threads: 1);
    }

    [Fact]
    public async Task AWindowsStatements_ArePlannedForItAlone_HoweverLargeOthersAre()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var db = database.Context();
        await db.Database.OpenConnectionAsync();
        for (var i = 0; i < 3; i++)
            await new FiguresQuery(db).CountAsync("2019");

        var prepared = await db.Database.SqlQuery<string>($"SELECT statement AS \"Value\" FROM pg_prepared_statements").ToListAsync();
        Assert.Contains(prepared, statement => statement.Contains("unnest(ticks)", StringComparison.Ordinal));
        Assert.DoesNotContain(prepared, statement =>
            statement.Contains("window_id = $", StringComparison.Ordinal)
            || statement.Contains("frame_id = ANY ($", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WordsOfThoseWhoTickedNothing_AreCountedOnceInANewCode()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < 2 * window.MinimumBatchSize; i++)
            await database
                .Get<Acceptance>()
                .AcceptAsync(
                    window.Id,
                    WithdrawalCode.Mint(),
                    new Submission(TestData.Questionnaire, [], [new AnswerText("Q2", true, $"words {i}")]));
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var db = database.Context();
        var frame = await db.Frames.SingleAsync(f => f.WindowId == window.Id && f.Question == "Q2");
        var code = frame.AddCode("Something new");
        await db.SaveChangesAsync();
        foreach (var text in await db.AnswerTexts.AsNoTracking().ToListAsync())
            await database.Get<CodingService>().RecordDecisionAsync([text.Id], frame.Id, CodingOutcome.Coded, [code.Id], staffId: null);

        Assert.Equal(window.MinimumBatchSize, (await Figure.CountAsync(database, window.Slug)).Counts.Codes[code.Id]);
    }
}
