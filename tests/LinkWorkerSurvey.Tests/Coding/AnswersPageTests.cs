using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests the page on which answers are coded, as plain forms and as the script asks it.</summary>
public class AnswersPageTests
{
    private const string Path = "/surveys/wave/coding/Q7";

    private static readonly string[] Different = [.. Enumerable.Range(0, 12).Select(i => $"answer {i}")];

    private static readonly string[] Twelve = [.. Enumerable.Range(0, 10).Select(i => $"answer {i}"), "Listening!", " listening! "];

    [Fact]
    public async Task EachForm_SavesAndLeadsToTheNext_UntilAllAreCoded_AndIdenticalAnswersAreCodedOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Twelve, "Listening", "Advice");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var page = await coder.PageAsync(Path);
        Assert.Equal("0 of 12 coded", page.GetElementById("coded")!.TextContent);
        var seen = new List<string>();

        while (page.QuerySelector("#answer-form") is IHtmlFormElement form)
        {
            seen.Add(page.GetElementById("text")!.TextContent);
            var letter = seen[^1].Contains("istening", StringComparison.Ordinal) ? "L" : "A";
            var code = ((IHtmlInputElement)page.QuerySelector($"[data-letter={letter}]")!).Value;
            page = await (await coder.FollowAsync(await coder.SubmitAsync(form, new() { ["codes"] = code }))).PageAsync();
        }

        Assert.Equal(11, seen.Distinct().Count());
        Assert.Equal(11, seen.Count);
        Assert.Equal("All answers are coded", page.QuerySelector(".message h2")!.TextContent);
        page = await coder.PageAsync($"{Path}?order=alike&suggest=off");
        Assert.Equal("All answers are coded", page.QuerySelector(".message h2")!.TextContent);
        Assert.Equal(
            Twelve.Select(text => $"{text.Trim()}: {(text.Contains("istening", StringComparison.Ordinal) ? "Listening" : "Advice")}")
                .Order(StringComparer.Ordinal),
            await CodingData.DecisionsAsync(database));
        var queue = await coder.PageAsync("/surveys/wave/coding");
        Assert.Contains("12 of 12", queue.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormWithoutACode_IsRefused_AndOneSentTwice_IsOneDecision()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, Different, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var page = await coder.PageAsync(Path);

        var refused = await (await coder.SubmitAsync(page.Form("Save"))).PageAsync();
        Assert.Contains("Select a code", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.GetElementById("text")!.TextContent, refused.GetElementById("text")!.TextContent);

        for (var i = 0; i < 2; i++)
            await coder.SubmitAsync(page.Form("Save"), new() { ["outcome"] = "SecondLook" });

        Assert.Equal(1, await TestData.CountAsync(database, "reading"));
        var look = await coder.PageAsync($"{Path}?show=look");
        Assert.Equal(page.GetElementById("text")!.TextContent, look.GetElementById("text")!.TextContent);
    }

    [Fact]
    public async Task AnAnswerCodedByAnotherMeanwhile_IsNotOverwrittenUnseen_AndTheLaterDecisionIsShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening", "Advice");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var other = await app.SignedInAsync(Roles.Administrator);
        var page = await coder.PageAsync(Path);
        var (listening, advice) = ($"{frame.Codes[0].Id}", $"{frame.Codes[1].Id}");
        var theirs = await other.PageAsync($"{Path}?answer={((IHtmlInputElement)page.QuerySelector("[name=answer]")!).Value}");
        await other.SubmitAsync(theirs.Form("Save"), new() { ["codes"] = advice });

        var stale = await (await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = listening })).PageAsync();

        Assert.Contains(
            "A Administrator has coded this answer meanwhile: Advice. Yours was not saved",
            Pages.Words(stale.QuerySelector(".govuk-error-summary")!.TextContent),
            StringComparison.Ordinal);
        Assert.Equal([listening], stale.QuerySelectorAll<IHtmlInputElement>("[name=codes]:checked").Select(box => box.Value));
        Assert.EndsWith(": Advice", Assert.Single(await CodingData.DecisionsAsync(database)), StringComparison.Ordinal);

        await coder.SubmitAsync(stale.Form("Save"));
        Assert.EndsWith(": Listening", Assert.Single(await CodingData.DecisionsAsync(database)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_TakesBackTheLastStepOfItsCoder_AndLeadsToItsAnswer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var page = await coder.PageAsync(Path);
        var text = page.GetElementById("text")!.TextContent;
        var next = await (await coder.FollowAsync(
            await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = $"{frame.Codes[0].Id}" }))).PageAsync();
        Assert.Contains("Listening", next.GetElementById("last")!.TextContent, StringComparison.Ordinal);

        var after = await (await coder.FollowAsync(
            await coder.SubmitAsync(next.Form("Save"), new() { ["codes"] = $"{frame.Codes[0].Id}" }))).PageAsync();
        for (var i = 0; i < 2; i++)
        {
            var undone = await (await coder.FollowAsync(await coder.SubmitAsync(after.Form("Undo")))).PageAsync();
            Assert.Equal(next.GetElementById("text")!.TextContent, undone.GetElementById("text")!.TextContent);
        }

        Assert.Equal([$"{text}: Listening"], await CodingData.DecisionsAsync(database));
        await coder.SubmitAsync((await coder.PageAsync(Path)).Form("Undo"));
        Assert.Empty(await CodingData.DecisionsAsync(database));
    }

    [Theory]
    [InlineData("merge", "has been merged into ‘Advice’ meanwhile")]
    [InlineData("remove", "has been removed meanwhile")]
    [InlineData("sign off", "signed off")]
    public async Task WhatChangedWhileACoderRead_IsSaid_AndNothingIsSaved(string change, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening", "Advice");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var page = await coder.PageAsync(Path);
        await using var db = database.Context();
        var (staff, frames) = ((await db.Users.FirstAsync()).Id, new CodeFrameService(db, TimeProvider.System));
        await (change switch
        {
            "merge" => frames.MergeCodeAsync(frame.Id, frame.Codes[0].Id, frame.Codes[1].Id, staff),
            "remove" => frames.RemoveCodeAsync(frame.Id, frame.Codes[0].Id, staff),
            _ => new CodingService(db, TimeProvider.System).SignOffAsync(frame.WindowId, "Q7", staff),
        });

        var refused = await (await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = $"{frame.Codes[0].Id}" })).PageAsync();

        Assert.Contains(message, refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await CodingData.DecisionsAsync(database));
    }

    [Fact]
    public async Task Filter_ShowsAnswersByState_Code_AndWords()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await coder.SubmitAsync((await coder.PageAsync(Path)).Form("Save"), new() { ["codes"] = $"{frame.Codes[0].Id}" });

        Assert.Equal(11, (await AheadAsync(coder, "")).Count);
        Assert.Equal(12, (await AheadAsync(coder, "&show=all")).Count);
        Assert.Single(await AheadAsync(coder, $"&show={frame.Codes[0].Id}"));
        Assert.Equal(["answer 7"], await AheadAsync(coder, "&show=all&search=7%20ANSWER"));
        Assert.Empty(await AheadAsync(coder, "&show=look"));
        Assert.Contains(
            "No answer is like this",
            (await coder.PageAsync($"{Path}?search=%3Cscript%3E")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatMayNameSomebody_IsPointedOut_AndATextInAnyScriptIsShownAsWritten()
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] texts =
        [
            .. Different[..8], "Write to nia@example.org", "<b>bold</b> & \"quoted\"", "מקשיבה לאנשים",
            new string('x', 2_000) + " end",
        ];
        await CodingData.ReleasedAsync(database, texts, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);

        foreach (var text in texts[8..])
        {
            var page = await coder.PageAsync($"{Path}?show=all&search={Uri.EscapeDataString(text.Split(' ')[^1])}");
            Assert.Equal(text, page.GetElementById("text")!.TextContent);
            Assert.Equal("auto", page.GetElementById("text")!.GetAttribute("dir"));
            Assert.Equal(text == texts[8] ? "May hold an email address." : "", page.GetElementById("may-hold")!.TextContent);
        }
    }

    [Fact]
    public async Task AnAnswerOf5000Characters_IsCodedWithTheLastOf300Codes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var text = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{i % 1_000:000}, "))[..5_000].Trim();
        await CodingData.ReleasedAsync(database, [.. Different, text]);
        await using (var db = database.Context())
        {
            var open = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.Question == "Q7");
            for (var i = 0; i < 300; i++)
                open.AddCode($"Code {i:000} {new string('w', 200)}");
            await db.SaveChangesAsync();
        }

        var last = (await CodingData.FrameAsync(database)).InUse.Last();
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var page = await coder.PageAsync($"{Path}?show=all&search=998,%20999");
        Assert.Equal(text, page.GetElementById("text")!.TextContent);
        Assert.Equal(300, page.QuerySelectorAll("[name=codes]").Length);

        await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = $"{last.Id}" });

        Assert.Equal([$"{text}: {last.Label}"], await CodingData.DecisionsAsync(database));
    }

    [Theory]
    [InlineData("/surveys/wave/coding/Q99")]
    [InlineData("/surveys/wave/coding/Q99/events")]
    [InlineData("/surveys/nothing/coding/Q7")]
    [InlineData("/surveys/nothing/coding")]
    [InlineData("/surveys/nothing/coding/keys")]
    public async Task WhatIsNotThere_IsNotFound(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(Roles.Coder)).GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("answer", "nothing")]
    [InlineData("answer", "00000000-0000-0000-0000-000000000000")]
    [InlineData("codes", "-1")]
    [InlineData("codes", "99999999999999")]
    [InlineData("outcome", "Everything")]
    [InlineData("seen", "\u0000'; DROP TABLE reading")]
    public async Task AForgedField_IsRefused_AndChangesNothing(string field, string value)
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var form = (await coder.PageAsync(Path)).Form("Save");
        var before = await TestData.CountAsync(database, "reading");

        var answer = await coder.SubmitAsync(form, new() { ["codes"] = $"{frame.Codes[0].Id}", [field] = value });

        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.Equal(before, await TestData.CountAsync(database, "reading"));
        Assert.Empty(app.Log.Take());
    }

    [Theory]
    [InlineData("texts", "nothing")]
    [InlineData("texts", "00000000-0000-0000-0000-000000000000")]
    [InlineData("codes", "")]
    [InlineData("codes", "-1")]
    [InlineData("seen", "'; DROP TABLE reading")]
    public async Task AForgedField_InTheScriptsName_IsRefused_AndChangesNothing(string field, string value)
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodingData.ReleasedAsync(database, Different, "Listening");
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        var form = (await coder.PageAsync(Path)).Form("Save");
        coder.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var answer = await coder.SubmitAsync(form, new()
        {
            ["answer"] = $"{Guid.Empty}",
            ["codes"] = $"{frame.Codes[0].Id}",
            [field] = value,
        });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await CodingData.DecisionsAsync(database));
        Assert.Empty(app.Log.Take());
    }

    private static async Task<IReadOnlyList<string>> AheadAsync(HttpClient coder, string query) =>
    [
        .. (await coder.GetFromJsonAsync<JsonElement[]>($"{Path}?handler=Ahead{query}"))!
            .Select(answer => answer.GetProperty("text").GetString()!),
    ];
}
