using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the page that lists the files of a survey's results.</summary>
public class DownloadsPageTests
{
    [Fact]
    public async Task EachFile_IsAButtonThatDownloadsTheChosenView()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var page = await client.PageAsync("/surveys/wave/results/downloads?base=answered&intervals=on&question=Q7");

        Assert.Equal("Results", page.QuerySelector(".tabs [aria-current]")!.TextContent);
        var links = page.QuerySelectorAll(".files a.govuk-button").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(
            new[] { "figures.xlsx", "charts.zip", "figures.csv", "figures.json" }
                .Select(file => $"/surveys/wave/results/{file}?base=answered&intervals=on"),
            links);
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(link);
            Assert.Equal((link, HttpStatusCode.OK), (link, answer.StatusCode));
        }

        Assert.Contains("percentages of those who answered, charts with intervals", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#answers"));
        Assert.Equal("wave-figures-answered.json", page.QuerySelector(".files a[download]")!.GetAttribute("download"));
        Assert.Equal(
            FiguresCsv.Columns.Select(column => column.Name), page.QuerySelectorAll(".columns dt").Select(name => name.TextContent));
    }

    [Fact]
    public async Task OneChart_IsChosenWithoutScript_AndLeadsToItsFile()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync("/surveys/2019/results/downloads?order=questionnaire");
        var form = (IHtmlFormElement)page.QuerySelector(".files__one")!;
        Assert.Equal("get", form.Method);
        var fields = Pages.Fields(form, new() { ["table"] = "Q8.2", ["size"] = "post", ["format"] = "svg" });
        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

        using var sent = await client.GetAsync($"{form.GetAttribute("action")}?{query}");

        Assert.Equal("/surveys/2019/results/charts/Q8.2.svg?order=questionnaire&size=post", sent.Headers.Location!.ToString());
        using var chart = await client.FollowAsync(sent);
        Assert.Equal("image/svg+xml", chart.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("-post.svg", chart.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handler=Chart", HttpStatusCode.NotFound)]
    [InlineData("handler=Chart&table=../../..&size=slide&format=png", HttpStatusCode.NotFound)]
    [InlineData("handler=Chart&table=Q7&size=%0d%0aSet-Cookie:a&format=png", HttpStatusCode.BadRequest)]
    [InlineData("handler=Chart&table=Q7&size=slide&format=exe", HttpStatusCode.NotFound)]
    public async Task AChartThatDoesNotExist_IsRefusedByItsFile(string query, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        using var sent = await client.GetAsync($"/surveys/2019/results/downloads?{query}");
        Assert.StartsWith("/surveys/2019/results/charts/", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var answer = await client.FollowAsync(sent);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task BeforeTheFinalRelease_EachFileSaysThatItIsInterim()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var empty = await client.PageAsync("/surveys/wave/results/downloads");
        Assert.Equal("No results to download yet", empty.QuerySelector(".message h2")!.TextContent);
        Assert.Empty(empty.QuerySelectorAll(".files a"));

        await TestData.AcceptedAsync(database, window, 12);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var page = await client.PageAsync("/surveys/wave/results/downloads");
        Assert.Contains("These figures are interim", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"interim\": true", await client.GetStringAsync("/surveys/wave/results/figures.json"), StringComparison.Ordinal);
        var csv = Figure.Cells(await client.GetByteArrayAsync("/surveys/wave/results/figures.csv"));
        Assert.All(csv.Skip(1), row => Assert.Equal("true", row[Array.IndexOf(csv[0], "interim")]));
        Assert.Contains(
            "Interim: responses are still being added.",
            await client.GetStringAsync("/surveys/wave/results/charts/Q2.svg?size=slide"),
            StringComparison.Ordinal);

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        Assert.DoesNotContain(
            (await client.PageAsync("/surveys/wave/results/downloads")).QuerySelectorAll(".downloads > p, .files"),
            told => told.TextContent.Contains("interim", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("\"interim\": false", await client.GetStringAsync("/surveys/wave/results/figures.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryCsvFile_BeginsWithTheUtf8MarkOnce()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var page = await client.PageAsync("/surveys/2019/results/downloads");
        var answers = new[]
        {
            await client.GetAsync("/surveys/2019/results/figures.csv"),
            await client.GetAsync("/surveys/2019/results/crosstab?handler=csv&rows=Q2&columns=Q6"),
            await client.SubmitAsync(page.Form("Cases")),
            await client.SubmitAsync(page.Form("Texts"), new() { ["question"] = "Q4" }),
        };
        foreach (var answer in answers)
        {
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(..3));
            Assert.DoesNotContain('\ufeff', Figure.Text(bytes));
        }
    }
}
