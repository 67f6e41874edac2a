using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Tests charts as a browser draws them with its fonts, and the printed results page.</summary>
public class ChartsInABrowserTests
{
    [Fact]
    public async Task InAnotherFontThanTheyWereMeasuredWithTextsNeitherOverlapNorLeaveTheChart()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = await ComparedWindow.MakeAsync(database);
        await database.RunAsync(
            $"INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT id, DATE '2027-01-18' + day, 0, (day * 37 + 11) % 23 "
                + $"FROM channel, generate_series(0, 27) day WHERE window_id = {window.Id}");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        await using var browser = await Browsers.OpenAsync(new Uri("http://localhost"));
        var page = await browser.NewPageAsync();
        foreach (
            var (name, chart) in new[]
            {
                ("2019-Q1.1", "2019/results/charts/Q1.1.svg"),
                ("2019-Q3", "2019/results/charts/Q3.svg"),
                ("2019-Q9-intervals", "2019/results/charts/Q9.svg?intervals=on"),
                ("2019-Q8.2", "2019/results/charts/Q8.2.svg"),
                ("wave-Q9-compared", "wave/results/charts/Q9.svg?compare=2019"),
                ("wave-Q3-compared-intervals", "wave/results/charts/Q3.svg?compare=2019&intervals=on"),
                ("wave-Q7-compared", "wave/results/charts/Q7.svg?compare=2019"),
                ("wave-Q4-empty", "wave/results/charts/Q4.svg"),
                ("wave-days", "wave/results/charts/days.svg"),
            })
        {
            await Screenshots.StoreAsync(
                await analyst.GetByteArrayAsync($"/surveys/{chart.Replace(".svg", ".png", StringComparison.Ordinal)}"),
                $"chart-{name}");
            await page.SetContentAsync(await analyst.GetStringAsync($"/surveys/{chart}"));
            await Screenshots.TakeAsync(page, $"chart-{name}-svg");
            await AssertTidyAsync(page);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AwkwardLabelsDoNotEither(bool compared)
    {
        var figures = Awkward.Figures(compared);
        var drawing = new BarChart(figures, figures.Questions[0], intervals: true).Draw();
        await Screenshots.StoreAsync(PngWriter.Write(drawing), $"chart-awkward-{compared}");
        await using var browser = await Browsers.OpenAsync(new Uri("http://localhost"));
        var page = await browser.NewPageAsync();
        await page.SetContentAsync(SvgWriter.Write(drawing));
        await Screenshots.TakeAsync(page, $"chart-awkward-{compared}-svg");
        await AssertTidyAsync(page);
    }

    [Fact]
    public async Task ThePrintedPageHasItsTablesWithBarsInGreyAndNothingToPress()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var staff = await app.StaffAsync("Analyst");
        await using var browser = await Browsers.OpenAsync(site);
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", staff.Email!);
        await page.FillAsync("[name=Password]", SurveyApp.Password);
        await page.ClickAsync("main button");

        await page.GotoAsync("/surveys/wave/results/all?compare=2019&intervals=on");
        foreach (var width in new[] { 1280, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Screenshots.TakeAsync(
                page.Locator("section.figures").Filter(new() { Has = page.Locator("#Q9") }),
                $"chart-page-{width}");
            Assert.True(await page.Locator(".chart-links").First.IsVisibleAsync());
            Assert.Empty(await Axe.FindAsync(page));
        }

        // The width of an A4 page within its margins.
        await page.SetViewportSizeAsync(672, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Screenshots.TakeAsync(page, "chart-page-print");
        Assert.NotEmpty(await page.PdfAsync(new() { Format = "A4" }));
        foreach (var pressed in new[] { ".chart-links", ".subtabs", ".toolbar", ".contents", ".site-nav", "[data-live-state]" })
        {
            Assert.NotEqual(0, await page.Locator(pressed).CountAsync());
            Assert.Equal(0, await page.Locator($"{pressed}:visible").CountAsync());
        }

        Assert.True(await page.Locator("table[data-question=Q9]").IsVisibleAsync());
        var bar = (await page.Locator("table[data-question=Q9] tbody .bar").First.BoundingBoxAsync())!;
        Assert.InRange(bar.Width, 150, 672);
        var fills = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.bar rect, .spark rect, .figures__change b')].map(mark => "
                + "getComputedStyle(mark)[mark.localName === 'b' ? 'color' : 'fill'])");
        Assert.True(fills.Length > 100);
        Assert.All(fills.Distinct(), fill => Assert.Single(fill["rgb(".Length..^1].Split(", ").Distinct()));
    }

    private static async Task AssertTidyAsync(IPage page)
    {
        Assert.Equal(
            "",
            await page.EvaluateAsync<string>(
                """
                () => {
                    const view = document.querySelector('svg').viewBox.baseVal;
                    const texts = [...document.querySelectorAll('text')].map(text => {
                        const box = text.getBBox(), size = +text.getAttribute('font-size'), baseline = +text.getAttribute('y');
                        return { text: text.textContent, left: box.x, right: box.x + box.width, top: baseline - 0.75 * size,
                            bottom: baseline + 0.25 * size };
                    });
                    const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom
                        && other.top < one.bottom;
                    return texts.filter(one => one.left < 0 || one.right > view.width || one.bottom > view.height
                        || texts.some(other => other !== one && over(one, other))).map(one => one.text).join('; ');
                }
                """));
    }
}
