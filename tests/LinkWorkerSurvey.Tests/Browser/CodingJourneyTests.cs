using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Coding;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the page on which answers are coded, with its keys.</summary>
public class CodingJourneyTests
{
    private const string Path = "/surveys/wave/coding/Q7";

    [Fact]
    public async Task Keys_AtMachineSpeed_AreAllKept_AndDecideAsTyped()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Enumerable.Range(0, 80).Select(i => $"answer {i}"), "Listening", "Advice", "Company");
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync(Path);
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        var order = new List<string>();

        for (var i = 0; i < 20; i++)
        {
            if (i > 0)
                await Expect(page.Locator("#text")).Not.ToHaveTextAsync(order[^1]);
            order.Add(await page.Locator("#text").InnerTextAsync());
            await page.Keyboard.TypeAsync(i % 3 == 0 ? "l" : i % 3 == 1 ? "ac" : "0");
            if (i % 3 != 2)
                await page.Keyboard.PressAsync("Enter");
        }

        // All the rest without a look, faster than answers can be read ahead.
        for (var i = 20; i < 80; i++)
        {
            await page.Keyboard.PressAsync("c");
            await page.Keyboard.PressAsync("Enter");
        }

        // The last decisions are still on their way.
        await Expect(page.Locator(".message h2")).ToHaveTextAsync("All answers are coded", new() { Timeout = 60_000 });
        var decisions = await CodingData.DecisionsAsync(database);
        Assert.Equal(80, decisions.Count);
        for (var i = 0; i < 20; i++)
            Assert.Contains($"{order[i]}: {(i % 3 == 0 ? "Listening" : i % 3 == 1 ? "Advice, Company" : "NothingToCode")}", decisions);
        Assert.Equal(60, decisions.Count(decision => decision.EndsWith(": Company", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ANewCode_IsMadeWhileCoding_AndKeysUndoAndGoBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Enumerable.Range(0, 12).Select(i => $"answer {i}"), "Listening");
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync(Path);
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        var first = await page.Locator("#text").InnerTextAsync();

        await page.Keyboard.TypeAsync("/Being there");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#last")).ToContainTextAsync("Listening, Being there");
        await Expect(page.Locator("#coded")).ToHaveTextAsync("1 of 12 coded");
        Assert.Equal([$"{first}: Being there, Listening"], await CodingData.DecisionsAsync(database));
        await page.Keyboard.PressAsync("6");
        await Expect(page.Locator("#codes :checked")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#text")).ToHaveTextAsync(first);
        await Expect(page.Locator("#coded")).ToHaveTextAsync("0 of 12 coded");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#text")).Not.ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("#text")).ToHaveTextAsync(first);
        Assert.Empty(await CodingData.DecisionsAsync(database));
    }

    [Fact]
    public async Task SuggestedCodesAndSimilarAnswers_AreGivenByKeys_AndUndoneTogether()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(
            database,
            // A single letter is no word, so that all answers of a kind are equally alike.
            Enumerable.Range(0, 15).Select(i => (char)('a' + i)).SelectMany(i => new[] { $"listen to them {i}", $"help with forms {i}" }),
            "Company",
            "Forms");
        await using var db = database.Context();
        foreach (var text in db.CodingTexts.Where(text => text.WindowId == frame.WindowId).AsEnumerable().DistinctBy(text => text.Text[0]))
        {
            await database.Get<CodingService>().RecordDecisionAsync(
                [text.Id], frame.Id, CodingOutcome.Coded, [frame.Codes[text.Text[0] == 'l' ? 0 : 1].Id], staffId: null);
        }

        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync(Path);
        await app.LearnAsync();
        await page.GotoAsync(Path);
        var first = await page.Locator("#text").InnerTextAsync();

        // The first answer with four others.
        foreach (var key in new[] { "1", "+", "+", "+", "+" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("#alike input:checked")).ToHaveCountAsync(4);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#coded")).ToHaveTextAsync("7 of 30 coded");
        await Expect(page.Locator("#last")).ToContainTextAsync($"{(first[0] == 'l' ? "Company" : "Forms")} for 5 answers");
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#coded")).ToHaveTextAsync("2 of 30 coded");
        await Expect(page.Locator("#text")).ToHaveTextAsync(first);

        // All others, each with four like it. Both labels have an o: the more likely one is found first.
        for (var coded = 2; coded < 30;)
        {
            await Expect(page.Locator("#suggested kbd").First).ToBeVisibleAsync();
            foreach (var key in coded % 2 == 0 ? ["1"] : new[] { "/", "o", "Enter" })
                await page.Keyboard.PressAsync(key);
            while (await page.Locator("#alike input:not(:checked)").CountAsync() > 0)
                await page.Keyboard.PressAsync("+");
            coded += 1 + await page.Locator("#alike input:checked").CountAsync();
            await page.Keyboard.PressAsync("Enter");
            if (coded < 30)
                await Expect(page.Locator("#coded")).ToHaveTextAsync($"{coded} of 30 coded");
        }

        await Expect(page.Locator(".message h2")).ToHaveTextAsync("All answers are coded");
        Assert.All(
            await CodingData.DecisionsAsync(database),
            decision => Assert.EndsWith(decision[0] == 'l' ? "Company" : "Forms", decision, StringComparison.Ordinal));
    }

    [Fact]
    public async Task KeysForCodesUsedLast_LeaveOutSuggestedOnes_AndStayAsRead_WhenSuggestionsComeLater()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(
            database,
            Enumerable.Range(0, 20).Select(i => $"company and listening, forms or advice {i}"),
            "Company", "Listening", "Forms", "Advice", "Housing", "Money", "Walks");
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync(Path);
        await app.LearnAsync();
        await page.GotoAsync("about:blank");
        var (suggested, recent) = (page.Locator("#suggested button"), page.Locator("#recent button"));

        // What is suggested for the second answer is known before that is shown; for the third, it comes late.
        var (asked, read) = (0, new TaskCompletionSource());
        await page.RouteAsync(new Regex("handler=Suggest"), async route =>
        {
            if (++asked > 1)
                await read.Task;
            await route.ContinueAsync();
        });
        var second = await page.RunAndWaitForResponseAsync(() => page.GotoAsync(Path), new Regex("handler=Suggest"));
        await second.FinishedAsync();
        await Expect(suggested.First).ToHaveTextAsync(new Regex("^1Company"));
        await Expect(page.Locator("#suggested")).Not.ToContainTextAsync("Walks");
        foreach (var key in new[] { "c", "w", "Enter" })
            await page.Keyboard.PressAsync(key);

        await Expect(page.Locator("#last")).ToContainTextAsync("Company, Walks");
        await Expect(suggested.First).ToHaveTextAsync(new Regex("^1Company"));
        await Expect(recent).ToHaveTextAsync(["6Walks"]);
        foreach (var key in new[] { "6", "Enter" })
            await page.Keyboard.PressAsync(key);

        await Expect(recent).ToHaveTextAsync(["6Walks", "7Company"]);
        await Expect(suggested).ToHaveCountAsync(0);
        read.SetResult();
        await Expect(suggested.Filter(new() { HasText = "Company" })).ToBeVisibleAsync();
        await Expect(recent).ToHaveTextAsync(["6Walks", "7Company"]);
        await page.Keyboard.PressAsync("7");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#coded")).ToHaveTextAsync("3 of 20 coded");
        Assert.Equal(
            ["Company", "Company, Walks", "Walks"],
            (await CodingData.DecisionsAsync(database)).Select(decision => decision.Split(": ")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ALabel_TypedWhileAnotherCodeIsBeingMade_KeepsEveryCharacter()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Enumerable.Range(0, 12).Select(i => $"answer {i}"));
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync(Path);
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        var typed = new TaskCompletionSource();
        await page.RouteAsync(new Regex("handler=Code"), async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });

        await page.Keyboard.TypeAsync("/Listening");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("/1 to 1, time/space?");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        typed.SetResult();

        await Expect(page.Locator("#coded")).ToHaveTextAsync("1 of 12 coded");
        Assert.EndsWith(
            ": 1 to 1, time/space?, Listening", Assert.Single(await CodingData.DecisionsAsync(database)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoCoders_AtOnce_LoseNothing_AndSeeEachOthersProgress()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Enumerable.Range(0, 24).Select(i => $"answer {i}"), "Listening", "Advice");
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var one = await SignedIn.PageAsync(app, await Browsers.OpenAsync(site), Roles.Coder);
        var other = await SignedIn.PageAsync(
            await app.StaffAsync(Roles.Administrator, "other@example.org"), await Browsers.OpenAsync(site));
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync(Path);
            await Expect(page.Locator("#find")).ToBeVisibleAsync();
        }

        await one.Keyboard.PressAsync("l");
        await one.Keyboard.PressAsync("Enter");
        await Expect(other.Locator("#coded")).ToHaveTextAsync("1 of 24 coded");

        // One decision of each is certain; after that, either may be faster everywhere.
        await other.GotoAsync(Path);
        await Expect(other.Locator("#find")).ToBeVisibleAsync();
        await other.Keyboard.PressAsync("a");
        await other.Keyboard.PressAsync("Enter");
        await Expect(one.Locator("#coded")).ToHaveTextAsync("2 of 24 coded");
        await Task.WhenAll(CodeAllAsync(one, "l"), CodeAllAsync(other, "a"));

        // Each coder's page shows the work of both. What only one of them could save is noted on the other's page.
        await Expect(one.Locator("#coded")).ToHaveTextAsync("24 of 24 coded");
        await Expect(other.Locator("#coded")).ToHaveTextAsync("24 of 24 coded");
        var decisions = await CodingData.DecisionsAsync(database);
        Assert.Equal(24, decisions.Count);
        Assert.Contains(decisions, decision => decision.EndsWith("Listening", StringComparison.Ordinal));
        Assert.Contains(decisions, decision => decision.EndsWith("Advice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KeysSwitchedOff_DoNothing_AndTheButtonsDo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Enumerable.Range(0, 12).Select(i => $"answer {i}"), "Listening");
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync("/surveys/wave/coding/keys");
        await page.UncheckAsync("[data-keys-switch] input");

        await page.GotoAsync(Path);
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(page.Locator("#codes :checked")).ToHaveCountAsync(0);
        await page.CheckAsync("[data-letter=L]");
        await page.ClickAsync("text=Save and next");

        await Expect(page.Locator("#coded")).ToHaveTextAsync("1 of 12 coded");
        Assert.EndsWith(": Listening", Assert.Single(await CodingData.DecisionsAsync(database)), StringComparison.Ordinal);
    }

    private static async Task CodeAllAsync(IPage page, string letter)
    {
        // Keys that come while the page reads on do nothing.
        for (var i = 0; i < 300 && await page.Locator("#text").CountAsync() > 0; i++)
        {
            await page.Keyboard.PressAsync(letter);
            await page.Keyboard.PressAsync("Enter");
        }
    }
}
