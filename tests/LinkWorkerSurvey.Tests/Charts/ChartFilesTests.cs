using System.Globalization;
using System.Net;
using System.Xml.Linq;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using SkiaSharp;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Tests the charts that staff download: they show the page's figures, drawn and described.</summary>
public class ChartFilesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly SKColor Teal = SKColor.Parse("#0b5f66");

    [Fact]
    public async Task EveryTableOf2019IsAnSvgThatNamesEachCategoryWithItsPercentageAndSaysWhatIsSynthetic()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var tables = Figure.InJson(await analyst.GetStringAsync("/surveys/2019/results/figures.json"))
            .GroupBy(f => (f.Question, f.Facet)).ToList();
        Assert.Equal(12, tables.Count);
        foreach (var table in tables)
        {
            var facets = tables.Select(t => t.Key).Where(key => key.Question == table.Key.Question).ToList();
            var key = table.Key.Facet is null ? table.Key.Question : $"{table.Key.Question}.{facets.IndexOf(table.Key) + 1}";
            var chart = await SvgAsync(analyst, $"/surveys/2019/results/charts/{key}.svg");

            Assert.Equal("img", chart.Attribute("role")!.Value);
            Assert.Equal(chart.Attribute("aria-labelledby")!.Value, chart.Element(Svg + "title")!.Attribute("id")!.Value);
            Assert.Equal(chart.Attribute("aria-describedby")!.Value, chart.Element(Svg + "desc")!.Attribute("id")!.Value);
            Assert.EndsWith(table.Key.Facet ?? "", chart.Element(Svg + "title")!.Value, StringComparison.Ordinal);

            var said = Description(chart);
            var drawn = Texts(chart);
            Assert.All(table, figure =>
                Assert.Contains(
                    $"{figure.Label} {Said(figure)}{(figure.Origin == "synthetic" ? " (synthetic" : "")}",
                    said,
                    StringComparison.Ordinal));
            foreach (var group in table.GroupBy(Printed))
                Assert.Equal(
                    group.Count(),
                    drawn.Count(text => text == group.Key) - (group.Key is "0%" or "25%" or "50%" or "75%" or "100%" ? 1 : 0));
            Assert.Equal(
                table.Count(f => f.Origin == "synthetic"),
                drawn.Count(text => text is "synthetic" || text.StartsWith("synthetic; ", StringComparison.Ordinal)));
            Assert.Contains(drawn, text => text.EndsWith("Synthetic data: every answer was generated", StringComparison.Ordinal));
            Assert.Contains("not the survey's data: 105 synthetic responses", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ThePngIsTwiceTheSvgsSizeAndItsBarsAreAsLongAsTheirPercentages()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var figures = Figure.InJson(await analyst.GetStringAsync("/surveys/2019/results/figures.json"));
        foreach (var question in new[] { "Q3", "Q7", "Q9" })
        {
            var chart = await SvgAsync(analyst, $"/surveys/2019/results/charts/{question}.svg");
            using var answer = await analyst.GetAsync($"/surveys/2019/results/charts/{question}.png");
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Matches($"^2019-{question.ToLowerInvariant()}-[a-z-]+-report.png$", answer.Content.Headers.ContentDisposition!.FileName);
            using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((2 * Number(chart, "width"), 2 * Number(chart, "height")), (picture.Width, picture.Height));
            Assert.Equal(SKColors.White, picture.GetPixel(0, 0));

            var percentages = figures.Where(f => f.Question == question).Select(f => f.Percent!.Value).ToList();
            var bars = chart.Elements(Svg + "rect").Where(rect => rect.Attribute("fill")!.Value == "#0b5f66").ToList();
            Assert.Equal(percentages.Count, bars.Count);
            var whole = Length(picture, bars[0]) / (double)percentages[0];
            Assert.InRange(whole, 4, 20);
            foreach (var (percent, bar) in percentages.Zip(bars))
                Assert.InRange(Length(picture, bar), (whole * percent) - 2, (whole * percent) + 2);
        }
    }

    [Fact]
    public async Task WhatIsChosenForThePageIsDrawn()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var usual = await SvgAsync(analyst, "/surveys/2019/results/charts/Q4.svg");
        var answered = await SvgAsync(analyst, "/surveys/2019/results/charts/Q4.svg?base=answered&order=questionnaire");
        var intervals = await SvgAsync(analyst, "/surveys/2019/results/charts/Q3.svg?intervals=on");
        Assert.Contains("105 (all respondents)", Description(usual), StringComparison.Ordinal);
        Assert.DoesNotContain("interval", Description(usual), StringComparison.Ordinal);
        Assert.Contains("(those who answered, of 105 respondents)", Description(answered), StringComparison.Ordinal);

        var figures = (await Figure.CountAsync(database)).Figures(new()).Table("Q3")!;
        Assert.Equal([FigureOrigin.Published, FigureOrigin.Synthetic], figures.Categories.Select(row => row.Figure).Distinct().Order());
        Assert.All(figures.Categories, row =>
            Assert.Contains(
                row.Interval is { } limits
                    ? $"{row.Label} {row.Share.InWords}, 95% interval {limits.InPercent}"
                    : $"{row.Label} {row.Share.InWords} (synthetic",
                Description(intervals).Replace(" (coded from Other)", "", StringComparison.Ordinal),
                StringComparison.Ordinal));

        var before = Texts(await SvgAsync(analyst, "/surveys/2019/results/charts/Q4.svg?coding=before"));
        Assert.Contains(
            "Text answers are in no category until they are coded; 105 were given.".Split(';')[0],
            string.Join(' ', before),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task BesideAnotherWaveEachComparedRowHasAFilledAndAnOutlinedBarAndTheChangeInWords()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var chart = await SvgAsync(await app.SignedInAsync("Analyst"), "/surveys/wave/results/charts/Q9.svg?compare=2019");
        var said = Description(chart);
        Assert.Contains(
            $"{AComparison.Position} 33%, 10% in 2019, 23 or 24 points higher, 10 or 11 people in 2019",
            said,
            StringComparison.Ordinal);
        Assert.Contains("Compared with 2019, published (base: 105): 7 of 10 rows", said, StringComparison.Ordinal);

        // Seven rows and the key.
        Assert.Equal(8, chart.Elements(Svg + "rect").Count(rect => rect.Attribute("stroke") is not null));
        Assert.Equal(11, chart.Elements(Svg + "rect").Count(rect => rect.Attribute("fill")!.Value == "#0b5f66"));
        Assert.Subset(Texts(chart).ToHashSet(), new HashSet<string> { "Window wave", "2019, published", "Since 2019" });
    }

    [Fact]
    public async Task TheDaysAreAColumnEachAndSaidInWords()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = await TestData.OpenWindowAsync(database);
        await database.RunAsync(
            $"INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT id, DATE '2027-01-18' + day, 9, (ARRAY[12, 0, 6])[day "
                + $"+ 1] FROM channel, generate_series(0, 2) day WHERE window_id = {window.Id}");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var chart = await SvgAsync(analyst, "/surveys/wave/results/charts/days.svg");
        Assert.Contains(
            "18 January 2027 to 20 January 2027: 18 forms. 18 January 2027 12; 19 January 2027 0; 20 January 2027 6.",
            Description(chart),
            StringComparison.Ordinal);
        var heights = chart
            .Elements(Svg + "rect")
            .Where(rect => rect.Attribute("fill")!.Value == "#0b5f66")
            .Select(rect => Number(rect, "height"))
            .ToList();
        Assert.Equal(3, heights.Count);
        Assert.Equal((2 * heights[2], 0), (heights[0], heights[1]));

        using var picture = SKBitmap.Decode(await analyst.GetByteArrayAsync("/surveys/wave/results/charts/days.png"));
        Assert.Equal((2 * Number(chart, "width"), 2 * Number(chart, "height")), (picture.Width, picture.Height));
        var none = await SvgAsync(analyst, "/surveys/2019/results/charts/days.svg");
        Assert.Contains("Days are not shown", Description(none), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFoundAndWhatMakesNoSenseIsRefused()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync("Coder");
        foreach (var (address, status) in new[]
        {
            ("/surveys/2019/results/charts/Q7.svg", HttpStatusCode.OK),
            ("/surveys/2019/results/charts/Q8.2.svg", HttpStatusCode.OK),
            ("/surveys/nowhere/results/charts/Q7.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q99.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q8.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q8.3.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q7.1.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q7", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q7.gif", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/.svg", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q7.svg?compare=nowhere", HttpStatusCode.NotFound),
            ("/surveys/2019/results/charts/Q7.svg?size=Slide", HttpStatusCode.OK),
            ("/surveys/2019/results/charts/Q7.svg?size=poster", HttpStatusCode.BadRequest),
            ("/surveys/2019/results/charts/Q7.svg?base=moon", HttpStatusCode.BadRequest),
            ("/surveys/2019/results/charts/Q7.png?order=7", HttpStatusCode.BadRequest),
            ("/surveys/2019/results/charts/days.svg?intervals=perhaps", HttpStatusCode.BadRequest),
            ("/surveys/2019/results/charts/Q7.svg?compare=No%20name", HttpStatusCode.BadRequest),
        })
        {
            Assert.Equal((address, status), (address, (await coder.GetAsync(address)).StatusCode));
        }
    }

    [Fact]
    public async Task WhoIsNotSignedInIsAskedTo()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        foreach (var file in new[] { "Q7.svg", "Q7.png", "days.svg" })
        {
            var answer = await app.Client().GetAsync($"/surveys/2019/results/charts/{file}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/account/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ThePageLinksAChartUnderEveryTableOfWhatItShows()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var page = await analyst.PageAsync("/surveys/2019/results/all?base=answered&intervals=on");
        var links = page.QuerySelectorAll(".chart-links a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2 * page.QuerySelectorAll("table[data-question]").Length, links.Count);
        Assert.Contains("/surveys/2019/results/charts/Q8.2.png?base=answered&intervals=on", links);
        foreach (var link in links)
        {
            var answer = await analyst.GetAsync(link);
            Assert.Equal(
                (HttpStatusCode.OK, "attachment"),
                (answer.StatusCode, answer.Content.Headers.ContentDisposition!.DispositionType));
        }

        Assert.Equal(
            ["/surveys/2019/results/charts/Q7.svg", "/surveys/2019/results/charts/Q7.png"],
            (await analyst.PageAsync("/surveys/2019/results/questions/Q7")).QuerySelectorAll(".chart-links a")
                .Select(a => a.GetAttribute("href")!));
    }

    private static async Task<XElement> SvgAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    private static string Description(XElement chart) => chart.Element(Svg + "desc")!.Value;

    private static List<string> Texts(XElement chart) => [.. chart.Elements(Svg + "text").Select(text => text.Value)];

    private static int Number(XElement element, string name) =>
        (int)Math.Round(double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture));

    // Counts the pixels with the colour of bars, along the middle of a bar.
    private static int Length(SKBitmap picture, XElement bar)
    {
        var y = (2 * Number(bar, "y")) + Number(bar, "height");
        var x = 2 * Number(bar, "x");
        return Enumerable.Range(x, picture.Width - x).TakeWhile(at => at == x || picture.GetPixel(at, y) == Teal).Count();
    }

    // No figure of 2019 is between nobody and 1%, or between 99% and everybody.
    private static string Printed(Figure figure) => figure.Count == 0 ? "-" : $"{figure.Percent}%";

    private static string Said(Figure figure) => figure.Count == 0 ? "nobody" : $"{figure.Percent}%";
}
