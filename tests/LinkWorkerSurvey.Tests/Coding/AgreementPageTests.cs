using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests double coding on the pages: who sees what, how disagreements are settled, and sign-off.</summary>
public class AgreementPageTests
{
    private const string Answers = "/surveys/wave/coding/Q7";
    private const string Agreement = Answers + "/agreement";

    private static readonly string[] Twelve = [.. Enumerable.Range(0, 12).Select(i => $"answer {i}")];

    [Fact]
    public async Task TwoCoders_SeeNothingOfEachOther_UntilTheyAreCompared_ThenSettleSignOffAndTakeItBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Twelve, "Listening", "Advice");
        await using var app = new SurveyApp(database);
        var (coder, administrator) = (await app.SignedInAsync(Roles.Coder), await app.SignedInAsync(Roles.Administrator));
        var (listening, advice) = ($"{frame.Codes[0].Id}", $"{frame.Codes[1].Id}");

        // The administrator asks; the coder cannot.
        Assert.Null((await coder.PageAsync(Agreement)).QuerySelector("form[action$=Ask]"));
        await PostAsync(administrator, "Ask", new() { ["Share"] = "100" });
        Assert.Contains("0 of 12 answers coded by two", Words(await coder.PageAsync(Agreement)), StringComparison.Ordinal);

        // The coder codes all; the administrator sees none of it, and codes the first 3 differently.
        await CodeAllAsync(coder, _ => listening);
        var blind = Words(await administrator.PageAsync($"{Answers}?show=all"));
        Assert.Contains("neither sees the other's codes", blind, StringComparison.Ordinal);
        Assert.DoesNotContain("A Coder", blind, StringComparison.Ordinal);
        Assert.All(await AheadAsync(administrator, "&show=all"), answer => Assert.Empty(answer.GetProperty("codes").EnumerateArray()));
        Assert.Empty(await AheadAsync(administrator, $"&show={listening}"));
        Assert.Equal(12, (await AheadAsync(coder, $"&show={listening}")).Length);
        Assert.Equal(12, await CodeAllAsync(administrator, i => i < 3 ? advice : listening));
        Assert.Empty(await AheadAsync(administrator, $"&show=disagreements"));
        Assert.DoesNotContain("A Coder", Words(await administrator.PageAsync(Agreement)), StringComparison.Ordinal);
        Assert.Contains("12 of 12 answers coded by two", Words(await coder.PageAsync(Agreement)), StringComparison.Ordinal);

        // Nobody signs off what is still coded blind.
        Assert.Null((await administrator.PageAsync(Agreement)).QuerySelector("form[action$=SignOff]"));
        await PostAsync(administrator, "Compare");
        var compared = await coder.PageAsync(Agreement);
        Assert.Equal(3, compared.QuerySelectorAll(".dispute").Length);
        Assert.Contains("3 to settle", Words(compared), StringComparison.Ordinal);
        Assert.Equal(
            ["All unit-code pairs pooled", "75%", "Set of codes as one value", "75%", "Advice", "75%", "Listening", "75%"],
            compared.QuerySelectorAll(".agreement tbody tr").SelectMany(row => row.Children.Take(2))
                .Select(cell => cell.TextContent.Trim()));
        Assert.Equal(3, (await AheadAsync(coder, "&show=disagreements")).Length);

        // One by a button, one by other codes; the third stays.
        await coder.SubmitAsync(
            (IHtmlFormElement)compared.QuerySelector(".dispute form")!, new() { ["by"] = "1" });
        var other = await coder.PageAsync($"{Answers}?show=disagreements");
        Assert.Contains("A Coder: Listening; A Administrator: Advice. Save to settle it", Words(other), StringComparison.Ordinal);
        await coder.SubmitAsync(other.Form("Save"), new() { ["outcome"] = "NothingToCode" });
        Assert.Contains("1 to settle", Words(await coder.PageAsync(Agreement)), StringComparison.Ordinal);
        Assert.Equal(
            (1, 10, 1),
            await CodingData.DecisionsAsync(database) is var now
                ? (now.Count(d => d.EndsWith("Advice", StringComparison.Ordinal)),
                    now.Count(d => d.EndsWith("Listening", StringComparison.Ordinal)),
                    now.Count(d => d.EndsWith("NothingToCode", StringComparison.Ordinal)))
                : default);

        // The figures that go on record are those beside the results.
        await PostAsync(administrator, "SignOff");
        await using var db = database.Context();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.CodingSignedOff);
        Assert.StartsWith("Q7, 0 not coded; coded twice: 100%, alpha 0.", entry.Note, StringComparison.Ordinal);
        Assert.EndsWith(", n = 12", entry.Note, StringComparison.Ordinal);
        var results = Words(await coder.PageAsync("/surveys/wave/results/questions/Q7"));
        Assert.Contains(entry.Note!["Q7, 0 not coded; c".Length..], results, StringComparison.Ordinal);

        var refused = await (await PostAsync(administrator, "Reopen", new() { ["Reason"] = " " })).PageAsync();
        Assert.Contains("Enter a reason", Words(refused), StringComparison.Ordinal);
        await PostAsync(administrator, "Reopen", new() { ["Reason"] = "Wrong code" });
        Assert.Null((await CodingData.FrameAsync(database)).SignedOffAt);
        Assert.Contains("It cannot be cross-tabulated", Words(await administrator.PageAsync(Agreement)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasWrittenUnderOther_CountsInItsCodesOnceSignedOff_AndThePageNamesOptionsWithFew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < 12; i++)
        {
            await database.Get<Acceptance>().AcceptAsync(
                window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [699], [new("Q6", true, $"words {i}")]));
        }

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await using var db = database.Context();
        var frame = await db.Frames.AsNoTracking().Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q6");
        var option = frame.Codes[0];
        var texts = await db.CodingTexts.Where(text => text.WindowId == window.Id).Select(text => text.Id).ToListAsync();
        foreach (var text in texts)
        {
            await database.Get<CodingService>().RecordDecisionAsync(
                [text], frame.Id, text == texts[0] ? CodingOutcome.Coded : CodingOutcome.NothingToCode,
                text == texts[0] ? [option.Id] : [], staffId: null);
        }

        const string results = "/surveys/wave/results/questions/Q6";
        const string signOff = "/surveys/wave/coding/Q6/agreement";
        Assert.Contains("Texts count under ‘Other’ until", Words(await administrator.PageAsync(results)), StringComparison.Ordinal);
        Assert.Contains(
            "1 question to sign off", Words(await administrator.PageAsync("/surveys/wave")), StringComparison.Ordinal);
        Assert.NotNull((await administrator.PageAsync("/surveys/wave/coding")).QuerySelector($"a[href='{signOff}#sign-off']"));
        var form = (await administrator.PageAsync(signOff)).QuerySelector<IHtmlFormElement>("form[action$=SignOff]")!;
        Assert.Contains($"options: ‘{option.Label}’ 1.", Words(await administrator.PageAsync(signOff)), StringComparison.Ordinal);

        // Another answer is coded before the form is sent: what it would tell was not read.
        var second = await database.Get<CodingService>().RecordDecisionAsync(
            [texts[1]], frame.Id, CodingOutcome.Coded, [option.Id], staffId: null);
        Assert.NotEmpty(second);
        Assert.Contains(
            "have been coded since", Words(await (await administrator.SubmitAsync(form)).PageAsync()), StringComparison.Ordinal);
        await database.Get<CodingService>().RecordDecisionAsync([texts[1]], frame.Id, CodingOutcome.NothingToCode, [], staffId: null);

        await administrator.SubmitAsync((await administrator.PageAsync(signOff)).QuerySelector<IHtmlFormElement>("form[action$=SignOff]")!);

        var table = (await Figure.CountAsync(database, "wave")).Figures(new()).Table("Q6")!;
        Assert.Equal((1, 0), (table.Categories.Single(row => row.Label == option.Label).Count, table.Waiting));
        Assert.DoesNotContain(
            "Texts count under ‘Other’ until", Words(await administrator.PageAsync(results)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("all")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task AShareThatIsNone_IsRefusedAtItsField(string share)
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Twelve, "Listening");
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);

        var refused = await (await PostAsync(administrator, "Ask", new() { ["Share"] = share })).PageAsync();

        Assert.Equal("Enter a whole number from 1 to 100", refused.GetElementById("Share-error")!.TextContent);
        Assert.Null((await CodingData.FrameAsync(database)).DoubleShare);
    }

    [Fact]
    public async Task AShare_IsDrawnFromTheAnswers_AndTheOthersAreCodedAsUsual()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Twelve, "Listening");
        await using var app = new SurveyApp(database);
        var (coder, administrator) = (await app.SignedInAsync(Roles.Coder), await app.SignedInAsync(Roles.Administrator));
        var listening = $"{(await CodingData.FrameAsync(database)).Codes[0].Id}";
        await PostAsync(administrator, "Ask", new() { ["Share"] = "20%" });

        Assert.Equal(12, await CodeAllAsync(coder, _ => listening));

        // 20% of 12 is 2.4: 3 answers.
        Assert.Equal(3, await CodeAllAsync(administrator, _ => listening));
        Assert.Contains("3 of 3 answers coded by two", Words(await coder.PageAsync(Agreement)), StringComparison.Ordinal);
        await PostAsync(administrator, "Compare");
        var csv = await coder.GetStringAsync($"{Agreement}?handler=Csv");
        Assert.Contains("pooled,All unit-code pairs pooled,3,3,2,100", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyWhoSignsOffCoding_AsksComparesAndSignsOff()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Twelve, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var token = ((IHtmlInputElement)(await coder.PageAsync(Answers)).QuerySelector("[name=__RequestVerificationToken]")!).Value;

        foreach (var handler in new[] { "Ask", "Compare", "SignOff", "Reopen" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Share", "50"), new("Reason", "x")]);
            var answer = await coder.PostAsync($"{Agreement}?handler={handler}", form);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Forbidden });
        }

        var frame = await CodingData.FrameAsync(database);
        Assert.Equal((null, null), (frame.DoubleShare, frame.SignedOffAt));
    }

    private static string Words(IDocument page) => Pages.Words(page.QuerySelector("main")!.TextContent);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, Dictionary<string, object?>? fields = null)
    {
        var page = await client.PageAsync(Agreement);
        return await client.SubmitAsync((IHtmlFormElement)page.QuerySelector($"form[action$={handler}]")!, fields ?? []);
    }

    private static async Task<JsonElement[]> AheadAsync(HttpClient coder, string query) =>
        (await coder.GetFromJsonAsync<JsonElement[]>($"{Answers}?handler=Ahead{query}"))!;

    /// <summary>Codes all that are offered, and returns their number.</summary>
    private static async Task<int> CodeAllAsync(HttpClient coder, Func<int, string> code)
    {
        var page = await coder.PageAsync(Answers);
        var coded = 0;
        for (; page.QuerySelector("#answer-form") is IHtmlFormElement form; coded++)
            page = await (await coder.FollowAsync(await coder.SubmitAsync(form, new() { ["codes"] = code(coded) }))).PageAsync();
        return coded;
    }
}
