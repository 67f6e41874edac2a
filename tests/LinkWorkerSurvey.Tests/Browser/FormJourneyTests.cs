using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>
/// Tests the respondent's form in a browser: nothing is sent by accident, nothing is lost, and nothing remains after sending.
/// </summary>
public sealed class FormJourneyTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Thanks = "Thank you! We have received your answers.";

    private TestDatabase database = null!;
    private SurveyApp app = null!;
    private Uri site = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        app = new SurveyApp(database);
        site = app.Listen();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_InABoxOrOnAnOption_SendsNothing(bool script)
    {
        var page = await OpenAsync(script: script);

        foreach (var field in new[] { "#Q2-other", "#Q2", "#Q6", "#Q6-other" })
        {
            await page.PressAsync(field, "x");
            await page.PressAsync(field, "Enter");
        }

        await page.FillAsync("#Q4", "two");
        await page.PressAsync("#Q4", "Enter");
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("two\n");
        await Expect(page.Locator("#Q2-other")).ToHaveValueAsync("x");
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
        await SendAsync(page);
        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task Draft_AfterReload_IsPutBack()
    {
        var page = await OpenAsync();
        await WriteDraftAsync(page);

        await page.ReloadAsync();

        await AssertDraftStandsAsync(page);
        await Expect(page.Locator("#keep")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Draft_WhenTheLinkIsOpenedAgain_IsOfferedAndSentUnderItsCode()
    {
        await using var browser = await Browsers.OpenAsync(site, width: 390);
        var page = await OpenAsync(browser);
        await WriteDraftAsync(page);
        var code = await page.InputValueAsync("[name=code]");
        await page.CloseAsync();

        page = await OpenAsync(browser);
        await Expect(page.Locator("[data-kept]")).ToBeVisibleAsync();
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("");
        await PagesTests.LookAsync(page, "survey-draft", 390);
        await page.ClickAsync("text=Continue with these answers");
        await AssertDraftStandsAsync(page);
        await SendAsync(page);

        await Expect(page.Locator("#code")).ToHaveTextAsync(code);
        Assert.False(await HasDraftAsync(page));
        await page.GotoAsync("/s/wave");
        await Expect(page.Locator("[data-keep]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-kept]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Draft_IsGone_WhenItIsDeletedOrTheBoxIsUnticked()
    {
        await using var browser = await Browsers.OpenAsync(site);
        var page = await OpenAsync(browser);
        await WriteDraftAsync(page);
        await page.UncheckAsync("#keep");
        await WaitForNoDraftAsync(page);
        await page.CheckAsync("#keep");
        await WaitForDraftAsync(page);
        await page.CloseAsync();

        page = await OpenAsync(browser);
        await page.ClickAsync("text=Delete them and start again");

        await WaitForNoDraftAsync(page);
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("");
        await Expect(page.Locator("#Q1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Draft_AfterTheEndOfTheSurvey_IsRemoved()
    {
        await using var browser = await Browsers.OpenAsync(site);
        var page = await OpenAsync(browser);
        await WriteDraftAsync(page);
        await ChangeDraftAsync(page, "draft.ends = Date.now() - 1");
        await page.CloseAsync();

        page = await OpenAsync(browser);

        await WaitForNoDraftAsync(page);
        await Expect(page.Locator("[data-kept]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Draft_OfAnEarlierVersion_IsShownAsACopy_AndFillsNothingIn()
    {
        await using var browser = await Browsers.OpenAsync(site);
        var page = await OpenAsync(browser);
        await WriteDraftAsync(page);
        await ChangeDraftAsync(page, "draft.survey = 'another 1'");
        await page.CloseAsync();

        page = await OpenAsync(browser);

        await Expect(page.Locator("[data-kept-copy]")).ToContainTextAsync("patience");
        await Expect(page.Locator("text=Continue with these answers")).ToBeHiddenAsync();
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Draft_WhereTheDeviceRefusesIt_IsSaidNotToBeKept()
    {
        var page = await (await Browsers.OpenAsync(site)).NewPageAsync();
        await page.AddInitScriptAsync("caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))");
        await page.GotoAsync("/s/wave");
        await page.FillAsync("#Q4", "patience");

        await page.ClickAsync("label[for=keep]");

        await Expect(page.Locator("[data-keep-state]"))
            .ToContainTextAsync("does not let us keep your answers, perhaps because this is a private window");
        await Expect(page.Locator("#keep")).Not.ToBeCheckedAsync();
        Assert.True(await WarnsAsync(page));
    }

    // Over HTTP, WebKit keeps a left page in its back/forward cache. It empties the fields on return, before or after it reports the
    // return. The browser of these tests has no such cache, so the events are simulated.
    [Theory]
    [InlineData("empty(); comeBack();")]
    [InlineData("comeBack(); empty();")]
    [InlineData("comeBack(); form.reset();")]
    [InlineData("form.reset(); await new Promise(soon => setTimeout(soon));")]
    public async Task Draft_WhenTheBrowserEmptiesThePage_IsPutBack_AndNotOverwritten(string happens)
    {
        var page = await OpenAsync();
        await WriteDraftAsync(page);

        await page.EvaluateAsync($$"""
            async () => {
                const form = document.querySelector('[data-survey]');
                const empty = () => [...form.querySelectorAll('[data-question] input, textarea'),
                    document.querySelector('#keep')].forEach(field => {
                    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
                    else field.value = '';
                });
                const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
                dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
                {{happens}}
                document.querySelector('#Q5').value = 'typed at once';
                document.querySelector('#Q5').dispatchEvent(new Event('input', { bubbles: true }));
            }
            """);

        await AssertDraftStandsAsync(page);
        await Expect(page.Locator("#Q5")).ToHaveValueAsync("typed at once");
        await Expect(page.Locator("#keep")).ToBeCheckedAsync();
        await Wait.UntilAsync(async () => (await DraftAsync(page)).Contains("typed at once", StringComparison.Ordinal));
        Assert.Contains("patience", await DraftAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_ThatThisFormDoesNotHold_IsNotOverwritten_ButOffered_AndThenKeptHere()
    {
        await using var browser = await Browsers.OpenAsync(site);
        var first = await OpenAsync(browser);
        var second = await OpenAsync(browser);
        await WriteDraftAsync(first);

        await second.FillAsync("#Q1", "navigator");
        await second.FillAsync("#Q4", "humour");
        await second.CheckAsync("#Q6");
        await second.Locator("#keep").ClickAsync();

        await Expect(second.Locator("[data-kept]")).ToBeVisibleAsync();
        Assert.Contains("patience", await DraftAsync(second), StringComparison.Ordinal);
        Assert.DoesNotContain("humour", await DraftAsync(second), StringComparison.Ordinal);
        await Expect(first.Locator("#keep")).ToBeCheckedAsync();

        await second.ClickAsync("text=Continue with these answers");
        await Expect(second.Locator("#Q1")).ToHaveValueAsync("navigator");
        await Expect(second.Locator("#Q4")).ToHaveValueAsync("patience\nhumour");
        await Expect(second.Locator("#Q6")).ToBeCheckedAsync();
        await Expect(second.Locator("#Q6-other")).ToHaveValueAsync("walking");
        await Expect(first.Locator("[data-keep-state]")).ToContainTextAsync("Another tab now keeps its answers on this device");
        await Expect(first.Locator("#keep")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Draft_SentFromAnotherTab_IsSaidNotToBeKeptInThisOne()
    {
        await using var browser = await Browsers.OpenAsync(site);
        var first = await OpenAsync(browser);
        await WriteDraftAsync(first);
        var second = await OpenAsync(browser);
        await second.ClickAsync("text=Continue with these answers");
        await Expect(first.Locator("#keep")).Not.ToBeCheckedAsync();

        await SendAsync(first);

        await Expect(second.Locator("[data-keep-state]")).ToContainTextAsync("Nothing is kept on this device now");
        Assert.False(await HasDraftAsync(second));
        Assert.True(await WarnsAsync(second));
    }

    [Fact]
    public async Task Leaving_WithAnswersThatAreKeptNowhere_Warns()
    {
        var page = await OpenAsync();
        Assert.False(await WarnsAsync(page));

        page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        Assert.True(await WarnsAsync(page));

        page = await OpenAsync();
        await WriteDraftAsync(page);
        Assert.False(await WarnsAsync(page));

        page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        await SendAsync(page);
        Assert.False(await WarnsAsync(page));
    }

    [Fact]
    public async Task TheFormsOwnLinks_LeaveItOpen()
    {
        var page = await OpenAsync();

        foreach (var link in await page.Locator("main a, footer a").AllAsync())
            Assert.Equal("_blank", await link.GetAttributeAsync("target"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Back_AfterSending_ShowsNothingOfThePerson(bool script)
    {
        var page = await (await Browsers.OpenAsync(site, script: script)).NewPageAsync();
        await page.GotoAsync("/");
        await page.GotoAsync("/s/wave");
        await page.FillAsync("#Q4", "patience");
        await page.CheckAsync("#Q2");
        await SendAsync(page);
        var code = await page.Locator("#code").InnerTextAsync();

        await page.GoBackAsync();

        await AssertNothingOfThePersonAsync(page, code);
        await page.GoForwardAsync();
        if (script)
            await AssertNothingOfThePersonAsync(page, code);
    }

    // The browser of these tests has no back/forward cache, as Debian's has none. The header that empties the cache is tested separately.
    [Fact]
    public async Task TheThankYouPage_WithoutScript_MakesTheBrowserForgetTheForm()
    {
        var page = await OpenAsync(script: false);
        await page.FillAsync("#Q4", "patience");
        var forgotten = await page.RunAndWaitForResponseAsync(() => SendAsync(page), "**/forget.svg");

        Assert.Equal("\"cache\"", await forgotten.HeaderValueAsync("Clear-Site-Data"));
        Assert.Equal(200, forgotten.Status);
    }

    [Fact]
    public async Task Sending_WithoutAConnection_KeepsThePage_AndSendsOnceWhenAskedAgain()
    {
        await using var browser = await Browsers.OpenAsync(site, width: 390);
        var page = await OpenAsync(browser);
        await page.FillAsync("#Q4", "patience");
        await browser.SetOfflineAsync(true);

        await page.ClickAsync("#send");

        await Expect(page.Locator("[data-send-state]")).ToContainTextAsync("You are offline");
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("patience");
        await PagesTests.LookAsync(page, "survey-offline", 390);
        await browser.SetOfflineAsync(false);
        await SendAsync(page);
        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task Sending_WhenTheReplyIsLost_CountsOnceWhenSentAgain()
    {
        var page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        await page.RouteAsync("**/s/wave", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });
        await page.ClickAsync("#send");
        await Expect(page.Locator("[data-send-state]")).ToContainTextAsync("We could not reach the survey");
        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));

        await page.UnrouteAllAsync();
        await SendAsync(page);

        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task Sending_RefusedByAPageWithoutTheAnswers_KeepsThem()
    {
        var page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        await page.RouteAsync("**/s/wave", route => route.FulfillAsync(new() { Status = 502, Body = "<h1>Bad gateway</h1>" }));

        await page.ClickAsync("#send");

        await Expect(page.Locator("[data-send-state]")).ToContainTextAsync("We could not confirm that your answers were saved (error 502)");
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("patience");
        await Expect(page.Locator("#send")).ToHaveTextAsync("Send my answers");
    }

    [Fact]
    public async Task Sending_PressedTwice_SendsOnce_AndSaysSoMeanwhile()
    {
        var page = await OpenAsync();
        var (sent, go) = (0, new TaskCompletionSource());
        await page.RouteAsync("**/s/wave", async route =>
        {
            sent++;
            await go.Task;
            await route.ContinueAsync();
        });
        await page.FillAsync("#Q4", "patience");

        await page.DblClickAsync("#send");

        await Expect(page.Locator("#send")).ToHaveTextAsync("Sending…");
        go.SetResult();
        await Expect(page.Locator("h1")).ToHaveTextAsync(Thanks);
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task AProblem_IsLedToWithItsQuestionInSight_AndLosesNothing()
    {
        var page = await OpenAsync(width: 390);
        await page.CheckAsync("#Q6-699");
        await page.FillAsync("#Q6-other", "walking");
        await page.CheckAsync("#Q6");
        await page.FillAsync("#Q7", new string('a', AnswerText.OpenLimit + 20));
        await page.FillAsync("#Q3-other", new string('b', AnswerText.OtherLimit + 1));
        await page.ClickAsync("#send");
        await Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".intro")).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
        await Expect(page.Locator("#Q6-other")).ToHaveValueAsync("walking");

        var messages = await page.Locator(".govuk-error-summary a").AllInnerTextsAsync();
        Assert.Equal(
            messages,
            (await page.Locator(".question .govuk-error-message").AllTextContentsAsync()).Select(text =>
                text.Replace("Error:", "", StringComparison.Ordinal).Trim()));

        await page.ClickAsync(".govuk-error-summary a[href='#Q7']");
        await Expect(page.Locator("#Q7")).ToBeFocusedAsync();
        foreach (var part in new[] { "#question-7 h2", "#Q7-error" })
            await Expect(page.Locator(part)).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.Locator("#Q7")).ToBeInViewportAsync(new() { Ratio = 0.1f });

        await page.ClickAsync(".govuk-error-summary a[href='#Q3-other']");
        await Expect(page.Locator("#Q3-other")).ToBeFocusedAsync();
        foreach (var part in new[] { "#question-3 h2", "#Q3-other", "#Q3-other-error" })
            await Expect(page.Locator(part)).ToBeInViewportAsync(new() { Ratio = 1 });
        var (asked, message) = (
            await page.Locator("#question-3 h2").BoundingBoxAsync(),
            await page.Locator("#Q3-other-error").BoundingBoxAsync());
        Assert.True(
            asked!.Y + asked.Height <= message!.Y,
            $"The words end at {asked.Y + asked.Height} px, over the message at {message.Y} px.");
    }

    [Fact]
    public async Task EveryQuestion_IsAHeading()
    {
        var page = await OpenAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex(@"^Question \d+ of 10") })).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task TextBesideOther_IsKeptBack_WhenAnotherOptionIsChosen()
    {
        var page = await OpenAsync();
        await page.FillAsync("#Q6-other", "walking");
        await Expect(page.Locator("#Q6-699")).ToBeCheckedAsync();
        Assert.Contains("walking", await WouldSendAsync(page), StringComparison.Ordinal);

        await page.CheckAsync("#Q6-602");
        Assert.DoesNotContain("walking", await WouldSendAsync(page), StringComparison.Ordinal);
        await Expect(page.Locator("#Q6-other")).ToHaveValueAsync("walking");
        await Expect(page.Locator("#Q6-other-limit")).ToHaveTextAsync("Not sent unless you choose Other");

        await page.CheckAsync("#Q6-699");
        Assert.Contains("walking", await WouldSendAsync(page), StringComparison.Ordinal);
        await Expect(page.Locator("#Q6-other-limit")).ToHaveTextAsync("Up to 500 characters");
    }

    [Fact]
    public async Task ChoosingAndClearing_MovesNothing()
    {
        var page = await OpenAsync(width: 390);
        var height = await page.EvaluateAsync<int>("document.body.scrollHeight");

        await page.CheckAsync("#Q6-602");
        Assert.Equal(height, await page.EvaluateAsync<int>("document.body.scrollHeight"));
        await page.Locator("#question-6 [data-clear]").ClickAsync();

        await Expect(page.Locator("#Q6-602")).Not.ToBeCheckedAsync();
        await Expect(page.Locator("#Q6")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-progress-count]")).ToHaveTextAsync("0 of 10 answered");
        Assert.Equal(height, await page.EvaluateAsync<int>("document.body.scrollHeight"));
    }

    [Fact]
    public async Task ALimit_IsSaidInAdvance_AndAnnouncedNearIt()
    {
        var page = await OpenAsync();
        await Expect(page.Locator("#Q4-hint")).ToContainTextAsync("Up to 5,000 characters");
        var counter = page.Locator("#Q2-other-limit");
        await Expect(counter).ToHaveTextAsync("Up to 500 characters");

        await page.FillAsync("#Q2-other", new string('a', 490));
        await Expect(counter).ToHaveTextAsync("Room for 10 more characters");
        await page.FillAsync("#Q2-other", new string('a', 503));
        await Expect(counter).ToHaveTextAsync("Too long by 3 characters");
        await page.FillAsync("#Q2-other", new string('a', 501));
        await Expect(counter).ToHaveTextAsync("Too long by 1 character");
        await page.FillAsync("#Q2-other", new string('a', 499));
        await Expect(counter).ToHaveTextAsync("Room for 1 more character");
        await Expect(counter).ToHaveAttributeAsync("aria-live", "polite");
    }

    [Fact]
    public async Task ACopy_HoldsTheQuestionsAndTheAnswers()
    {
        var page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        await page.CheckAsync("#Q6-602");

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=download"));

        var copy = await File.ReadAllTextAsync(await download.PathAsync());
        foreach (var question in TestData.Questionnaire.Questions)
            Assert.Contains(question.Text, copy, StringComparison.Ordinal);
        Assert.Contains("patience", copy, StringComparison.Ordinal);
        Assert.Contains(TestData.Questionnaire.Question("Q6").Options[1].Label, copy, StringComparison.Ordinal);
        Assert.Equal(8, Regex.Count(copy, Regex.Escape("(no answer)")));
    }

    [Fact]
    public async Task Printed_TheFormFillsItsPages_AndTicksAreSeenWithoutBackgrounds()
    {
        var page = await OpenAsync();
        Assert.InRange(await PrintedPagesAsync(page), 2, 5);

        await page.CheckAsync("#Q2");
        await page.CheckAsync("#Q6");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var field in new[] { "#Q2", "#Q6" })
        {
            var mark = await page.EvaluateAsync<string>(
                "id => { const s = getComputedStyle(document.querySelector(id).nextElementSibling, '::after'); return `${s.opacity} "
                    + "${s.borderBottomColor} ${s.borderBottomWidth}`; }",
                field);
            Assert.Matches(@"^1 rgb\(0, 0, 0\) [2-9]", mark);
        }

        Assert.Equal(
            $"\" ({site.Authority}/what-we-store)\"",
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main a'), '::after').content"));
    }

    [Fact]
    public async Task Printed_WhatWasWritten_StandsWhole_AndGoesOverPages()
    {
        var page = await OpenAsync();
        var tall = string.Join('\n', Enumerable.Range(0, 70).Select(i => $"{i} of the many lines of a long answer, so and so"));
        var wide = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        var empty = await PrintedPagesAsync(page);
        await page.FillAsync("#Q4", tall);
        await page.FillAsync("#Q9-other", wide);

        Assert.InRange(await PrintedPagesAsync(page), empty + 1, empty + 2);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        foreach (var (field, text) in new[] { ("#Q4", tall), ("#Q9-other", wide) })
        {
            await Expect(page.Locator(field)).ToBeHiddenAsync();
            var printed = page.Locator($".printed:has(+ {field})");
            Assert.Equal(text, await printed.InnerTextAsync());
            Assert.True(
                await printed.EvaluateAsync<bool>("text => text.scrollHeight <= text.offsetHeight && text.scrollWidth <= text.offsetWidth")
            );
        }

        await Expect(page.Locator("#Q5")).ToBeVisibleAsync();
        Assert.Equal("avoid", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('#question-4 h2')).breakInside"));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(page.Locator("#Q4")).ToBeVisibleAsync();
        await Expect(page.Locator(".printed").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task ForcedColours_KeepWhatOnlyABackgroundWouldShow()
    {
        var page = await OpenAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Task<string> EdgeAsync(string element, string part, string side) =>
            page.EvaluateAsync<string>(
                "([element, part, side]) => { const s = getComputedStyle(document.querySelector(element), part); return "
                    + "s[`border${side}Style`] + ' ' + s[`border${side}Width`]; }",
                new[] { element, part, side });

        await page.FillAsync("#Q7", new string('a', AnswerText.OpenLimit + 20));
        await page.ClickAsync("#send");
        await Expect(page.Locator("#Q7-error")).ToBeVisibleAsync();
        Assert.Equal("solid 4px", await EdgeAsync("#question-7", "::before", "Left"));

        await page.FillAsync("#Q7", "listen");
        await SendAsync(page);
        Assert.Equal("solid 2px", await EdgeAsync(".steps li", "::after", "Left"));
        foreach (var side in new[] { "Top", "Right", "Bottom", "Left" })
            Assert.Equal("solid 1px", await EdgeAsync(".code", "", side));
    }

    [Fact]
    public async Task TheFocusedField_AtTwiceTheTextSize_StandsAboveTheCount()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

        // A partly visible element is scrolled no further than necessary.
        await page.EvaluateAsync(
            "scrollTo(0, document.querySelector('#Q10-other').getBoundingClientRect().top + scrollY - innerHeight + 110)");
        await page.FocusAsync("#Q10-other");

        var (field, bar) = (await page.Locator("#Q10-other").BoundingBoxAsync(), await page.Locator(".progress").BoundingBoxAsync());
        Assert.True(field!.Y + field.Height <= bar!.Y, $"The field ends at {field.Y + field.Height} px, beneath the count at {bar.Y} px.");
    }

    [Fact]
    public async Task TheThankYouPagesLinks_LeaveItOpen()
    {
        var page = await OpenAsync();
        await page.FillAsync("#Q4", "patience");
        await SendAsync(page);
        Assert.NotEmpty(await page.Locator("footer a").AllAsync());

        foreach (var link in await page.Locator("main a, footer a").AllAsync())
            Assert.Equal("_blank", await link.GetAttributeAsync("target"));
    }

    [Fact]
    public async Task TheCode_OnANarrowScreen_IsNotBrokenNearItsEnd()
    {
        var page = await OpenAsync(width: 390, script: false);
        await page.FillAsync("#Q4", "patience");
        await SendAsync(page);

        for (var width = 320; width < 480; width += 10)
        {
            await page.SetViewportSizeAsync(width, 844);
            var lines = await page.EvaluateAsync<double[]>(
                "() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('#code')); return "
                    + "[...r.getClientRects()].map(line => line.width); }");
            Assert.InRange(lines.Length, 1, 2);
            Assert.True(lines[^1] > lines[0] / 2, $"At {width} px, {lines[^1]} px stand beneath {lines[0]} px.");
        }
    }

    [Fact]
    public async Task TheFirstVisit_ShowsQuestionOne_AndTakesThreeRequests()
    {
        var requests = new List<string>();
        var page = await (await Browsers.OpenAsync(site, width: 390)).NewPageAsync();
        await page.SetViewportSizeAsync(390, 844);
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync("/s/wave", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(3, requests.Count(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        await Expect(page.Locator("#Q1")).ToBeInViewportAsync(new() { Ratio = 1 });
        var (field, bar) = (await page.Locator("#Q1").BoundingBoxAsync(), await page.Locator(".progress").BoundingBoxAsync());
        Assert.True(field!.Y + field.Height <= bar!.Y, $"Question 1 ends at {field.Y + field.Height} px, beneath the count at {bar.Y} px.");
    }

    [Fact]
    public async Task ALinkPreview_HasATitleASentenceAndOurPicture_AndNothingIsIndexed()
    {
        var page = await OpenAsync();
        async Task<string> MetaAsync(string name) =>
            (await page.Locator($"meta[property='{name}'], meta[name='{name}']").GetAttributeAsync("content"))!;

        Assert.Contains(TestData.Questionnaire.Title, await MetaAsync("og:title"), StringComparison.Ordinal);
        Assert.Contains("10 questions, about 6 minutes", await MetaAsync("og:description"), StringComparison.Ordinal);
        Assert.Equal("noindex, nofollow", await MetaAsync("robots"));
        var picture = await page.APIRequest.GetAsync(await MetaAsync("og:image"));
        Assert.Equal((200, "image/png"), (picture.Status, picture.Headers["content-type"]));
    }

    [Fact]
    public async Task WhatWeStore_IsShort_AndHoldsEveryTableFolded()
    {
        var page = await (await Browsers.OpenAsync(site, width: 390)).NewPageAsync();

        await page.GotoAsync("/what-we-store");

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 0, 3000);
        await page.ClickAsync("summary >> nth=0");
        await Expect(page.Locator(".stored").First).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(IBrowserContext? browser = null, int width = 1280, bool script = true)
    {
        var page = await (browser ?? await Browsers.OpenAsync(site, width, script)).NewPageAsync();
        await page.GotoAsync("/s/wave");
        return page;
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Thanks);
    }

    private static async Task WriteDraftAsync(IPage page)
    {
        await page.CheckAsync("#keep");
        await page.FillAsync("#Q4", "patience");
        await page.CheckAsync("#Q2-202");
        await page.FillAsync("#Q6-other", "walking");
        await page.CheckAsync("#Q6-602");
        await WaitForDraftAsync(page);
    }

    private static async Task AssertDraftStandsAsync(IPage page)
    {
        await Expect(page.Locator("#Q4")).ToHaveValueAsync("patience");
        await Expect(page.Locator("#Q2-202")).ToBeCheckedAsync();
        await Expect(page.Locator("#Q6-602")).ToBeCheckedAsync();
        await Expect(page.Locator("#Q6-other")).ToHaveValueAsync("walking");
        Assert.DoesNotContain("walking", await WouldSendAsync(page), StringComparison.Ordinal);
    }

    private static Task WaitForDraftAsync(IPage page) =>
        Wait.UntilAsync(() =>
            page.EvaluateAsync<bool>(
                "async () => { const kept = await (await caches.open('answers')).match(location.pathname); return Boolean(kept) && "
                    + "(await kept.text()).includes('Q6-602'); }"));

    private static Task<string> DraftAsync(IPage page) => page.EvaluateAsync<string>(
        "async () => (await (await caches.open('answers')).match(location.pathname)).text()");

    private static async Task<int> PrintedPagesAsync(IPage page) =>
        Regex.Count(System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" })), @"/Type\s*/Page\b");

    private static Task WaitForNoDraftAsync(IPage page) => Wait.UntilAsync(async () => !await HasDraftAsync(page));

    private static Task<bool> HasDraftAsync(IPage page) => page.EvaluateAsync<bool>("caches.has('answers')");

    private static async Task ChangeDraftAsync(IPage page, string change) =>
        await page.EvaluateAsync(
            "async () => { const cache = await caches.open('answers'); "
                + $"const draft = await (await cache.match(location.pathname)).json(); {change}; "
                + "await cache.put(location.pathname, new Response(JSON.stringify(draft))); }");

    private static Task<string> WouldSendAsync(IPage page) =>
        page.EvaluateAsync<string>("new URLSearchParams(new FormData(document.querySelector('[data-survey]'))).toString()");

    private static async Task AssertNothingOfThePersonAsync(IPage page, string code)
    {
        var all = await page.EvaluateAsync<string>(
            "document.documentElement.outerHTML + [...document.querySelectorAll('textarea, input')].map(f => f.checked || f.value).join()");
        Assert.DoesNotContain("patience", all, StringComparison.Ordinal);
        Assert.DoesNotContain(code, all, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(":checked").CountAsync());
    }

    /// <summary>Returns whether the browser asks before it leaves the page.</summary>
    private static async Task<bool> WarnsAsync(IPage page)
    {
        var asked = false;
        page.Dialog += (_, dialog) =>
        {
            asked = dialog.Type == DialogType.BeforeUnload;
            _ = dialog.AcceptAsync();
        };
        await page.GotoAsync("/what-we-store");
        return asked;
    }
}
