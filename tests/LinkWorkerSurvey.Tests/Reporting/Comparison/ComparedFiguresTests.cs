using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>Tests a window compared with another wave, as readers see it: on the page, as JSON and CSV, and by the command.</summary>
public class ComparedFiguresTests
{
    [Fact]
    public async Task OnThePageEachRowSaysHowItChangedSince2019OrWhyThatCannotBeSaid()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/wave/results/all?compare=2019");

        Assert.Equal("28 points higher 72% in 2019", Change(page, "Q2", "I want to contribute to my community"));
        Assert.Equal(
            "no clear change 74% in 2019",
            Change(page, "Q9", "Lack of resources in the community/difficulty to access resources in the community"));
        Assert.Equal("23 or 24 points higher 10% in 2019 10 or 11 people in 2019", Change(page, "Q9", AComparison.Position));
        Assert.Equal("25 points lower 45% in 2019", Change(page, "Q3", "Conflict management skills"));
        Assert.Equal("2019 published no figure", Change(page, "Q3", "Coaching skills"));
        Assert.Equal("not in the code frame of 2019", Change(page, "Q7", ComparedWindow.NewCode));

        var table = Table(page, "Q9");
        Assert.Equal("Since 2019", table.QuerySelector("th.figures__change")!.TextContent);
        Assert.Equal(
            ["Window wave", "2019, published"],
            table.PreviousElementSibling!.QuerySelectorAll("li").Select(li => li.TextContent.Trim()));
        var bars = table
            .QuerySelectorAll("tbody tr")
            .Single(tr => tr.QuerySelector(".figures__label")!.TextContent == AComparison.Position)
            .QuerySelectorAll("rect");
        Assert.Equal(["33%", "10%"], bars.Select(bar => bar.GetAttribute("width")));
        Assert.Contains(
            "Compared with 2019, published (base: 105): 7 of 10 rows, tested together at the 5% level (Holm)",
            table.NextElementSibling!.TextContent,
            StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("p"), p =>
            p.TextContent.Contains("respondents to a link that is open to all are self-selected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/surveys/wave/results/all?compare=2019")]
    [InlineData("/surveys/wave/results/charts/Q9.svg?compare=2019")]
    [InlineData("/surveys/wave/results/figures.json?compare=2019")]
    [InlineData("/surveys/wave/results/figures.csv?compare=2019")]
    public async Task WhereverAVerdictIsGiven_TheNotesSayWhatItAssumes(string address)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var written = await (await app.SignedInAsync("Analyst")).GetStringAsync(address);
        foreach (var note in new[]
        {
            "Intervals, p-values and verdicts hold only if in each wave the respondents were a random sample of the people it is about",
            "Nothing here shows who answered in both waves. The test treats the waves as different people",
            "is for its row alone; the verdict comes from p-values that are adjusted over all compared rows of the table (Holm).",
        })
            Assert.Contains(note, written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithIntervalsThatOfTheDifferenceIsWrittenBesideIt()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/wave/results/all?intervals=on&compare=2019");
        Assert.Equal("25 points lower 45% in 2019 interval −37 to −10", Change(page, "Q3", "Conflict management skills"));
    }

    [Fact]
    public async Task ATableWithoutAComparedRowHasNoColumnForIt()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var table = Table(await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/wave/results/all?compare=2019"), "Q10");
        Assert.Empty(table.QuerySelectorAll(".figures__change, .bar__other"));
        Assert.Contains(
            "Not compared with 2019, published: 2019 published no figure.",
            table.NextElementSibling!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCanBeComparedWithIsOfferedAndKeptWhileOtherChoicesChange()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var earlier = await ComparedWindow.MakeAsync(database, "earlier");
        await database.RunAsync($"UPDATE survey_window SET opens_at = opens_at - interval '1 year' WHERE id = {earlier.Id}");
        await TestData.OpenWindowAsync(database, "empty");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");

        var plain = await analyst.PageAsync("/surveys/wave/results/all");
        Assert.Equal(["", "2019", "earlier"], Offered(plain));
        Assert.Empty(plain.QuerySelectorAll(".figures__change, .figures__key, .bar__other"));
        Assert.Equal(["", "2019", "wave", "earlier"], Offered(await analyst.PageAsync("/surveys/empty/results/all")));
        Assert.Empty(Offered(await analyst.PageAsync("/surveys/2019/results/all")));

        var compared = await analyst.PageAsync("/surveys/wave/results/all?compare=earlier");
        Assert.Equal("earlier", ((IHtmlSelectElement)compared.GetElementById("choose-compare")!).Value);
        Assert.Equal(
            ["", "/questions", "/compare", "/crosstab", "/downloads"],
            compared.QuerySelectorAll(".subtabs a")
                .Select(a => a.GetAttribute("href")!["/surveys/wave/results".Length..])
                .Select(path => path.Replace("?compare=earlier", "", StringComparison.Ordinal)));
        Assert.Equal("no clear change 100% in the comparison wave", Change(compared, "Q2", "I want to contribute to my community"));
        Assert.Equal("Difference", compared.QuerySelector("th.figures__change")!.TextContent);
    }

    [Theory]
    [InlineData("/surveys/wave/results/all?compare=wave", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/results/all?compare=nowhere", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/results/figures.json?compare=wave", HttpStatusCode.NotFound)]
    [InlineData("/surveys/2019/results/all?compare=2019", HttpStatusCode.OK)]
    [InlineData("/surveys/2019/results/figures.csv?compare=wave", HttpStatusCode.NotFound)]
    [InlineData("/surveys/wave/results/all?compare=No%20name", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/results/figures.json?compare=No%20name", HttpStatusCode.BadRequest)]
    public async Task WhatCannotBeComparedWith_IsNotThereAsAFile_AndExplainedOnAPage(string address, HttpStatusCode status)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        Assert.Equal(status, (await (await app.SignedInAsync("Analyst")).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task AViewThatWasNotPublishedSaysWhyItIsNotCompared()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/wave/results/all?base=answered&compare=2019");
        Assert.Contains(
            "Not compared with 2019, published. The figures of 2019 were published of all respondents",
            page.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".figures__change, .bar__other"));
    }

    [Fact]
    public async Task TheJsonHoldsTheComparisonOfEachRowAndOnlyWhenAsked()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        Assert.DoesNotContain("omparison", await analyst.GetStringAsync("/surveys/wave/results/figures.json"), StringComparison.Ordinal);

        var json = await analyst.GetStringAsync("/surveys/wave/results/figures.json?compare=2019");
        Assert.Equal(
            FiguresJson.Write(
                (await Figure.CountAsync(database, "wave")).Figures(new()).ComparedWith(TestData.Questionnaire, AComparison.Published)),
            json);
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal("2019", root.GetProperty("comparison").GetProperty("with").GetString());
        var rows = root.GetProperty("questions").EnumerateArray().SelectMany(q => q.GetProperty("categories").EnumerateArray()).ToList();
        Assert.All(rows, row => Assert.True(row.TryGetProperty("comparison", out _)));
        var position = rows.Single(row => row.GetProperty("label").GetString() == AComparison.Position).GetProperty("comparison");
        Assert.Equal("higher", position.GetProperty("verdict").GetString());
        Assert.Equal([10, 11], position.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task TheCsvHasColumnsOfTheComparisonOnlyWhenAskedAndItsNumbersAreNumbers()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var plain = Figure.Cells(await analyst.GetStringAsync("/surveys/wave/results/figures.csv"));
        var compared = Figure.Cells(await analyst.GetStringAsync("/surveys/wave/results/figures.csv?compare=2019"));
        Assert.Equal(plain, compared.Select(row => row[..plain[0].Length]));

        string Cell(string label, string column) =>
            compared.Single(row => row[Array.IndexOf(compared[0], "label")] == label)[Array.IndexOf(compared[0], column)];
        double Number(string label, string column) => double.Parse(Cell(label, column), CultureInfo.InvariantCulture);
        Assert.Equal(
            ("2019", "105", "10", "11", "higher", ""),
            (
                Cell(AComparison.Position, "comparedWith"),
                Cell(AComparison.Position, "otherBase"),
                Cell(AComparison.Position, "otherCountLow"),
                Cell(AComparison.Position, "otherCountHigh"),
                Cell(AComparison.Position, "verdict"),
                Cell(AComparison.Position, "break")));
        Assert.Equal((100.0 * 20 / 60) - (100.0 * 11 / 105), Number(AComparison.Position, "pointsLow"), 1e-9);
        Assert.Equal((100.0 * 20 / 60) - (100.0 * 10 / 105), Number(AComparison.Position, "pointsHigh"), 1e-9);
        Assert.Equal((100.0 * 12 / 60) - (100.0 * 47 / 105), Number("Conflict management skills", "pointsLow"), 1e-9);
        Assert.InRange(Number("Conflict management skills", "intervalLow"), -100, Number("Conflict management skills", "intervalHigh"));
        Assert.Equal(
            ("", "", "2019 published no figure"),
            (Cell("Coaching skills", "pointsLow"), Cell("Coaching skills", "verdict"), Cell("Coaching skills", "break")));
    }

    [Fact]
    public void ACellThatBeginsLikeAFormulaIsTextAndANegativeNumberIsNot()
    {
        var figures = AComparison
            .Figures("here", AComparison.Table("Q7", 100, ("Listening", 1), ("-1+1", 5)))
            .ComparedWith(TestData.Questionnaire, AComparison.Published);
        var lines = Figure.Text(FiguresCsv.Write(figures)).Split("\r\n");
        Assert.Contains(",-51.38", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'-1+1,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCommandPrintsTheSameComparison()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var figures = (await Figure.CountAsync(database, "wave"))
            .Figures(new FigureView { Order = RowOrder.Questionnaire })
            .ComparedWith(TestData.Questionnaire, AComparison.Published);
        var ended = await SurveyProcess.RunAsync(
            database,
            "figures",
            "--window",
            "wave",
            "--format",
            "csv",
            "--order",
            "questionnaire",
            "--compare",
            "2019");
        Assert.Equal((0, Figure.Text(FiguresCsv.Write(figures))), (ended.ExitCode, ended.Output));

        var refused = await SurveyProcess.RunAsync(database, "figures", "--window", "2019", "--compare", "wave");
        Assert.Equal((1, "", "The window '2019' cannot be compared with 'wave'.\n"), (refused.ExitCode, refused.Output, refused.Errors));
    }

    private static IElement Table(IDocument page, string question) => page.QuerySelectorAll($"table[data-question={question}]").Single();

    private static string Change(IDocument page, string question, string label) =>
        string.Join(
            ' ',
            Table(page, question)
                .QuerySelectorAll("tbody tr")
                .Single(row => row.QuerySelector(".figures__label")!.TextContent == label)
                .QuerySelector(".figures__change")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string?> Offered(IDocument page) =>
        page.QuerySelectorAll("#choose-compare option").Select(option => option.GetAttribute("value"));
}
