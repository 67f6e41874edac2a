using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>Tests that browsers and proxies are told not to store any response to staff.</summary>
public class StaffAnswersUnstoredTests
{
    [Fact]
    public async Task EveryAnswerToStaff_SaysThatItIsNotToBeStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var answers = new List<HttpResponseMessage>();
        foreach (var address in new[]
        {
            "/surveys", "/surveys/wave", "/surveys/wave/set-up", "/surveys/wave/share", "/surveys/wave/activity", "/surveys/wave/results",
            "/surveys/wave/coding", "/surveys/wave/coding/Q4/codes", "/surveys/wave/coding/Q4/codes?handler=csv", "/surveys/wave/coding/Q4",
            "/surveys/wave/coding/Q4?handler=ahead", "/surveys/wave/coding/keys",
            "/surveys/wave/coding/quotes", "/surveys/wave/results/quotes", "/surveys/wave/results/quotes?handler=csv",
            "/surveys/wave/report", "/surveys/wave/report/2.2/edit", "/surveys/wave/report/2.2/versions", "/surveys/wave/report/whole",
            "/surveys/wave/report/whole?handler=file&name=report.md", "/surveys/wave/report/editions",
            "/surveys/wave/results/figures.json", "/surveys/wave/results/figures.csv", "/surveys/wave/results/charts/days.svg",
            "/surveys/wave/results/charts/Q2.png", "/surveys/wave/results/figures.xlsx", "/surveys/wave/results/charts.zip",
            "/surveys/wave/results/crosstab?handler=csv&rows=Q2&columns=Q6",
            "/openapi/figures.json", "/people", "/people/new", "/people/activity", "/people/activity?handler=csv",
        })
        {
            var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            answers.Add(answer);
        }

        foreach (var handler in new[] { "Cases", "Texts" })
        {
            var page = await client.PageAsync("/surveys/wave/results/downloads");
            var form = page.QuerySelector<IHtmlFormElement>($"main form[action*='handler={handler}']")!;
            var taken = await client.SubmitAsync(form, new() { ["question"] = "Q4" });
            Assert.Equal("text/csv", taken.Content.Headers.ContentType!.MediaType);
            answers.Add(taken);
        }

        answers.Add(await client.GetAsync("/surveys/wave/results/figures.json?base=some"));
        answers.Add(await client.GetAsync("/surveys/none/results/figures.json"));
        answers.Add(await app.Client().GetAsync("/surveys/wave/results/figures.json"));

        Assert.All(answers, answer => Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.RequestMessage!.RequestUri}"));
        Assert.Empty(app.Log.Take());
    }
}
