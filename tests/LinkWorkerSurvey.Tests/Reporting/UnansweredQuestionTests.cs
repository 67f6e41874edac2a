using System.Text.Json;
using System.Xml.Linq;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests that nothing is computed for a question that nobody answered, and that every form of the figures says so.</summary>
public class UnansweredQuestionTests
{
    private const string Note = "Nobody in the results answered this question, so there are no percentages.";

    [Theory]
    [InlineData("all")]
    [InlineData("answered")]
    [InlineData("mentions")]
    public async Task AQuestionThatNobodyAnswered_HasNoPercentageAndNoInterval_AndSaysSo(string of)
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, "wave", 40, [201]);
        await database.RunAsync("UPDATE survey_window SET population = 40");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync(Roles.Analyst);

        var json = JsonDocument.Parse(await analyst.GetStringAsync($"/surveys/wave/results/figures.json?base={of}")).RootElement;
        var unanswered = json.GetProperty("questions").EnumerateArray().Where(t => t.GetProperty("answered").GetInt32() == 0).ToList();
        Assert.Equal(11, unanswered.Count);
        Assert.All(unanswered, table =>
        {
            Assert.Equal(0, table.GetProperty("base").GetInt32());
            Assert.Equal([Note], table.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
        });
        var rows = unanswered.SelectMany(table => table.GetProperty("categories").EnumerateArray()).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null), (row.GetProperty("percent").ValueKind, row.GetProperty("interval").ValueKind)));

        var csv = Figure.Cells(await analyst.GetStringAsync($"/surveys/wave/results/figures.csv?base={of}"));
        var lines = csv.Where(line => line[Array.IndexOf(csv[0], "answered")] == "0").ToList();
        Assert.Equal(rows.Count, lines.Count);
        Assert.All(lines, line => Assert.Equal(
            ["", "", "", Note],
            new[] { "percent", "shareLow", "shareHigh", "notes" }.Select(column => line[Array.IndexOf(csv[0], column)])));

        var question = (await analyst.PageAsync($"/surveys/wave/results/all?base={of}&intervals=on")).QuerySelector("#Q3")!;
        Assert.Contains(
            "Base: 0 (nobody answered); 0 answered, 40 did not answer (100% of 40 respondents).",
            question.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(Note, question.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("%", question.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(question.QuerySelectorAll(".figures__interval, .bar__interval"));

        var chart = XDocument.Parse(await analyst.GetStringAsync($"/surveys/wave/results/charts/Q3.svg?base={of}&intervals=on"))
            .Root!.Value;
        Assert.Contains(Note, chart, StringComparison.Ordinal);
        Assert.DoesNotContain("%", chart.Replace("(100% of 40 respondents)", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wave", "earlier", "nobody answered this question")]
    [InlineData("earlier", "wave", "nobody answered this question in the comparison wave")]
    public async Task AQuestionThatNobodyAnsweredInOneWave_IsNotCompared_ForThatReason(string window, string with, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, "wave", 40, [201]);
        await MakeAsync(database, "earlier", 40, [201, 301]);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync(Roles.Analyst);

        var json = JsonDocument.Parse(await analyst.GetStringAsync($"/surveys/{window}/results/figures.json?compare={with}")).RootElement;
        var compared = json.GetProperty("questions").EnumerateArray().Single(table => table.GetProperty("code").GetString() == "Q3");

        Assert.Equal(reason, compared.GetProperty("comparison").GetProperty("break").GetString());
        Assert.All(compared.GetProperty("categories").EnumerateArray(), row =>
            Assert.Equal(JsonValueKind.Null, row.GetProperty("comparison").GetProperty("adjustedP").ValueKind));
        Assert.Contains(
            $": {reason}.",
            (await analyst.PageAsync($"/surveys/{window}/results/all?compare={with}")).QuerySelector("#Q3 .notes")!.TextContent,
            StringComparison.Ordinal);
    }

    private static async Task MakeAsync(TestDatabase database, string slug, int respondents, short[] ticks)
    {
        var window = await TestData.OpenWindowAsync(database, slug);
        for (var i = 0; i < respondents; i++)
            await database.Get<Acceptance>()
                .AcceptAsync(window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, ticks, []));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
    }
}
