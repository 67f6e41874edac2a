using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Similarity;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests the codes and the similar answers that the page for coding suggests, and coding several answers together.</summary>
public class SuggestedCodesTests
{
    private const string Path = "/surveys/wave/coding/Q7";

    private static readonly string[] Listen = [.. Enumerable.Range(0, 10).Select(i => $"I listen to their story {i}")];

    private static readonly string[] Forms = [.. Enumerable.Range(0, 10).Select(i => $"Help with forms and paper {i}")];

    [Fact]
    public async Task OnceSomeAreCoded_TheRightCodeIsSuggestedFirst_WithTheWordsThatSpeakForIt_AndUncodedAnswersLikeIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodedAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        Assert.Equal(0, app.Services.GetRequiredService<SuggestionDesk>().Frames);
        await coder.PageAsync(Path);
        await app.LearnAsync();

        for (var left = 8; left > 0; left--)
        {
            var page = await coder.PageAsync(Path);
            var text = page.GetElementById("text")!;
            var listens = text.TextContent.Contains("listen", StringComparison.Ordinal);
            var first = page.QuerySelector("#suggested button")!;
            Assert.StartsWith($"1{(listens ? "Listening" : "Forms")}“", Words(first), StringComparison.Ordinal);
            Assert.Contains(
                text.QuerySelectorAll("mark"),
                mark => mark.TextContent.Contains(listens ? "listen" : "forms", StringComparison.OrdinalIgnoreCase));
            var alike = page.QuerySelectorAll("#alike label").Select(label => label.TextContent).ToList();
            Assert.DoesNotContain(text.TextContent, alike);
            Assert.Equal(listens, left <= 1 || alike.Count == 0 ? listens : alike[0].Contains("listen", StringComparison.Ordinal));

            // As the script reads it.
            var id = ((IHtmlInputElement)page.QuerySelector("[name=answer]")!).Value;
            var told = await coder.GetFromJsonAsync<JsonElement>($"{Path}?handler=Suggest&answer={id}");
            Assert.Equal(alike, told.GetProperty("alike").EnumerateArray().Select(other => other.GetProperty("text").GetString()!));
            Assert.True(told.GetProperty("isReady").GetBoolean());
            Assert.Equal(((IHtmlButtonElement)first).Value, told.GetProperty("ranked")[0].GetRawText());

            // The button gives its code.
            var button = (IHtmlButtonElement)first;
            await coder.SubmitAsync(page.Form("Save"), new() { [button.Name!] = button.Value });
        }

        Assert.Equal(
            (10, 10),
            await CodingData.DecisionsAsync(database) is var now
                ? (now.Count(d => d.EndsWith("Listening", StringComparison.Ordinal)),
                    now.Count(d => d.EndsWith("Forms", StringComparison.Ordinal)))
                : default);
        await using var db = database.Context();
        Assert.Equal(8, await db.CodingDecisions.CountAsync(decision => decision.HadSuggestions));
        var figures = (await Figure.CountAsync(database, "wave")).Figures(new()).Table("Q7")!;
        Assert.Equal(40, figures.Coding!.WithSuggestionsPercent);
    }

    [Fact]
    public async Task SimilarAnswers_ThatLikelyHaveTheSameCodes_ComeFirst()
    {
        const string shown = "I listen in the garden, with tea";
        const string sameCode = "I listen in the house, with tea";
        const string sameWords = "Help with forms in the garden, with tea";
        await using var database = await TestDatabase.CreateAsync();
        await CodedAsync(database, shown, sameCode, sameWords);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await coder.PageAsync(Path);
        await app.LearnAsync();
        string[] all = [shown, sameCode, sameWords, .. Listen, .. Forms];
        var similar = SimilarAnswers.Of(all.Select(text => new AnswerText(text))).Nearest(new(shown), 2);
        Assert.Equal([sameWords, sameCode], similar.Select(other => other.Answer.Text));

        var page = await coder.PageAsync($"{Path}?search={shown}");

        Assert.Equal(shown, page.GetElementById("text")!.TextContent);
        Assert.Equal([sameCode, sameWords], page.QuerySelectorAll("#alike label").Select(label => label.TextContent));
    }

    [Fact]
    public async Task TheFirstVectors_HoweverLongTheyTake_DoNotKeepLearningFromFollowingDecisions()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodedAsync(database);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new SurveyApp(database) { Clock = clock };
        await using var vectors = new SentenceVectors(true, clock, NullLogger<SentenceVectors>.Instance, () =>
        {
            clock.Advance(SentenceVectors.RetryInterval / 2);
            throw new IOException("no process");
        });
        await using var desk = new SuggestionDesk(
            app.Services.GetRequiredService<IServiceScopeFactory>(), vectors, clock, NullLogger<SuggestionDesk>.Instance);
        await LearntAsync();

        await using var db = database.Context();
        var text = await db.CodingTexts.FirstAsync(text => !db.CodingDecisions.Any(decision => decision.TextId == text.Id));
        await database.Get<CodingService>().RecordDecisionAsync(
            [text.Id], frame.Id, CodingOutcome.NothingToCode, [], staffId: null);

        // The clock stands still but for the vectors: a pause for them would never end.
        await LearntAsync();

        Task LearntAsync() => Wait.UntilAsync(async () =>
        {
            var revision = await database.ScalarAsync<int>("SELECT revision FROM survey_window");
            return desk.Find(frame.Id, revision)?.Revision == revision;
        });
    }

    [Fact]
    public async Task TickedSimilarAnswers_GetTheSameCodes_AndAreUndoneTogether()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodedAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await coder.PageAsync(Path);
        await app.LearnAsync();
        var page = await coder.PageAsync(Path);
        var before = await CodingData.DecisionsAsync(database);
        var with = page.QuerySelectorAll<IHtmlInputElement>("#alike input").Take(2).Select(box => box.Value).ToArray();
        Assert.Equal(2, with.Length);
        var code = ((IHtmlButtonElement)page.QuerySelector("#suggested button")!).Value;

        var saved = await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = code, ["with"] = with });

        // The next answer is none of those just coded.
        Assert.Equal(
            "Answer", Words((await (await coder.FollowAsync(saved)).PageAsync()).GetElementById("place")!).Split(' ')[0]);
        Assert.DoesNotContain(with, id => saved.Headers.Location!.ToString().Contains(id, StringComparison.Ordinal));
        Assert.Equal(before.Count + 3, (await CodingData.DecisionsAsync(database)).Count);
        await using var db = database.Context();
        Assert.Equal(3, (await db.CodingSteps.SingleAsync(step => step.UndoneAt == null)).Changes.Decisions.Count);
        await coder.SubmitAsync((await coder.PageAsync(Path)).QuerySelector<IHtmlFormElement>("#undo")!);
        Assert.Equal(before, await CodingData.DecisionsAsync(database));
    }

    [Fact]
    public async Task ASimilarAnswerCodedMeanwhile_OrOfAnotherQuestion_SavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodedAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await coder.PageAsync(Path);
        await app.LearnAsync();
        var page = await coder.PageAsync(Path);
        var (code, with) = (((IHtmlButtonElement)page.QuerySelector("#suggested button")!).Value,
            page.QuerySelector<IHtmlInputElement>("#alike input")!.Value);
        await database.Get<CodingService>().RecordDecisionAsync(
            [Guid.Parse(with)], frame.Id, CodingOutcome.NothingToCode, [], staffId: null);
        var before = await CodingData.DecisionsAsync(database);

        var refused = await (await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = code, ["with"] = with })).PageAsync();
        Assert.Contains("One of the similar answers has been coded meanwhile", Words(refused.QuerySelector(".govuk-error-summary")!),
            StringComparison.Ordinal);
        Assert.DoesNotContain(with, refused.QuerySelectorAll<IHtmlInputElement>("#alike input").Select(box => box.Value));

        foreach (var forged in new[] { "nothing", $"{Guid.NewGuid()}", "\u0000", $"{Guid.Empty} {Guid.Empty}" })
        {
            var answer = await coder.SubmitAsync(page.Form("Save"), new() { ["codes"] = code, ["with"] = forged });
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }

        Assert.Equal(before, await CodingData.DecisionsAsync(database));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task NothingIsSuggested_WhereTwoCodeBlind_AfterTheSignOff_OrIfSwitchedOff()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await CodedAsync(database);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        await coder.PageAsync(Path);
        await app.LearnAsync();
        var answer = ((IHtmlInputElement)(await coder.PageAsync(Path)).QuerySelector("[name=answer]")!).Value;
        Assert.NotNull((await coder.PageAsync(Path)).QuerySelector("#suggested"));

        var off = await coder.PageAsync($"{Path}?suggest=off");
        Assert.Null(off.QuerySelector("#suggested"));
        Assert.Equal("false", ((IHtmlInputElement)off.QuerySelector("[name=suggested]")!).Value);

        await database.RunAsync("UPDATE frame SET double_share = 100");
        Assert.Null((await coder.PageAsync(Path)).QuerySelector("#suggested"));
        Assert.Equal(HttpStatusCode.NotFound, (await coder.GetAsync($"{Path}?handler=Suggest&answer={answer}")).StatusCode);

        await database.RunAsync("UPDATE frame SET double_share = NULL, signed_off_at = now()");
        Assert.Null((await coder.PageAsync($"{Path}?show=all")).QuerySelector("#suggested"));
        Assert.Equal(HttpStatusCode.NotFound, (await coder.GetAsync($"{Path}?handler=Suggest&answer={answer}")).StatusCode);
        Assert.Equal(frame.Id, (await CodingData.FrameAsync(database)).Id);
    }

    [Fact]
    public async Task WhatWasLearnt_IsForgottenSomeMinutesAfterTheLastPage()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CodedAsync(database);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new SurveyApp(database) { Clock = clock };
        var coder = await app.SignedInAsync(Roles.Coder);
        var desk = app.Services.GetRequiredService<SuggestionDesk>();
        await coder.PageAsync("/surveys/wave/coding");
        Assert.Equal(0, desk.Frames);

        await coder.PageAsync(Path);
        Assert.Equal(1, desk.Frames);
        clock.Advance(SuggestionDesk.IdleTimeout / 2);
        Assert.Equal(1, desk.Frames);
        clock.Advance(SuggestionDesk.IdleTimeout);
        Assert.Equal(0, desk.Frames);
    }

    [Theory]
    [InlineData("Live", "Live", true)]
    [InlineData("Imported", "Live", true)]
    [InlineData("Live", "Demonstration", false)]
    [InlineData("Demonstration", "Demonstration", true)]
    [InlineData("Demonstration", "Live", true)]
    public async Task CopiedCodes_AreLearntFromTheEarlierSurvey_RealOnesNeverFromSyntheticAnswers(string kind, string earlier, bool learns)
    {
        await using var database = await TestDatabase.CreateAsync();
        var from = await CodedAsync(database);
        var window = await TestData.OpenWindowAsync(database, "next");
        var to = await CodingData.FrameAsync(database, window);
        var staff = await TestData.AdministratorAsync(database);
        await database.Get<CodeFrameService>().CopyCodesAsync(to.Id, from.Id, staff);
        await database.RunAsync($"""
            UPDATE survey_window SET kind = '{kind}' WHERE slug = 'next'; UPDATE survey_window SET kind = '{earlier}' WHERE slug = 'wave';
            """);
        await using var db = database.Context();
        var copied = (await CodingData.FrameAsync(database, window)).InUse.ToDictionary(code => code.Label, code => code.Id);

        var data = (await LearningData.ReadAsync(db, to.Id, CancellationToken.None))!;

        Assert.Empty(data.Answers);
        Assert.Equal(["Forms", "Listening"], data.Codes.Select(code => code.Texts[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            learns ? Listen.Take(6).Select(text => (text, "Listening")).Concat(Forms.Take(6).Select(text => (text, "Forms"))).Order() : [],
            data.Earlier.Select(answer => (answer.Text, copied.Single(code => answer.Codes!.Contains(code.Value)).Key)).Order());
    }

    [Fact]
    public async Task GroupsOfSimilarAnswers_AreNamedByTheCoder_AndBecomeCodesWithoutAnswers()
    {
        const string groups = $"{Path}/groups";
        await using var database = await TestDatabase.CreateAsync();
        await CodingData.ReleasedAsync(database, [.. Listen, .. Forms]);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        Assert.Contains("are being compared", Words((await coder.PageAsync(groups)).Body!), StringComparison.Ordinal);
        await app.LearnAsync();
        var page = await coder.PageAsync(groups);
        while (Words(page.Body!).Contains("are being compared", StringComparison.Ordinal))
            page = await coder.PageAsync(groups);

        var found = page.QuerySelectorAll(".group");
        Assert.InRange(found.Length, 2, 5);
        Assert.All(found, group => Assert.Equal(3, group.QuerySelectorAll("li").Length));
        Assert.All(found, group => Assert.Single(
            group.QuerySelectorAll("li").Select(answer => answer.TextContent.Contains("listen", StringComparison.Ordinal)).Distinct()));

        var none = await (await coder.SubmitAsync(page.Form())).PageAsync();
        Assert.Contains("Name at least one group", Words(none.QuerySelector(".govuk-error-summary")!), StringComparison.Ordinal);
        var tooLong = await (await coder.SubmitAsync(
            page.Form(), new() { ["Names[0]"] = "Listening", ["Names[1]"] = new string('x', Code.LabelLimit + 1) })).PageAsync();
        Assert.NotNull(tooLong.GetElementById("Names[1]-error"));
        Assert.Equal("Listening", ((IHtmlInputElement)tooLong.GetElementById("Names[0]")!).Value);
        Assert.Empty((await CodingData.FrameAsync(database)).Codes);

        // Where the groups have to be found again, as after a restart, the names stay.
        await using var restarted = new SurveyApp(database);
        var other = await restarted.SignedInAsync(Roles.Administrator);
        var anyForm = (await other.PageAsync("/surveys")).QuerySelector<IHtmlFormElement>("form:has([name=__RequestVerificationToken])")!;
        var kept = await (await other.SubmitAsync(
            groups, anyForm, new() { ["Names[0]"] = "", ["Names[1]"] = "Listening", ["Names[2]"] = new string('x', Code.LabelLimit + 1) }))
            .PageAsync();
        Assert.Equal("Listening", ((IHtmlInputElement)kept.GetElementById("Names[1]")!).Value);
        var added = await other.SubmitAsync(kept.Form(), new() { ["Names[2]"] = " listening " });
        Assert.Equal($"{Path}/codes", added.Headers.Location!.ToString());
        Assert.Equal(["Listening"], (await CodingData.FrameAsync(database)).InUse.Select(code => code.Label));
        Assert.Empty(await CodingData.DecisionsAsync(database));
    }

    /// <summary>Creates a finally released window with 20 answers to Q7, of which 12 are coded, and others.</summary>
    private static async Task<CodeFrame> CodedAsync(TestDatabase database, params string[] others)
    {
        var frame = await CodingData.ReleasedAsync(database, [.. Listen, .. Forms, .. others], "Listening", "Forms");
        await using var db = database.Context();
        var texts = await db.CodingTexts.AsNoTracking().Where(text => text.WindowId == frame.WindowId).ToListAsync();
        foreach (var text in texts.Where(text => Listen.Take(6).Concat(Forms.Take(6)).Contains(text.Text)))
        {
            var code = frame.Codes[text.Text.Contains("listen", StringComparison.Ordinal) ? 0 : 1];
            await database.Get<CodingService>().RecordDecisionAsync([text.Id], frame.Id, CodingOutcome.Coded, [code.Id], staffId: null);
        }

        return frame;
    }

    private static string Words(IElement element) => Pages.Words(element.TextContent);
}
