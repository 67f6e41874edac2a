using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Quotes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the quote desk in browsers, with its script.</summary>
public class QuoteJourneyTests
{
    // Selects words of the answer as a person would, from a first word to a last one.
    private const string Select = """
        ([first, last]) => {
          const nodes = [];
          const walk = document.createTreeWalker(document.querySelector('#answer .quoted'), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) nodes.push(walk.currentNode);
          const from = nodes.find(node => node.data.includes(first));
          const to = nodes.find(node => node.data.includes(last));
          const range = document.createRange();
          range.setStart(from, from.data.indexOf(first));
          range.setEnd(to, to.data.indexOf(last) + last.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """;

    [Fact]
    public async Task SelectedWords_AreQuotedAndReplaced_AndASecondPersonApproves()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(site), Roles.Coder);
        var other = await SignedIn.PageAsync(await app.StaffAsync(Roles.Coder, "other@example.org"), await Browsers.OpenAsync(site));
        await page.GotoAsync("/surveys/wave/coding/Q7?show=all");
        await Expect(page.Locator("#find")).ToBeVisibleAsync();

        // The link follows the answer on the screen.
        for (var i = 0; i < 12 && await page.Locator("#text").InnerTextAsync() != QuoteData.Telling; i++)
        {
            var before = await page.Locator("#text").InnerTextAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            await Expect(page.Locator("#text")).Not.ToHaveTextAsync(before);
        }

        await page.ClickAsync("#mark-quote");
        await Expect(page.Locator("#answer")).ToHaveTextAsync(QuoteData.Telling);
        await page.EvaluateAsync(Select, new[] { "At", "example.org" });
        await page.ClickAsync("[data-quote-words]");
        await Expect(page.Locator("#Excerpt")).ToHaveValueAsync("At Riverside Surgery we have time, write to nia@example.org");
        await page.EvaluateAsync(Select, new[] { "we", "time" });
        await page.ClickAsync("[data-replace-words]");
        await page.Keyboard.TypeAsync("...");
        await page.ClickAsync("text=See it as printed");
        await Expect(page.Locator("#printed .quote")).ToHaveTextAsync("At [employer] […], write to [email]");
        await LookAsync(page, "quote-preview");

        await page.ClickAsync("text=Mark this quote");
        await Expect(page.Locator(".notice")).ToContainTextAsync("Another person must approve it");
        await Expect(page.Locator("text=Waits for another person")).ToBeVisibleAsync();
        await LookAsync(page, "quotes-marked");
        await other.GotoAsync("/surveys/wave/coding");
        await Expect(other.Locator(".queue-more")).ToHaveTextAsync("Quotes: one waits for approval");
        await other.ClickAsync(".queue-more a");
        await other.ClickAsync("main button:has-text('Approve')");
        await Expect(other.Locator(".notice")).ToHaveTextAsync("The quote is approved.");
        await other.ClickAsync("text=Add a use");
        await other.FillAsync("[name=Section]", "Question 7");
        await other.ClickAsync("text=Add the use");
        await Expect(other.Locator(".quotes")).ToContainTextAsync("Used once");
        await LookAsync(other, "quotes-approved");
        await other.ClickAsync("text=Withdraw it");
        await other.ClickAsync("main button:text-is('Withdraw')");
        await Expect(other.Locator(".govuk-error-summary")).ToContainTextAsync("Enter a reason");
        await LookAsync(other, "quotes-problem");
        await other.GotoAsync("/surveys/wave/results/quotes");
        await Expect(other.Locator(".quote")).ToHaveTextAsync("At [employer] […], write to [email]");
        await LookAsync(other, "quotes-for-reports");
    }

    [Fact]
    public async Task ProblemsOfTheForm_AreAccessible_AndAPlaceIsTakenFromTheSelection()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string words = "time and time again, the old\nplace";
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat(words, 12)]);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync($"/surveys/wave/coding/Q7/quote?text={await QuoteData.TextAsync(database, words)}");

        await page.FillAsync("#Excerpt", "time");
        await page.FillAsync("[data-replace] >> nth=0", "advice");
        await page.ClickAsync("text=See it as printed");
        await Expect(page.Locator("#Start-error")).ToBeVisibleAsync();
        await LookAsync(page, "quote-problem");
        await page.EvaluateAsync(Select, new[] { "time again", "time again" });
        await page.ClickAsync("[data-quote-words]");
        await page.FillAsync("[data-replace] >> nth=0", "");
        await page.FillAsync("#Excerpt", "time");
        await page.ClickAsync("text=See it as printed");
        await page.ClickAsync("text=Mark this quote");
        await Expect(page.Locator(".notice")).ToContainTextAsync("The quote is marked");

        Assert.Equal(9, (await QuoteData.QuoteAsync(database)).Start);
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await PagesTests.LookAsync(page, name, width);
        }
    }
}
