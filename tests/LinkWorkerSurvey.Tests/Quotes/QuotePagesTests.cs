using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Quotes;

/// <summary>Tests the pages of the quote desk without script.</summary>
public class QuotePagesTests
{
    private const string Desk = "/surveys/wave/coding/quotes";
    private const string Published = "/surveys/wave/results/quotes";

    [Fact]
    public async Task AQuote_IsMarkedSeenAsPrintedAndApprovedByAnother_AndReadersGetThePublishedWordsAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var other = await app.SignedInAsync(Roles.Administrator);
        var analyst = await app.SignedInAsync(Roles.Analyst);
        var answer = await coder.PageAsync($"/surveys/wave/coding/Q7?show=all&search={Uri.EscapeDataString("nia@example.org")}");
        Assert.Equal(QuoteData.Telling, answer.GetElementById("text")!.TextContent);

        var page = await coder.PageAsync(answer.GetElementById("mark-quote")!.GetAttribute("href")!);
        Assert.Equal(QuoteData.Telling, page.QuerySelector("#answer .quoted")!.TextContent);
        Assert.Equal(["Riverside Surgery", "nia@example.org"], page.QuerySelectorAll("#answer mark").Select(mark => mark.TextContent));
        Assert.Equal(QuoteData.Telling, ((IHtmlTextAreaElement)page.GetElementById("Excerpt")!).Value);
        Assert.Equal(2, page.QuerySelectorAll(".redaction__offer :checked").Length);
        var preview = await (await coder.SubmitAsync(page.Form("Preview"), new()
        {
            ["Rows[2].Words"] = "we have time,",
            ["Rows[2].Instead"] = "...",
        })).PageAsync();
        const string printed = "I listen. At [employer] […] write to [email].";
        Assert.Equal(printed, preview.QuerySelector("#printed .quote")!.TextContent);
        Assert.Empty(await QuoteData.LogAsync(database));
        for (var i = 0; i < 2; i++)
            await SaveAsync(coder, preview);
        var quote = await QuoteData.QuoteAsync(database);

        var listed = await coder.PageAsync($"{Desk}?question=Q7");
        Assert.Equal(printed, listed.QuerySelector(".quote")!.TextContent);
        Assert.Contains("Waits for another person: you marked it", listed.QuerySelector(".quotes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["replaced: Riverside Surgery", "replaced: we have time,", "replaced: nia@example.org"],
            listed.QuerySelectorAll(".quotes del").Select(del => del.TextContent));
        var theirs = await other.PageAsync(Desk);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(theirs.Form("Approve"))).StatusCode);
        var approved = await other.PageAsync(Desk);
        await other.SubmitAsync(approved.Form("Use"), new() { ["Section"] = "=Question 7" });

        var reading = await (await analyst.GetAsync(Published)).Content.ReadAsStringAsync();
        var csv = await (await analyst.GetAsync($"{Published}?handler=Csv")).Content.ReadAsStringAsync();
        Assert.Equal(printed, (await analyst.PageAsync(Published)).QuerySelector(".quote")!.TextContent);
        Assert.Contains($"7 Most helpful action,{printed},1,'=Question 7", csv, StringComparison.Ordinal);
        foreach (var left in new[] { "Riverside", "nia@", "have time", quote.Id.ToString(), quote.TextId.ToString() })
        {
            Assert.DoesNotContain(left, reading, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(left, csv, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(
            ["QuoteMarked Q7", "QuoteApproved Q7", "QuoteUsed Q7, in =Question 7"],
            await QuoteData.LogAsync(database));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task WhatWasChangedAfterThePreview_IsShownAgain_BeforeItIsSaved()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var preview = await PreviewAsync(coder, await MarkPathAsync(database, QuoteData.Telling), new() { ["Excerpt"] = "I listen." });
        var form = preview.Form("Preview");

        var again = await (await coder.SubmitAsync(Save(form), form, new() { ["Excerpt"] = "we have time" })).PageAsync();

        Assert.Equal("we have time", again.QuerySelector("#printed .quote")!.TextContent);
        Assert.Equal(0, await TestData.CountAsync(database, "quote"));
        await SaveAsync(coder, again);
        Assert.Equal("we have time", (await QuoteData.QuoteAsync(database)).Words(QuoteData.Telling));
    }

    [Theory]
    [InlineData("Excerpt", "", "Enter words of the answer to quote")]
    [InlineData("Excerpt", "I do not listen", "Enter the words as they stand in the answer")]
    [InlineData("Excerpt", "\u202E", "Enter words of the answer to quote")]
    [InlineData("Rows[2].Words", "advice", "does not have these words")]
    [InlineData("Rows[2].Instead", "place", "Enter the words to replace")]
    [InlineData("Rows[0].Instead", "", "Enter what to write instead")]
    [InlineData("Rows[0].Instead", "[a] [b]", "without square brackets")]
    [InlineData("Rows[0].Instead", "the Riverside Surgery", "other words than those that are replaced")]
    [InlineData("Rows[2].Words", "I listen. At Riverside Surgery we have time, write to nia@example.org.", "at least one word")]
    [InlineData("Start", "many", "cannot be read")]
    public async Task WrongInput_GetsAMessage_AndNothingTypedIsLost(string field, string value, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var path = await MarkPathAsync(database, QuoteData.Telling);
        var changes = new Dictionary<string, object?> { ["Rows[2].Words"] = "", ["Rows[2].Instead"] = "whole", [field] = value };
        if (field != "Rows[2].Words" && field != "Rows[2].Instead")
            changes["Rows[2].Instead"] = "";

        foreach (var handler in new[] { "Preview", "Save" })
        {
            var form = (await coder.PageAsync(path)).Form("Preview");
            var refused = await (await coder.SubmitAsync($"{path}&handler={handler}", form, changes)).PageAsync();

            Assert.Contains(message, refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Null(refused.GetElementById("printed"));
            if (field is not "Start")
                Assert.Equal(value, Pages.Fields(refused.Form("Preview"), null).Single(sent => sent.Key == field).Value);
            foreach (var link in refused.QuerySelectorAll(".govuk-error-summary a"))
                Assert.NotNull(refused.GetElementById(link.GetAttribute("href")![1..]));
        }

        Assert.Equal(0, await TestData.CountAsync(database, "quote"));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task WordsThatStandSeveralTimes_AreQuotedWhereThePersonSays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var words = "time, more time and\n time at Riverside Surgery";
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat(words, 12)]);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var path = await MarkPathAsync(database, words);

        var asked = await PreviewAsync(coder, path, new() { ["Excerpt"] = "time" });
        Assert.Contains("stand 3 times", asked.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var places = asked.QuerySelectorAll<IHtmlInputElement>("[name=Start]").Select(choice => choice.Value).ToList();
        var preview = await (await coder.SubmitAsync(asked.Form("Preview"), new() { ["Start"] = places[2] })).PageAsync();
        await SaveAsync(coder, preview);

        Assert.Equal((words.LastIndexOf("time", StringComparison.Ordinal), 4), await PlaceAsync());

        // White space may be another than in the answer.
        preview = await PreviewAsync(coder, path, new() { ["Excerpt"] = "  more time and time\r\n" });
        await SaveAsync(coder, preview);
        await using var db = database.Context();
        Assert.Contains("more time and\n time", (await db.Quotes.ToListAsync()).Select(quote => quote.Words(words)));

        async Task<(int, int)> PlaceAsync()
        {
            var quote = await QuoteData.QuoteAsync(database);
            return (quote.Start, quote.Length);
        }
    }

    [Theory]
    [InlineData("אני מקשיבה לאנשים, ועובדת בלידס", "אני מקשיבה")]
    [InlineData("👩‍⚕️ listens 😀 e\u0301 <b>bold</b> & \"quoted\" [x]", "😀 e\u0301 <b>bold</b> & \"quoted\" [x]")]
    public async Task AnyScript_IsQuotedAsItWasWritten(string words, string excerpt)
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat(words, 12)]);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);

        var preview = await PreviewAsync(coder, await MarkPathAsync(database, words), new() { ["Excerpt"] = excerpt });
        Assert.Equal(excerpt, preview.QuerySelector("#printed .quote")!.TextContent);
        await SaveAsync(coder, preview);

        var listed = (await coder.PageAsync($"{Desk}?question=Q7")).QuerySelector(".quote")!;
        Assert.Equal((excerpt, "auto"), (listed.TextContent, listed.GetAttribute("dir")));
    }

    [Fact]
    public async Task AnAnswerOf5000Characters_IsNotFilledIn_AndItsPartsCanBeQuoted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var words = string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"{i:0000}"));
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat(words, 12)]);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var path = await MarkPathAsync(database, words);
        Assert.Equal("", ((IHtmlTextAreaElement)(await coder.PageAsync(path)).GetElementById("Excerpt")!).Value);

        var refused = await PreviewAsync(coder, path, new() { ["Excerpt"] = words });
        Assert.Contains("at most 1,000 characters", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        await SaveAsync(coder, await PreviewAsync(coder, path, new() { ["Excerpt"] = words[500..1_499] }));

        Assert.Equal((500, 999), ((await QuoteData.QuoteAsync(database)).Start, (await QuoteData.QuoteAsync(database)).Length));
    }

    [Fact]
    public async Task AChange_StartsWithWhatIsReplaced_AndSomebodyElsesChangeIsNotOverwritten()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var staff = await StaffIdAsync(database, Roles.Coder);
        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, staff, ("Riverside Surgery", "my workplace"));
        var page = await coder.PageAsync($"/surveys/wave/coding/Q7/quote?quote={quote.Id}");
        Assert.Equal("my workplace", page.QuerySelector<IHtmlInputElement>("[name='Rows[0].Instead']")!.Value);
        Assert.False(page.QuerySelector<IHtmlInputElement>("[name='Rows[1].IsOn']")!.IsChecked);

        var preview = await (await coder.SubmitAsync(page.Form("Preview"), new() { ["Rows[1].IsOn"] = "true" })).PageAsync();
        await QuoteData.ActAsync(database, (service, window) => service.ChangeAsync(window, quote.Id, [], quote.Mark, staff));
        var refused = await (await SaveAsync(coder, preview)).PageAsync();

        Assert.Contains("Somebody else has changed", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await QuoteData.QuoteAsync(database)).Replacements);
        Assert.Equal("my workplace", refused.QuerySelector<IHtmlInputElement>("[name='Rows[0].Instead']")!.Value);
    }

    [Fact]
    public async Task BeforeTheFinalRelease_QuotesAreSeenAtTheDeskAlone_AndAfterIt_OldAddressesSaySo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await QuoteData.RunningAsync(database, [.. Enumerable.Repeat(QuoteData.Telling, 12)]);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var analyst = await app.SignedInAsync(Roles.Analyst);
        var path = await MarkPathAsync(database, QuoteData.Telling);
        var preview = await PreviewAsync(coder, path, []);
        await SaveAsync(coder, preview);
        var quote = await QuoteData.QuoteAsync(database);
        await QuoteData.ApproveAsync(database, quote, await TestData.AdministratorAsync(database));

        Assert.DoesNotContain("listen", (await analyst.PageAsync(Published)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await analyst.GetAsync($"{Published}?handler=Csv")).StatusCode);
        var desk = await coder.PageAsync(Desk);
        Assert.Contains("leave this desk after the final release", desk.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await QuoteData.FinishAsync(database, window);

        foreach (var old in new[] { path, $"/surveys/wave/coding/Q7/quote?quote={quote.Id}" })
            Assert.Contains("not here", (await coder.PageAsync(old)).QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not here", (await (await SaveAsync(coder, preview)).PageAsync()).Body!.TextContent, StringComparison.Ordinal);
        var withdrawn = await (await coder.SubmitAsync(desk.Form("Withdraw"), new() { ["Reason"] = "No." })).PageAsync();
        Assert.Contains("has a new place", withdrawn.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("I listen. At [employer] we have time, write to [email].", (await analyst.PageAsync(Published))
            .QuerySelector(".quote")!.TextContent);
    }

    [Fact]
    public async Task ACoder_SeesTheAnswerAroundAQuoteForOneQuestionAlone_AndNoKeyOfATextOrResponse()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var staff = await StaffIdAsync(database, Roles.Coder);
        foreach (var question in new[] { "Q7", "Q4" })
        {
            var text = await QuoteData.TextAsync(database, QuoteData.Telling, question);
            await QuoteData.ActAsync(database, (service, w) => service.MarkAsync(w, text, 0, 9, [], staff));
        }

        var all = await coder.GetStringAsync(Desk);
        var one = await coder.GetStringAsync($"{Desk}?question=Q7");

        Assert.DoesNotContain("Riverside", all, StringComparison.Ordinal);
        Assert.Equal(1, one.Split("Riverside").Length - 1);
        foreach (var key in await database.ListAsync<Guid>("SELECT id FROM answer_text UNION SELECT id FROM response"))
        {
            Assert.DoesNotContain(key.ToString(), all, StringComparison.Ordinal);
            Assert.DoesNotContain(key.ToString(), one, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task InAnOfficeOfOne_ThePageSaysSo_AndThePersonWhoMarkedAQuoteApprovesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database) { OneMayApproveQuotes = true };
        var coder = await app.SignedInAsync(Roles.Coder);
        await QuoteData.MarkedAsync(database, QuoteData.Telling, await StaffIdAsync(database, Roles.Coder));

        var page = await coder.PageAsync(Desk);
        Assert.Contains("In this office one person may mark and approve a quote", page.Body!.TextContent, StringComparison.Ordinal);
        var approved = await (await coder.FollowAsync(await coder.SubmitAsync(page.Form("Approve")))).PageAsync();

        Assert.Contains("approved by A Coder alone", approved.QuerySelector(".quotes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["QuoteMarked Q7", "QuoteApproved Q7, approved by the person who marked it"], await QuoteData.LogAsync(database));
    }

    [Theory]
    [InlineData("/surveys/wave/coding/Q4/quote?text={0}", HttpStatusCode.OK)]
    [InlineData("/surveys/other/coding/Q7/quote?text={0}", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/coding/Q4/quote?quote={1}", HttpStatusCode.OK)]
    [InlineData("/surveys/other/coding/Q7/quote?quote={1}", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/coding/Q7/quote?text=no-key", HttpStatusCode.NotFound)]
    [InlineData("/surveys/wave/coding/Q7/quote", HttpStatusCode.NotFound)]
    [InlineData("/surveys/wave/coding/Q99/quote?text={0}", HttpStatusCode.NotFound)]
    [InlineData("/surveys/nothing/coding/quotes", HttpStatusCode.NotFound)]
    [InlineData("/surveys/nothing/results/quotes", HttpStatusCode.NotFound)]
    public async Task AnAnswerOfAnotherQuestionOrSurvey_IsNotShown(string address, HttpStatusCode status)
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, await StaffIdAsync(database, Roles.Coder));
        await TestData.OpenWindowAsync(database, "other");

        var answer = await coder.GetAsync(string.Format(CultureInfo.InvariantCulture, address, quote.TextId, quote.Id));

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("Riverside", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Approve", "quote", "nothing")]
    [InlineData("Approve", "seen", "nothing")]
    [InlineData("Withdraw", "Reason", "")]
    [InlineData("Withdraw", "Reason", "\u0000")]
    [InlineData("Use", "Section", "")]
    [InlineData("Use", "Section", "a\u0000b")]
    [InlineData("Unuse", "Section", "a\u0000b")]
    public async Task AForgedField_IsRefused_AndChangesNothing(string handler, string field, string value)
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var other = await TestData.AdministratorAsync(database);
        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, other);
        var form = (await coder.PageAsync(Desk)).Form("Approve");
        if (handler is "Use" or "Unuse")
            await QuoteData.ApproveAsync(database, quote, await StaffIdAsync(database, Roles.Coder));
        var before = await QuoteData.LogAsync(database);

        var answer = await coder.SubmitAsync($"{Desk}?handler={handler}", form, new() { [field] = value });

        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.Equal(before, await QuoteData.LogAsync(database));
        Assert.Empty(app.Log.Take());
    }

    private static async Task<string> MarkPathAsync(TestDatabase database, string words) =>
        $"/surveys/wave/coding/Q7/quote?text={await QuoteData.TextAsync(database, words)}";

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient client, string path, Dictionary<string, object?> changes) =>
        await (await client.SubmitAsync((await client.PageAsync(path)).Form("Preview"), changes)).PageAsync();

    // The button below the printed quote sends the form to another handler.
    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, IHtmlDocument preview)
    {
        var form = (IHtmlFormElement)preview.GetElementById("quote-form")!;
        return client.SubmitAsync(preview.QuerySelector("#printed button")!.GetAttribute("formaction")!, form);
    }

    private static string Save(IHtmlFormElement form) =>
        form.Owner!.QuerySelector("#printed button")!.GetAttribute("formaction")!;

    private static async Task<Guid> StaffIdAsync(TestDatabase database, string role)
    {
        await using var db = database.Context();
        return await db.Users.Where(member => member.Name == $"A {role}").Select(member => member.Id).SingleAsync();
    }
}
