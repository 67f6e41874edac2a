using System.Text.Json.Nodes;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a coder, who codes each 'Other' text as each option, reads the figures and undoes it. A respondent counts once in an option:
/// a row that does not grow tells that the text's author had ticked the option.
/// </summary>
public class BackCodingTests(ITestOutputHelper output)
{
    private const int Respondents = 12;

    [Theory]
    [InlineData("Q2", false)]
    [InlineData("Q6", false)]
    [InlineData("Q2", true)]
    [InlineData("Q6", true)]
    public async Task CodingEachTextAsEachOption_TellsNoTick_AndInABuildThatCountsAtOnceAllOfThem(string question, bool countsAtOnce)
    {
        await using var database = await TestDatabase.CreateAsync();
        var ticks = await ReleasedAsync(database, question);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await using var db = database.Context();
        var frame = await db.Frames.AsNoTracking().Include(f => f.Codes).SingleAsync(f => f.Question == question);
        var texts = await db.CodingTexts.AsNoTracking().Where(text => text.Question == question).ToListAsync();
        var staff = (await db.Users.FirstAsync()).Id;
        var before = await FiguresAsync();

        var (right, moved) = (0, 0);
        foreach (var text in texts)
        {
            foreach (var option in frame.Codes)
            {
                await database.Get<CodingService>().RecordDecisionAsync([text.Id], frame.Id, CodingOutcome.Coded, [option.Id], staff);
                var after = await FiguresAsync();
                await database.Get<CodingService>().UndoAsync(frame.Id, staff);
                moved += JsonNode.DeepEquals(before, after) ? 0 : 1;
                var grew = CountOf(after, option.Label) > CountOf(before, option.Label);
                right += grew != ticks[text.Text].Contains(option.OptionKey!.Value) ? 1 : 0;
            }
        }

        var tries = texts.Count * frame.Codes.Count;
        output.WriteLine($"{question}, {(countsAtOnce ? "counted at once" : "as built")}: figures moved {moved} times of {tries}");
        Assert.Equal((Respondents, countsAtOnce), (texts.Count, moved > 0));
        if (countsAtOnce)
            Assert.Equal(tries, right);

        // The other build counts each decision as if its question were signed off.
        async Task<JsonNode> FiguresAsync()
        {
            if (countsAtOnce)
                await database.RunAsync("UPDATE frame SET signed_off_at = now(); UPDATE survey_window SET revision = revision + 1");
            var figures = JsonNode.Parse(await coder.GetStringAsync("/surveys/wave/results/figures.json"))!;
            await database.RunAsync("UPDATE frame SET signed_off_at = NULL");
            figures.AsObject().Remove("revision");
            return figures;
        }

        int CountOf(JsonNode figures, string label) => figures["questions"]!.AsArray()
            .Single(table => (string)table!["code"]! == question)!["categories"]!.AsArray()
            .Single(row => (string)row!["label"]! == label)!["count"]!.GetValue<int>();
    }

    // A net over each set of options would tell how many ticked which of them together.
    [Fact]
    public async Task NetsOverOptions_AreNotCountedBeforeTheSignOff_AndFrozenByIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReleasedAsync(database, "Q2");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await using var db = database.Context();
        var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.Question == "Q2");
        var (staff, frames) = ((await db.Users.FirstAsync()).Id, database.Get<CodeFrameService>());
        var net = await frames.AddNetAsync(frame.Id, "Either", staff);
        foreach (var option in frame.Codes.Take(2))
            await frames.ChangeCodeAsync(frame.Id, option.Id, option.State, option.State with { NetId = net }, staff);

        Assert.Empty(await NetsAsync());
        Assert.Empty(await NetsAsync("?coding=before"));
        await database.Get<CodingService>().SignOffAsync(frame.WindowId, "Q2", staff);

        Assert.Equal(["Either"], await NetsAsync());
        await Assert.ThrowsAsync<RuleException>(() => frames.AddNetAsync(frame.Id, "Another", staff));

        async Task<IReadOnlyList<string>> NetsAsync(string query = "")
        {
            var figures = JsonNode.Parse(await coder.GetStringAsync($"/surveys/wave/results/figures.json{query}"))!;
            return
            [
                .. figures["questions"]!.AsArray().SelectMany(table => table!["nets"]!.AsArray()).Select(net => (string)net!["label"]!),
            ];
        }
    }

    private static async Task<Dictionary<string, IReadOnlyList<short>>> ReleasedAsync(TestDatabase database, string code)
    {
        var random = new Random(1);
        var question = TestData.Questionnaire.Question(code);
        var window = await TestData.OpenWindowAsync(database);
        var ticks = new Dictionary<string, IReadOnlyList<short>>();
        for (var i = 0; i < Respondents; i++)
        {
            short[] chosen = question.Kind.TakesOneChoice
                ? [random.GetItems(question.Choices().Select(option => option.Key).ToArray(), 1)[0]]
                : [.. question.Choices().Select(option => option.Key).Where(_ => random.Next(2) == 0)];
            ticks[$"words {i}"] = chosen;
            await database.Get<Acceptance>().AcceptAsync(
                window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, chosen, [new(code, true, $"words {i}")]));
        }

        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return ticks;
    }
}
