using System.Text;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the page Share and its posters in a browser.</summary>
public partial class ShareJourneyTests
{
    [Fact]
    public async Task Copy_PutsTheAddressOnTheClipboard_AndSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var browser = await Browsers.OpenAsync(site, width: 390);
        await browser.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await SignedIn.PageAsync(app, browser, Roles.Administrator);

        await page.GotoAsync("/surveys/wave/share");
        var copy = page.GetByRole(AriaRole.Button, new() { Name = "Copy the address of Open link" });
        await copy.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
        Assert.Equal($"{site}s/wave", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await Expect(copy).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WithoutScript_OneClickSelectsTheWholeAddress_AndNoButtonIsShownThatDoesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen(), script: false), Roles.Administrator);

        await page.GotoAsync("/surveys/wave/share");
        await page.Locator(".address").ClickAsync();

        await Expect(page.Locator(".address")).ToHaveCSSAsync("user-select", "all");
        await Expect(page.Locator("[data-copy]")).ToBeHiddenAsync();
        await page.GotoAsync("/surveys/wave/share/wave/poster");
        await Expect(page.Locator("[data-print]")).ToBeHiddenAsync();
        Assert.NotEqual(0, (await page.Locator("noscript").BoundingBoxAsync())!.Height);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Links_WithTheLongestNamesAndAddresses_OverlapNothing(int width)
    {
        await using var database = await TestDatabase.CreateAsync();
        var slug = new string('l', Slug.Limit);
        await TestData.OpenWindowAsync(database, slug);
        await database.RunAsync($"""
            UPDATE channel SET name = '{new string('n', SurveyLink.NameLimit)}';
            INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT id, CURRENT_DATE - 2, 1234567, 1234567 FROM channel
            """);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen(), width), Roles.Administrator);

        await page.GotoAsync($"/surveys/{slug}/share");

        await Expect(page.Locator(".link-row__counts")).ToContainTextAsync("1,234,567");
        string[] parts = [".link-row__code", ".link-row h3", ".address", ".link-row [data-copy]", ".link-row__acts", ".link-row__counts"];
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var part in parts)
            boxes.Add((await page.Locator(part).BoundingBoxAsync())!);
        for (var one = 0; one < boxes.Count; one++)
        {
            Assert.True(boxes[one].X >= 0 && boxes[one].X + boxes[one].Width <= width, $"{parts[one]} leaves the screen");
            for (var other = one + 1; other < boxes.Count; other++)
                Assert.False(Overlap(boxes[one], boxes[other]), $"{parts[one]} and {parts[other]} at {width}");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(SurveyFacts.Limit, 84)]
    [InlineData(SurveyFacts.Limit, 120)]
    public async Task Poster_IsExactlyOnePageOfA4_WithEverythingOnIt(int textLength, int titleLength)
    {
        await using var database = await TestDatabase.CreateAsync();
        var slug = textLength == 0 ? "wave" : new string('l', Slug.Limit);
        await TestData.OpenWindowAsync(database, slug);
        var text = string.Concat(Enumerable.Repeat("Everybody who works ", 20))[..textLength];
        await database.RunAsync($"UPDATE survey_window SET contact = '{text}', eligibility = '{text}'");
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Administrator);
        var title = string.Concat(Enumerable.Repeat("The long title of ", 7))[..titleLength].Trim();
        if (titleLength > 0)
        {
            // After the start, which writes the questionnaires of the program.
            await database.RunAsync(
                "ALTER TABLE questionnaire DISABLE TRIGGER USER; "
                    + $"UPDATE questionnaire SET document = jsonb_set(document, '{{title}}', to_jsonb('{title}'::text))");
        }

        await page.GotoAsync($"/surveys/{slug}/share/{slug}/poster");
        await Expect(page.Locator("h1")).ToHaveTextAsync(titleLength == 0 ? TestData.Questionnaire.Title : title);
        await page.WaitForFunctionAsync("document.querySelector('.poster img').naturalWidth > 0");

        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false }));
        Assert.Single(PdfPage().Matches(pdf));
        Assert.Matches(@"/MediaBox \[0 0 59[45][.0-9]* 84[12][.0-9]*\]", pdf);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(794, 1123);
        await Screenshots.TakeAsync(page, $"poster-print-{titleLength}");
        var hidden = await page.EvaluateAsync<int>(
            "(() => { const poster = document.querySelector('.poster'); return poster.scrollHeight - poster.clientHeight; })()");
        Assert.Equal(0, hidden);
        var code = (await page.Locator(".poster img").BoundingBoxAsync())!;
        Assert.InRange(code.Height, 794 * 0.33, 794); // a third of the page's width: 7 cm
        var contact = (await page.Locator(".poster__contact").BoundingBoxAsync())!;
        Assert.InRange(contact.Y + contact.Height, 0, 1123);
    }

    private static bool Overlap(LocatorBoundingBoxResult one, LocatorBoundingBoxResult other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
