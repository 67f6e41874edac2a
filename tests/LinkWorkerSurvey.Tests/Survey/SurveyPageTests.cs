using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Survey;

public class SurveyPageTests
{
    [Fact]
    public async Task TheForm_ShowsEveryQuestionAsPrinted_AndPicksNothingBeforehand()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var page = await app.Client().PageAsync("/s/wave");

        foreach (var question in TestData.Questionnaire.Questions)
        {
            var text = page.QuerySelector($"[data-question]:has([name={question.Code}])")!.TextContent;
            Assert.Contains(question.Text, text, StringComparison.Ordinal);
            Assert.Contains(question.Hint ?? "", text, StringComparison.Ordinal);
            Assert.Equal(
                question.Choices().Select(o => o.Label),
                page.QuerySelectorAll($"[name={question.Code}] + label").Select(l => l.TextContent));
        }

        Assert.Empty(page.QuerySelectorAll("[checked]"));
    }

    [Fact]
    public async Task APost_StoresOneSubmission_AndLeadsToTheThankYouPage()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "listening", ["Q2"] = new[] { "201", "204" } });

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(Code(form), (await (await client.FollowAsync(answer)).PageAsync()).QuerySelector("#code")!.TextContent);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task TheSameFormWithOtherAnswers_LeadsToThePageOfAKnownForm_AndTheFirstStand()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await client.SubmitAsync(form, new() { ["Q4"] = "the first" });

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "the second" });

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await (await client.FollowAsync(answer)).PageAsync();
        Assert.Contains(
            "We had already received this form. It counts once, with the answers we received first",
            page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(Code(form), page.QuerySelector("#code")!.TextContent);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task APostToAClosedWindow_StoresNothing_SaysSo_AndGivesEveryAnswerBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await TestData.EndAsync(database, window);

        var answer = await client.SubmitAsync(
            form, new() { ["Q4"] = "too late\r\nby a line", ["Q2"] = new[] { "201", "202" }, ["Q6"] = "699" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("This survey has closed", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("we did not save them", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("too late\nby a line", page.QuerySelector(".quote")!.TextContent);
        var (agreed, other) = (TestData.Questionnaire.Question("Q2"), TestData.Questionnaire.Question("Q6"));
        Assert.Equal(
            [agreed.Options[0].Label, agreed.Options[1].Label, other.Other!.Label],
            page.QuerySelectorAll("#answers li").Select(li => li.TextContent));
        Assert.Equal((0, 0), (await TestData.CountAsync(database, "staged"), await TestData.CountAsync(database, "receipt")));
    }

    [Fact]
    public async Task AFormBegunBeforeTheEnd_IsAcceptedWithinTheGrace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await database.RunAsync($"UPDATE survey_window SET closes_at = now() - interval '5 minutes' WHERE id = {window.Id}");

        Assert.Equal("This survey has closed", (await client.PageAsync("/s/wave")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitAsync(form, new() { ["Q4"] = "just in time" })).StatusCode);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task BeforeTheOpening_ThePageSaysWhen_AndNothingIsTaken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.WindowAsync(database, opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await using var app = new SurveyApp(database);
        var client = app.Client();

        var page = await client.PageAsync("/s/wave");
        var answer = await client.PostAsync("/s/wave", Fields(("code", WithdrawalCode.Mint().ToString()), ("Q4", "early")));

        Assert.Equal("This survey is not open yet", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(UkTime.InWords(window.OpensAt), page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    [Theory]
    [InlineData("Q2", "999", "#Q2")]
    [InlineData("Q2", "601", "#Q2")]
    [InlineData("Q2", "contribute", "#Q2")]
    [InlineData("Q2", "99999999999", "#Q2")]
    [InlineData("Q6", "601|602", "#Q6")]
    public async Task AnAnswerThatIsNotOffered_IsRefused_WithEveryOtherAnswerKept(string question, string picks, string link)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();

        var answer = await client.SubmitAsync(
            form,
            new()
            {
                [question] = picks.Split('|'),
                ["Q4"] = "kept",
                ["Q9"] = new[] { "902", "999" },
                ["Q9-other"] = "kept too",
            });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(link, page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(link));
        Assert.Equal("kept", page.QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        Assert.Equal("kept too", page.QuerySelector<IHtmlInputElement>("#Q9-other")!.Value);
        Assert.Equal(["902", "999"], page.QuerySelectorAll("[name=Q9][checked]").Cast<IHtmlInputElement>().Select(i => i.Value));
        Assert.Equal(Code(form), Code(page.Form()));
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task ANulInAText_IsHarmless()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "lis\0tening", ["Q9"] = "90\01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        answer = await client.SubmitAsync(form, new() { ["Q4"] = "lis\0tening" });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        Assert.Equal(["listening"], await ReleasedTextsAsync(database, window));
    }

    [Fact]
    public async Task WhatIsTyped_ComesOutOfTheDatabaseAsItWent()
    {
        const string typed =
            "Dŵr, ŵ and ŷ 👩‍👩‍👧‍👦 مرحبا 你好 "
            + "<script>alert(1)</script> ' \" {{7*7}} @Model\nsecond line\ttab";
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        await client.SubmitAsync((await client.PageAsync("/s/wave")).Form(), new() { ["Q4"] = typed.ReplaceLineEndings("\r\n") });

        Assert.Equal([typed], await ReleasedTextsAsync(database, window));
    }

    [Fact]
    public async Task AnEmptyForm_IsAnsweredWithAMessage()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        var answer = await client.SubmitAsync((await client.PageAsync("/s/wave")).Form(), new() { ["Q4"] = " \u200b\r\n" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Answer at least one question",
            (await answer.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherWithoutWords_IsAcceptedAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var answer = await app.Client().SubmitFreshAsync("/s/wave", new() { ["Q6"] = "699", ["Q2"] = "299" });

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task ALateFormWithAProblem_IsToldThatTheSurveyHasClosed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await TestData.EndAsync(database, window);

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "kept", ["Q6"] = "999" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("we did not save them", (await answer.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextWithoutTheTickOnOther_IsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        await client.SubmitAsync((await client.PageAsync("/s/wave")).Form(), new() { ["Q6-other"] = "all of them" });

        Assert.Equal(["all of them"], await ReleasedTextsAsync(database, window));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM response WHERE ticks = '{}'"));
    }

    [Fact]
    public async Task WordsForOther_BesideAnotherOption_AreDroppedWhereOneIsChosen_AndKeptWhereSeveralAre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        await app.Client()
            .SubmitFreshAsync(
                "/s/wave",
                new()
                {
                    ["Q6"] = "601",
                    ["Q6-other"] = new string('x', AnswerText.OtherLimit + 1),
                    ["Q2"] = "202",
                    ["Q2-other"] = "kept",
                });

        Assert.Equal(["kept"], await ReleasedTextsAsync(database, window));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM response WHERE ticks = '{202,601}'"));
    }

    [Theory]
    [InlineData(AnswerText.OpenLimit, HttpStatusCode.SeeOther)]
    [InlineData(AnswerText.OpenLimit + 1, HttpStatusCode.UnprocessableEntity)]
    public async Task ATextIsTakenUpToItsLimit_CountedAsAPersonCounts(int characters, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        var answer = await client.SubmitAsync(
            (await client.PageAsync("/s/wave")).Form(),
            new() { ["Q4"] = string.Concat(Enumerable.Repeat("é", characters)) });

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task AFormWithoutItsCode_IsGivenANewOne_WithTheAnswersKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        var answer = await client.PostAsync("/s/wave", Fields(("Q4", "kept"), ("code", "not one"), ("unknown", "ignored")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await client.SubmitAsync((await answer.PageAsync()).Form());

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task WhenTheDatabaseIsAway_ThePageComesBackWithEveryAnswerAndTheSameCode_AndSendingAgainStoresOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await database.RunAsync("ALTER TABLE receipt RENAME TO receipt_away");

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "kept" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
        var page = await answer.PageAsync();
        Assert.Equal("kept", page.QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        Assert.Equal(Code(form), Code(page.Form()));
        await database.RunAsync("ALTER TABLE receipt_away RENAME TO receipt");
        Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitAsync(page.Form())).StatusCode);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task ATextOfFourMegabytes_ComesBackWithEveryAnswer_AndItsLength()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        using var client = new HttpClient { BaseAddress = app.Listen() };
        var (code, text) = (WithdrawalCode.Mint().ToString(), new string('a', 4 * 1024 * 1024));

        var answer = await client.PostAsync("/s/wave", Fields(("code", code), ("Q2", "201"), ("Q4", text), ("Q6", "602"), ("Q7", "short")));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains(
            "our answer must be 5,000 characters or fewer. It has 4,194,304",
            page.QuerySelector("#Q4-error")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(code, Code(page.Form()));
        Assert.True(text == page.QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        Assert.Equal("short", page.QuerySelector<IHtmlTextAreaElement>("#Q7")!.Value);
        Assert.Equal(["201", "602"], page.QuerySelectorAll("[checked]").Cast<IHtmlInputElement>().Select(i => i.Value));
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task MoreThanCanBeGivenBack_IsRefusedWithAPageThatSaysWhatToDo_AndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        using var client = new HttpClient { BaseAddress = app.Listen() };

        var answer = await client.PostAsync(
            "/s/wave",
            Fields(("code", WithdrawalCode.Mint().ToString()), ("Q4", new string('a', 12 * 1024 * 1024))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "Use your browser’s Back button",
            (await answer.PageAsync()).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
    }

    [Theory]
    [InlineData("PUT", "/s/wave", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/s/wave", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PATCH", "/withdraw", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/s/wave", HttpStatusCode.OK)]
    public async Task AMethodThatNoPageIsFor_IsRefused(string method, string address, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        Assert.Equal(expected, (await app.Client().SendAsync(new HttpRequestMessage(new HttpMethod(method), address))).StatusCode);
    }

    [Theory]
    [InlineData("/s/wave", "multipart/form-data", HttpStatusCode.BadRequest)]
    [InlineData("/s/wave", "multipart/mixed; boundary=x", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/s/wave", "multipart/form-data; boundary=x", HttpStatusCode.BadRequest)]
    [InlineData("/account/sign-in", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    public async Task ABodyThatIsNoForm_IsRefused_WithoutAServerError(string address, string type, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        using var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"Q4\"\r\n\r\ncut of");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        Assert.Equal(expected, (await app.Client().PostAsync(address, body)).StatusCode);
    }

    [Theory]
    [InlineData("/s/nowhere")]
    [InlineData("/s/..%2f..%2fetc")]
    [InlineData("/s/.")]
    [InlineData("/S/")]
    public async Task AnUnknownLink_IsNotFound(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client().GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task RespondentsPages_SetNoCookie_AreNotStored_AndSendNoReferrer()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var first = await client.GetAsync("/s/wave");
        var sent = await client.SubmitAsync((await first.PageAsync()).Form(), new() { ["Q4"] = "listening" });

        foreach (var answer in new[] { first, sent, await client.FollowAsync(sent), await client.GetAsync("/withdraw") })
            answer.AssertTellsNothing();
    }

    [Fact]
    public async Task LinksAreCounted_OnceAFormIsShownOrAccepted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using (var app = new SurveyApp(database))
        {
            var client = app.Client();
            var form = (await client.PageAsync("/s/wave")).Form();
            await client.GetAsync("/s/wave");
            await client.SubmitAsync(form, new() { ["Q4"] = "listening" });
        }

        var day = await database.Context().SurveyLinkDays.SingleAsync();
        Assert.Equal((2, 1), (day.Opened, day.Submitted));
    }

    [Fact]
    public async Task WithdrawingWithTheCode_DeletesWhatWaits_AndTellsNobodyWhetherThereWasAny()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await client.SubmitAsync(form, new() { ["Q4"] = "listening" });
        var withdraw = (await client.PageAsync("/withdraw")).Form();

        var known = await client.SubmitAsync(withdraw, new() { ["code"] = Code(form).ToLowerInvariant().Replace('-', ' ') });
        var unknown = await client.SubmitAsync(withdraw, new() { ["code"] = WithdrawalCode.Mint().ToString() });

        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
        Assert.Equal(await known.Content.ReadAsByteArrayAsync(), await unknown.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("We have received your request", (await known.PageAsync()).Title, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(withdraw, new() { ["code"] = "K7QM" })).StatusCode);
    }

    [Fact]
    public async Task Withdrawing_WhileTheDatabaseHangs_IsAnsweredWithinSeconds_WithTheCodeKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var (form, code) = ((await client.PageAsync("/withdraw")).Form(), WithdrawalCode.Mint().ToString());
        await using var hanging = await HeldLock.TakeAsync(database, "LOCK TABLE staged IN ACCESS EXCLUSIVE MODE");

        var answer = await client.SubmitAsync(form, new() { ["code"] = code }).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(code, Code((await answer.PageAsync()).Form()));
    }

    [Theory]
    [InlineData("/S/Wave")]
    [InlineData("/s/WAVE")]
    [InlineData("/s/wave.")]
    [InlineData("/s/wave).")]
    [InlineData("/s/wave%3E")]
    [InlineData("/s/wave%E2%80%9D,")]
    [InlineData("/s/wave%20")]
    [InlineData("/s/wave/")]
    public async Task AnAddressAsPeopleCopyIt_LeadsToTheSurvey(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var sent = await app.Client().SubmitFreshAsync(address, new() { ["Q4"] = "listening" });

        Assert.StartsWith("/s/wave/thanks/", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/withdraw.")]
    [InlineData("/Withdraw)")]
    [InlineData("/what-we-store.")]
    public async Task AnAddressWithTheFullStopBehindIt_LeadsToItsPage(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        Assert.Equal(HttpStatusCode.OK, (await app.Client().GetAsync(address)).StatusCode);
    }

    private static string Code(IHtmlFormElement form) => form.QuerySelector<IHtmlInputElement>("[name=code]")!.Value;

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<IReadOnlyList<string>> ReleasedTextsAsync(TestDatabase database, SurveyWindow window)
    {
        await database.RunAsync("UPDATE survey_window SET k = 5");
        await TestData.AcceptedAsync(database, window, window.MinimumBatchSize);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return await database.Context().AnswerTexts.Where(t => !t.Text.StartsWith("skill ")).Select(t => t.Text).ToListAsync();
    }
}
