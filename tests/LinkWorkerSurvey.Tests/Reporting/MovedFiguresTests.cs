using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>
/// Tests how figures follow from answers and coding decisions. Changing one of these changes the figures that count it by one, and no other
/// figure.
/// </summary>
public class MovedFiguresTests
{
    [Fact]
    public async Task OneTickMovesTheFiguresOfItsOptionAlone()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var db = database.Context();
        var responses = await db.Responses.AsNoTracking().ToListAsync();
        var texts = await db.AnswerTexts.AsNoTracking().ToListAsync();
        var readings = await db.CodingDecisions.AsNoTracking().Include(r => r.Codes).ToListAsync();
        var before = (await Figure.CountAsync(database)).Figures(new());

        var questions = TestData.Questionnaire.Questions.Where(q => q.Choices().Any()).ToArray();
        var ticks = Gen.OneOf(questions).SelectMany(q => Gen.OneOf(q.Choices().ToArray()).Select(option => (Question: q, Option: option)));

        // No submission with two options of a choose-one question is accepted, so none is counted.
        static bool IsOneOfOne(Question question, Option option, Response response) =>
            !question.Kind.TakesOneChoice || !question.Choices().Any(o => o != option && response.Ticks.Contains(o.Key));
        await Gen.Select(ticks, Gen.OneOf(responses.ToArray()))
            .Where((tick, response) => IsOneOfOne(tick.Question, tick.Option, response))
            .SampleAsync(
                async (tick, response) =>
                {
                    var (question, option) = tick;
                    var written = texts.SingleOrDefault(t => t.ResponseId == response.Id && t.Question == question.Code);
                    var ticked = question.Choices().Where(o => response.Ticks.Contains(o.Key)).ToList();
                    var by = ticked.Contains(option) ? -1 : 1;
                    var expected = new Dictionary<string, int>();
                    if (
                        option == question.Other
                            ? written is null
                            : !readings.Any(r => r.TextId == written?.Id && r.Codes.Any(c => c.OptionKey == option.Key)))
                        expected[$"{question.Code}: {option.Label}"] = by;
                    if (written is null && !ticked.Any(o => o != option))
                        (expected[$"{question.Code} answered"], expected[$"{question.Code} not answered"]) = (by, -by);

                    await database.RunAsync(
                        $"UPDATE response SET ticks = {(by < 0 ? "array_remove" : "array_append")}(ticks, {option.Key}::smallint) WHERE "
                            + $"id = '{response.Id}'");
                    var after = (await Figure.CountAsync(database)).Figures(new());
                    await database.RunAsync(
                        $"UPDATE response SET ticks = ARRAY[{string.Join(',', response.Ticks)}]::smallint[] WHERE id = '{response.Id}'");
                    Assert.Equal(expected, Moves(before, after));
                },
                iter: 40,
                threads: 1);
        Assert.Equal(FiguresJson.Write(before), FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())));
    }

    [Theory]
    [InlineData("Q7", "Listening", "Support and encourage")]
    [InlineData("Q8", "Wellbeing", "Networking")]
    public async Task OneReadingMovesTheTwoCategoriesBetweenWhichItChanged(string question, string from, string to)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.RunAsync("UPDATE frame SET signed_off_at = NULL");
        await using var db = database.Context();
        var frame = await db
            .Frames.AsNoTracking()
            .Include(f => f.Codes)
            .SingleAsync(f => f.Question == question && f.Codes.Any(c => c.Label == from));
        var (left, entered) = (frame.Codes.Single(c => c.Label == from).Id, frame.Codes.Single(c => c.Label == to).Id);
        var reading = await db.CodingDecisions.AsNoTracking().Include(r => r.Codes)
            .FirstAsync(r => r.FrameId == frame.Id && r.Codes.Any(c => c.Id == left) && r.Codes.All(c => c.Id != entered));
        int[] codes = [.. reading.Codes.Select(c => c.Id)];
        var before = (await Figure.CountAsync(database)).Figures(new());

        await database
            .Get<CodingService>()
            .RecordDecisionAsync([reading.TextId], frame.Id, CodingOutcome.Coded, [.. codes.Except([left]), entered], staffId: null);
        var after = (await Figure.CountAsync(database)).Figures(new());
        Assert.Equal(new Dictionary<string, int> { [$"{question}: {from}"] = -1, [$"{question}: {to}"] = 1 }, Moves(before, after));
        Assert.Equal(before.Revision + 1, after.Revision);

        await database.Get<CodingService>().RecordDecisionAsync([reading.TextId], frame.Id, CodingOutcome.Coded, codes, staffId: null);
        var back = (await Figure.CountAsync(database)).Figures(new());
        Assert.Equal(before.Revision + 2, back.Revision);
        Assert.Equal(FiguresJson.Write(before), FiguresJson.Write(back with { Revision = before.Revision }));
    }

    [Fact]
    public async Task ADecisionOnAnOtherText_MovesNoFigureUntilTheSignOff_AndThenTheTwoCategories()
    {
        const string from =
            "Trust, building a relationship, having the time to listen, support and provide a stable, non-judgmental and open relationship";
        const string to = "The relational and informal aspect";
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var db = database.Context();
        var signedOff = (await Figure.CountAsync(database)).Figures(new());
        var staff = await TestData.AdministratorAsync(database);
        var coding = database.Get<CodingService>();
        var frame = await db.Frames.AsNoTracking().Include(f => f.Codes).SingleAsync(f => f.Question == "Q10");
        var codes = frame.Codes.ToDictionary(code => code.Label, code => code.Id);
        var decision = await db.CodingDecisions.AsNoTracking().Include(r => r.Codes)
            .FirstAsync(r => r.FrameId == frame.Id && r.Codes.Any(c => c.Label == from) && r.Codes.All(c => c.Label != to));

        await coding.ReopenAsync(frame.WindowId, "Q10", "Coded wrongly", staff);
        var open = (await Figure.CountAsync(database)).Figures(new());
        await coding.RecordDecisionAsync([decision.TextId], frame.Id, CodingOutcome.Coded, [codes[to]], staff);
        var decided = (await Figure.CountAsync(database)).Figures(new());
        await coding.SignOffAsync(frame.WindowId, "Q10", staff);
        var signedOffAgain = (await Figure.CountAsync(database)).Figures(new());

        Assert.Equal(FiguresJson.Write(open), FiguresJson.Write(decided with { Revision = open.Revision }));
        Assert.Equal(
            (open.Table("Q10")!.Texts, "Texts count under ‘Other’ until the coding of this question is signed off."),
            (open.Table("Q10")!.Waiting, open.Table("Q10")!.Notes[^1]));
        Assert.Equal(
            new Dictionary<string, int> { [$"Q10: {from}"] = -1, [$"Q10: {to}"] = 1 }, Moves(signedOff, signedOffAgain));
    }

    [Fact]
    public async Task AnAnswerThatWaitsIsInNoFigureAndIsCountedInOnceItIsReleased()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        var waiting = (await Figure.CountAsync(database, "wave")).Figures(new());
        Assert.Equal((10, 0), (waiting.Received, waiting.Released));
        Assert.All(Numbers(waiting).Where(n => n.Key != "received"), n => Assert.Equal(0, n.Value));
        Assert.All(waiting.Questions.SelectMany(q => q.Categories), c => Assert.Null(c.Percent));

        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = (await Figure.CountAsync(database, "wave")).Figures(new());
        Assert.Equal((10, 5), (released.Received, released.Released));
        Assert.Equal((5, 100), released.Questions.SelectMany(q => q.Categories, (q, c) => (q.Code, Row: c))
            .Where(c => c.Code == "Q2").Select(c => (c.Row.Count, c.Row.Percent!.Value)).First());
    }

    private static Dictionary<string, int> Moves(WindowFigures before, WindowFigures after)
    {
        var (old, now) = (Numbers(before), Numbers(after));
        Assert.Equal(old.Keys.Order(), now.Keys.Order());
        return now.Where(n => n.Value != old[n.Key]).ToDictionary(n => n.Key, n => n.Value - old[n.Key]);
    }

    private static Dictionary<string, int> Numbers(WindowFigures figures)
    {
        var numbers = new Dictionary<string, int> { ["received"] = figures.Received, ["released"] = figures.Released };
        foreach (var table in figures.Questions)
        {
            foreach (var row in table.Categories)
                numbers.Add($"{table.Code}: {row.Label}", row.Count);
            foreach (var net in table.Nets)
                numbers.Add($"{table.Code} net: {net.Label}", net.Count);
            (numbers[$"{table.Code} answered"], numbers[$"{table.Code} not answered"]) = (table.Answered, table.NotAnswered);
            var facet = $"{table.Code} {table.Facet}";
            (numbers[$"{facet} waiting"], numbers[$"{facet} base"]) = (table.Waiting!.Value, table.Base);
        }

        return numbers;
    }
}
