using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Survey;

public class SubmissionFlagsTests
{
    private static readonly IPAddress Surgery = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task TheHiddenField_Filled_IsFlaggedAndThankedAllTheSame()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var answer = await app.Client()
            .SubmitFreshAsync("/s/wave", new() { ["Q4"] = "buy now", [AnswerForm.HoneypotField] = "http://spam.example" });

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([(short)SubmissionFlags.Honeypot], await database.ListAsync<short>("SELECT flags FROM staged"));
    }

    [Fact]
    public async Task AFormSentFasterThanItCanBeRead_IsFlagged_AndATimeThatCannotBeRead_IsNot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { FastestForm = TimeSpan.FromHours(1) };
        var client = app.Client();

        await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "fast" });
        Assert.Equal([(short)SubmissionFlags.Speeding], await database.ListAsync<short>("SELECT flags FROM staged"));

        foreach (var unreadable in new[] { null, "", "!", "AAAA", new string('A', 60), new string('A', 100_000) })
            Assert.Equal(
                HttpStatusCode.SeeOther,
                (await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "unknown", [AnswerForm.ShownField] = unreadable })).StatusCode);
        Assert.Equal(6, await database.ScalarAsync<long>("SELECT count(*) FROM staged WHERE flags = 0"));
    }

    [Fact]
    public async Task AFormGivenBack_KeepsTheTimeItWasFirstShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();

        var back = (await (await client.SubmitAsync(form)).PageAsync()).Form();

        Assert.Equal(Shown(form), Shown(back));
    }

    [Fact]
    public void AFormsTime_IsReadByEveryInstance_AndByNobodyElse()
    {
        var clock = new FakeTimeProvider();
        var stamp = new FormTimestamp(new SecretKeys(TestDatabase.Secret), clock).Create();
        clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(TimeSpan.FromSeconds(40), new FormTimestamp(new SecretKeys(TestDatabase.Secret), clock).AgeOf(stamp));
        Assert.Null(new FormTimestamp(new SecretKeys(new byte[32]), clock).AgeOf(stamp));
    }

    [Fact]
    public async Task TwoHundredPeopleBehindOneAddress_AreAllTakenUnflagged()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        for (var person = 0; person < 200; person++)
            Assert.Equal(
                HttpStatusCode.SeeOther,
                (await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = $"person {person}" })).StatusCode);

        Assert.Equal(200, await database.ScalarAsync<long>("SELECT count(*) FROM staged WHERE flags = 0"));
    }

    [Fact]
    public void BeyondWhatAnAddressMaySend_FormsAreFlagged_AndFarBeyondRefused_OthersAreNot()
    {
        var limits = new SubmissionLimits { FlaggedPerAddress = 5, RefusedPerAddress = 8, FlaggedPerLink = 100 };
        using var screening = new SubmissionScreening(limits);

        var taken = Enumerable.Range(0, 10).Select(_ => screening.Count(Surgery, "/s/wave")).ToList();

        Assert.All(taken[..5], t => Assert.Equal((false, false), t));
        Assert.All(taken[5..8], t => Assert.Equal((true, false), t));
        Assert.All(taken[8..], t => Assert.Equal((true, true), t));
        Assert.Equal((false, false), screening.Count(IPAddress.Parse("203.0.113.8"), "/s/wave"));
        Assert.Equal((true, true), screening.Count(Surgery.MapToIPv6(), "/s/wave"));
    }

    [Fact]
    public void ALinkFloodedFromEverywhere_IsFlagged_AndOtherLinksAreNot()
    {
        using var screening = new SubmissionScreening(new SubmissionLimits { FlaggedPerLink = 5 });
        for (byte i = 0; i < 5; i++)
            Assert.Equal((false, false), screening.Count(new IPAddress([198, 51, 100, i]), "/s/wave"));

        Assert.Equal((true, false), screening.Count(new IPAddress([198, 51, 100, 200]), "/s/wave"));
        Assert.Equal((false, false), screening.Count(new IPAddress([198, 51, 100, 201]), "/s/other"));
    }

    [Fact]
    public async Task ALinkWrittenOtherwise_IsTheSameLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { FlaggedPerLink = 2 };
        var client = app.Client();

        foreach (var address in new[] { "/s/wave", "/S/wave", "/s/wave/", "/s/wave?x" })
            Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitFreshAsync(address, new() { ["Q4"] = "an answer" })).StatusCode);

        Assert.Equal(2, await database.ScalarAsync<long>($"SELECT count(*) FROM staged WHERE flags = {(int)SubmissionFlags.HighVolume}"));
    }

    [Fact]
    public async Task ARefusedForm_ComesBackWithEveryAnswer()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { RefusedPerAddress = 1 };
        var client = app.Client();
        await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "first" });

        var answer = await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "second" });

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("second", (await answer.PageAsync()).QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    private static string Shown(IHtmlFormElement form) => form.QuerySelector<IHtmlInputElement>($"[name={AnswerForm.ShownField}]")!.Value;
}
