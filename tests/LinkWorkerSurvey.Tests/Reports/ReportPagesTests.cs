using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Quotes;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests the report desk and the public page of a report without script.</summary>
public class ReportPagesTests
{
    private const string Desk = "/surveys/2019/report";

    [Fact]
    public async Task AReport_IsWritten_MadeAnEdition_PublishedByAnother_ReadByAnybody_AndWithdrawn()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var (analyst, administrator) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        var anybody = app.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/reports/2019")).StatusCode);

        await WriteAsync(analyst, "1.1", "Why we asked.");
        await WriteAsync(analyst, "3", "What it means.");
        await WriteAsync(analyst, "4", "What follows.");
        Assert.StartsWith(
            "Saved ", (await analyst.PageAsync(Desk + "/3")).QuerySelector(".paper .small")!.TextContent, StringComparison.Ordinal);
        await MakeAsync(analyst);
        Assert.Empty((await analyst.PageAsync(Desk + "/editions/1")).QuerySelectorAll("form[action*='Publish']"));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/reports/2019")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/reports/2019/1/files/report.docx")).StatusCode);
        var theirs = await administrator.PageAsync(Desk + "/editions/1");
        var publish = theirs.Form("Publish");
        var checksum = publish.QuerySelector("button")!.GetAttribute("value");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                HttpStatusCode.Redirect,
                (await administrator.SubmitAsync(publish, new() { ["checksum"] = checksum })).StatusCode);
        }

        var page = await anybody.PageAsync("/reports/2019");
        Assert.Empty(page.QuerySelectorAll("form, script, .site-nav"));
        Assert.Contains("Why we asked.", page.Body!.TextContent, StringComparison.Ordinal);
        var percentages =
            from facet in Wave.Of2019.Facets
            from category in facet.Categories
            where category.Published is not null
            select (facet.Section, category.Label, category.Published!.Percent);
        Assert.Equal(49, percentages.Count());
        Assert.All(percentages, one => Assert.Contains(
            page.GetElementById($"s-{one.Section}")!.QuerySelectorAll("tbody tr"),
            row => row.QuerySelector(".figures__label")!.TextContent == one.Label
                && row.QuerySelector(".figures__share")!.TextContent == $"{one.Percent}%"));

        var everything = await anybody.GetByteArrayAsync("/reports/2019/1/files/report.zip");
        await using (var archive = new ZipArchive(new MemoryStream(everything)))
        {
            Assert.Equal(
                ["charts.zip", "codebook.csv", "figures.csv", "figures.json", "report.docx", "report.md", "results.xlsx"],
                archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        }

        Assert.Equal("image/svg+xml", (await anybody.GetAsync("/reports/2019/1/charts/Q2.svg")).Content.Headers.ContentType!.MediaType);
        foreach (var none in new[] { "files/none.txt", "charts/Q99.svg", "charts/Q2.png", "files/..%2f" })
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/reports/2019/1/{none}")).StatusCode);

        var published = await analyst.PageAsync(Desk + "/editions");
        await analyst.SubmitAsync(published.Form("Withdraw"), new() { ["Reason"] = "A <b>name</b> was in it." });
        var gone = await anybody.GetAsync("/reports/2019");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("A &lt;b&gt;name&lt;/b&gt; was in it.", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/reports/2019/1/files/report.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/reports/2019/1/charts/Q2.svg")).StatusCode);
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task ACorrection_SaysWhatChanged_AndTheEarlierEditionLeadsToIt()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var (one, other) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        foreach (var section in new[] { "1.1", "3", "4" })
            await WriteAsync(one, section, "Words.");
        await PublishAsync(one, other);
        await WriteAsync(one, "4", "Better words.");
        await PublishAsync(one, other, "The conclusion was unclear.");

        var latest = await app.Client().PageAsync("/reports/2019");
        Assert.EndsWith(", edition 2", latest.QuerySelector(".cover .lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The conclusion was unclear.", latest.QuerySelector(".notice--plain")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Section 4 Conclusion: the text was changed"],
            latest.QuerySelectorAll(".notice--plain ul li").Select(item => item.TextContent));
        var first = await app.Client().PageAsync("/reports/2019/1");
        Assert.Equal("/reports/2019", first.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Contains("noindex", first.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Null(latest.QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task TheChartInATextOfAnEdition_ShowsItsOwnFigures()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var one = await app.SignedInAsync(Roles.Analyst);
        foreach (var section in new[] { "1.1", "3", "4" })
            await WriteAsync(one, section, "![The reasons](Q2)");
        await MakeAsync(one);
        var edition = await one.PageAsync(Desk + "/editions/1");
        var chart = edition.QuerySelector(".prose img")!.GetAttribute("src")!;
        var before = await one.GetStringAsync(chart);

        await database.RunAsync("UPDATE response SET ticks = '{}'");

        Assert.Equal("image/svg+xml", (await one.GetAsync(chart)).Content.Headers.ContentType!.MediaType);
        Assert.Equal(before, await one.GetStringAsync(chart));
        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync(chart.Replace("Q2", "Q99", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task AMarkedClaim_IsLookedAt_AndIsMarkedAgainOnceItsLineChanges()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var (one, other) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        const string claim = "The majority wrote patient, client, person or service user (35%).";
        await WriteAsync(one, "3", $"Words.\n\n{claim}");
        var page = await one.PageAsync(Desk + "/3");
        var review = page.Form("Review");
        var fingerprint = review.QuerySelector("button")!.GetAttribute("value");

        await one.SubmitAsync(review, new() { ["claim"] = new string('0', 64) });
        Assert.Contains("1 to check", await StateAsync(), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
            await one.SubmitAsync(review, new() { ["claim"] = fingerprint });
        Assert.Contains("checked", await StateAsync(), StringComparison.Ordinal);
        Assert.Empty((await other.PageAsync(Desk + "/3")).QuerySelectorAll(".claim--wrong, form[action*=Review]"));
        Assert.DoesNotContain(
            (await other.PageAsync(Desk + "/editions")).QuerySelectorAll(".left-to-do li"),
            item => item.TextContent.Contains("3 Discussion", StringComparison.Ordinal));

        await WriteAsync(other, "3", $"Other words before.\n\n{claim}");
        Assert.Contains("checked", await StateAsync(), StringComparison.Ordinal);
        await WriteAsync(other, "3", $"Words.\n\n{claim} Or so it seems.");
        Assert.Contains("1 to check", await StateAsync(), StringComparison.Ordinal);
        await WriteAsync(other, "3", $"Words.\n\n{claim}");
        await other.SubmitAsync((await other.PageAsync(Desk + "/3")).Form("Reopen"), new() { ["claim"] = fingerprint });
        Assert.Contains("1 to check", await StateAsync(), StringComparison.Ordinal);

        async Task<string> StateAsync() =>
            (await one.PageAsync(Desk + "/3")).QuerySelector(".sections [aria-current]")!.TextContent;
    }

    [Fact]
    public async Task WhoOpensASectionThatSomebodyElseEdits_IsTold_UntilItIsSaved()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var (one, other) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        const string told = "opened this section for editing";

        Assert.DoesNotContain(told, await one.GetStringAsync(Desk + "/3/edit"), StringComparison.Ordinal);
        Assert.DoesNotContain(told, await one.GetStringAsync(Desk + "/3/edit"), StringComparison.Ordinal);
        Assert.DoesNotContain(told, await other.GetStringAsync(Desk + "/4/edit"), StringComparison.Ordinal);
        Assert.Contains(told, await other.GetStringAsync(Desk + "/3/edit"), StringComparison.Ordinal);
        await WriteAsync(one, "4", "Words.");
        await WriteAsync(one, "3", "Words.");

        Assert.DoesNotContain(told, await other.GetStringAsync(Desk + "/3/edit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsLeftToDo_IsSaid_AndNothingChosenIsLost()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync(Desk + "/editions");
        var fields = page.QuerySelectorAll<IHtmlInputElement>("input[value=leave]").Select(field => field.Name!).ToList();
        Assert.NotEmpty(fields);

        var refused = await (await client.SubmitAsync(
            MakeForm(page), fields.Skip(1).ToDictionary(field => field, object? (_) => "leave"))).PageAsync();

        var problems = refused.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent).ToList();
        Assert.Contains("Write the sections that are still to be written, or empty them", problems);
        Assert.Contains("Decide about each category of fewer than 5 respondents", problems);
        Assert.Equal(fields.Count - 1, refused.QuerySelectorAll("input[value=leave][checked]").Length);
        Assert.Equal(0, await TestData.CountAsync(database, "report_edition"));
    }

    [Fact]
    public async Task ATextThatNamesWhatIsLeftOut_IsLookedAtBeforeTheEditionIsMade()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        foreach (var (section, text) in new[] { ("1.1", "Words."), ("3", "A couple of health trainers answered."), ("4", "Words.") })
            await WriteAsync(client, section, text);
        var page = await client.PageAsync(Desk + "/editions");
        var left = page.QuerySelectorAll(".small-categories tr").Single(row => row.QuerySelector("th")?.TextContent == "Health trainer")
            .QuerySelector<IHtmlInputElement>("input[value=leave]")!.Name!;
        var choices = page.QuerySelectorAll<IHtmlInputElement>("input[value=publish]")
            .ToDictionary(field => field.Name!, field => (object?)(field.Name == left ? "leave" : "publish"));
        choices["HasRead"] = "true";

        var refused = await (await client.SubmitAsync(MakeForm(page), choices)).PageAsync();

        Assert.Contains(
            refused.QuerySelectorAll(".left-to-do li"),
            item => item.TextContent == "3 Discussion names ‘Health trainer’, which is left out");
        Assert.Equal(0, await TestData.CountAsync(database, "report_edition"));
        choices["NamesRead"] = "true";
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(MakeForm(refused), choices)).StatusCode);
        Assert.Contains(
            "Left out of question 1 Terms used to describe link workers",
            Pages.Words((await client.PageAsync(Desk + "/editions")).QuerySelector(".panel")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoWhoEdit_SeeBothTexts_AndNoneIsLost()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var (one, other) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        var theirs = await other.PageAsync(Desk + "/3/edit");
        await WriteAsync(one, "3", "The analyst's words.");

        var conflict = await (await other.SubmitAsync(theirs.Form(), new() { ["Text"] = "The administrator's words." })).PageAsync();

        Assert.Contains("Somebody else has saved this section", conflict.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal("The administrator's words.", conflict.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("analyst", conflict.QuerySelector(".diff")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(conflict.Form())).StatusCode);
        var versions = await one.PageAsync(Desk + "/3/versions");
        Assert.Equal(3, versions.QuerySelectorAll(".section-versions li").Length);
        await one.SubmitAsync(versions.Form(), new() { ["seen"] = versions.QuerySelector("button[name=seen]")!.GetAttribute("value") });
        Assert.Contains(
            "The analyst's words.", (await one.PageAsync(Desk + "/3")).QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongFigure_IsMarked_AndTheRightOneTaken()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        await WriteAsync(client, "2.2", "To contribute to my community was chosen by 27% of respondents.");

        var page = await client.PageAsync(Desk + "/2.2");
        Assert.Equal("27%1", page.QuerySelector(".claim--wrong")!.TextContent);
        var take = page.Form("Take");
        Assert.Equal("Take ‘72%’", take.QuerySelector("button")!.TextContent);
        await client.SubmitAsync(take, new() { ["start"] = take.QuerySelector("button")!.GetAttribute("value") });

        page = await client.PageAsync(Desk + "/2.2");
        Assert.Empty(page.QuerySelectorAll(".claim--wrong"));
        Assert.Contains("72%", page.QuerySelector(".claim")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200_000, HttpStatusCode.Redirect)]
    [InlineData(250_001, HttpStatusCode.OK)]
    public async Task AHugeSection_IsSaved_OrGivenBackWhole(int length, HttpStatusCode answer)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        const string line = "Words and more words that fill a line, 12% of them.\n";
        var text = string.Concat(Enumerable.Repeat(line, (length / line.Length) + 1))[..(length - 1)] + "x";

        var sent = await client.SubmitFreshAsync(Desk + "/3/edit", new() { ["Text"] = text });

        Assert.Equal(answer, sent.StatusCode);
        if (answer == HttpStatusCode.OK)
        {
            var page = await sent.PageAsync();
            Assert.Contains("at most 250,000", page.GetElementById("Text-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(text, page.QuerySelector("textarea")!.TextContent);
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Desk + "/3")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Desk + "/3/versions")).StatusCode);
        }
    }

    [Fact]
    public async Task AQuote_IsAdded_AndOneWithdrawnLater_LeavesDraftPageAndFiles()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        await using var app = new SurveyApp(database);
        var (one, other) = (await app.SignedInAsync(Roles.Analyst), await app.SignedInAsync(Roles.Administrator));
        var (marker, approver) = (
            await TestData.AdministratorAsync(database, "m@example.org"), await TestData.AdministratorAsync(database, "a@example.org"));
        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, marker, ("Riverside Surgery", "employer"));
        await QuoteData.ApproveAsync(database, quote, approver);
        const string desk = "/surveys/wave/report";
        const string printed = " we have time, write to";

        var page = await one.PageAsync(desk + "/2.7");
        for (var i = 0; i < 2; i++)
            await one.SubmitAsync(page.Form("Quote"), new() { ["quote"] = quote.Id.ToString() });
        Assert.Contains(printed, (await one.PageAsync(desk + "/2.7")).QuerySelector(".quoted .quote")!.TextContent);
        foreach (var section in new[] { "1.1", "3", "4" })
            await WriteAsync(one, section, "Words.", desk);
        await PublishAsync(one, other, desk: desk);
        Assert.Contains(printed, await app.Client().GetStringAsync("/reports/wave"), StringComparison.Ordinal);
        Assert.Contains(printed, await app.Client().GetStringAsync("/reports/wave/1/files/report.md"), StringComparison.Ordinal);

        // What is replaced later leaves the published words as well, though the quote is approved again.
        var more = new Redaction(QuoteData.Telling);
        more.Replace("Riverside Surgery", "employer");
        more.Replace("we have time, write to", "...");
        await QuoteData.ActAsync(
            database, (service, window) => service.ChangeAsync(window, quote.Id, more.Replacements, quote.Mark, marker));
        await QuoteData.ApproveAsync(database, await QuoteData.QuoteAsync(database), approver);
        Assert.DoesNotContain(printed, await app.Client().GetStringAsync("/reports/wave"), StringComparison.Ordinal);
        await QuoteData.ActAsync(database, (service, window) => service.WithdrawAsync(window, quote.Id, "They asked.", marker));

        foreach (var address in new[] { "/reports/wave", "/reports/wave/1", "/reports/wave/1/files/report.md" })
            Assert.DoesNotContain(printed, await app.Client().GetStringAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain(printed, await one.GetStringAsync(desk + "/2.7"), StringComparison.Ordinal);
        Assert.Contains(
            "A quote of edition 1 is no longer approved",
            Pages.Words((await one.PageAsync(desk + "/editions")).QuerySelector(".notice")!.TextContent),
            StringComparison.Ordinal);
    }

    private static async Task WriteAsync(HttpClient client, string section, string text, string desk = Desk) => Assert.Equal(
        HttpStatusCode.Redirect, (await client.SubmitFreshAsync($"{desk}/{section}/edit", new() { ["Text"] = text })).StatusCode);

    private static async Task MakeAsync(HttpClient client, string? note = null, string desk = Desk)
    {
        var page = await client.PageAsync(desk + "/editions");
        var changes = page.QuerySelectorAll<IHtmlInputElement>("input[value=publish]")
            .ToDictionary(field => field.Name!, object? (_) => "publish");
        changes["HasRead"] = "true";
        changes["Note"] = note;
        var made = await client.SubmitAsync(MakeForm(page), changes);
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
    }

    private static async Task PublishAsync(HttpClient maker, HttpClient publisher, string? note = null, string desk = Desk)
    {
        await MakeAsync(maker, note, desk);
        var read = (await publisher.PageAsync(desk + "/editions")).QuerySelector(".panel a.govuk-button")!.GetAttribute("href")!;
        var form = (await publisher.PageAsync(read)).Form("Publish");
        await publisher.SubmitAsync(form, new() { ["checksum"] = form.QuerySelector("button")!.GetAttribute("value") });
    }

    private static IHtmlFormElement MakeForm(IHtmlDocument page) => page.QuerySelector<IHtmlFormElement>("form:has([name=revision])")!;
}
