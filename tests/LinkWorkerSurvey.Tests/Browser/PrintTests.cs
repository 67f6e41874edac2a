using System.Text;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the results as they are printed on A4.</summary>
public partial class PrintTests
{
    // What the margins leave of a page, in CSS pixels.
    private const int Portrait = 672;
    private const int Landscape = 1016;

    [Theory]
    [InlineData("Q3", "Q9")]
    [InlineData("Q9", "Q3")]
    public async Task WideCrossTabulation_FitsLandscapePages_WithAllItsColumns(string rows, string columns)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await PrintedAsync(app, $"/surveys/2019/results/crosstab?rows={rows}&columns={columns}", Landscape);

        var headings = await page.Locator(".cross__table thead th[scope=col]").AllAsync();
        Assert.InRange(headings.Count, 12, 30);
        foreach (var heading in headings)
        {
            var box = (await heading.BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 1, Landscape);
        }

        Assert.Equal("visible", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.cross')).overflowX"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.cross__table th')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"));
        var sizes = PageSize().Matches(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })));
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.True(int.Parse(size.Groups[1].Value) > int.Parse(size.Groups[2].Value), size.Value));
    }

    [Fact]
    public async Task ComparedTable_LeavesRoomForItsBars_AndAtMostTwoLinesForARowWithoutAFigure()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await PrintedAsync(app, "/surveys/wave/results/questions/Q3?compare=2019&intervals=on", Portrait);

        Assert.InRange((await page.Locator("td.figures__bar .bar").First.BoundingBoxAsync())!.Width, 130, Portrait);
        var none = page.Locator("td.figures__change", new() { HasText = "published no figure" }).First;
        Assert.InRange(
            await none.EvaluateAsync<double>(
                "cell => { const all = document.createRange(); all.selectNodeContents(cell); "
                    + "return all.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight); }"),
            1,
            2.1);
    }

    [Fact]
    public async Task Summary_PrintsWhatIsFoldedAway_AndNoAddresses()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await PrintedAsync(app, "/surveys/2019/results", Portrait);

        foreach (var folded in new[] { ".notice details li", "#how-to-read p" })
            Assert.True((await page.Locator(folded).First.BoundingBoxAsync())!.Height > 0, folded);
        Assert.Equal(["none"], await page.EvaluateAsync<string[]>(
            "[...new Set([...document.querySelectorAll('main a')].map(a => getComputedStyle(a, '::after').content))]"));
    }

    private static async Task<IPage> PrintedAsync(SurveyApp app, string path, int width)
    {
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.SetViewportSizeAsync(width, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync(path);
        return page;
    }

    [GeneratedRegex(@"/MediaBox \[0 0 (\d+)[.\d]* (\d+)")]
    private static partial Regex PageSize();
}
