using System.IO.Compression;
using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using SkiaSharp;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Tests the ZIP archive of all charts.</summary>
public class ChartArchiveTests
{
    [Fact]
    public async Task Archive_Of2019_HasEachTableInEachSize_NamedByPurpose()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        using var answer = await (await app.SignedInAsync(Roles.Coder)).GetAsync("/surveys/2019/results/charts.zip");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("2019-charts.zip", answer.Content.Headers.ContentDisposition!.FileName);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        var figures = (await Figure.CountAsync(database)).Figures(new());
        var drawn = figures.Questions.Where(table => table.Categories.Count > 0).ToList();
        var expected =
            from table in drawn
            from size in ChartSize.All
            from ending in new[] { ".svg", ".png" }
            select ChartFileName.Of("2019", table, size, ending);
        Assert.Equal(expected.Prepend("README.txt"), archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(ChartArchive.PicturesOf(figures), archive.Entries.Count - 1);
        Assert.Equal(archive.Entries.Count, archive.Entries.Select(entry => entry.FullName).Distinct().Count());
        Assert.All(archive.Entries, entry =>
            Assert.Matches("^(README.txt|2019-q[0-9-]+-[a-z0-9-]+-(report|slide|post).(svg|png))$", entry.Name));
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith("-slide.png", StringComparison.Ordinal)))
        {
            using var content = entry.Open();
            using var picture = SKBitmap.Decode(content);
            Assert.Equal((1920, 1080), (picture.Width, picture.Height));
        }

        Assert.Contains("105 synthetic responses", Readme(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionThatAwaitsCoding_IsLeftOut_AndTheReadmeNamesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 12);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        using var archive = new ZipArchive(await client.GetStreamAsync("/surveys/wave/results/charts.zip"));

        Assert.DoesNotContain(archive.Entries, entry => entry.Name.StartsWith("wave-q4-", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.Name.StartsWith("wave-q2-", StringComparison.Ordinal));
        var readme = Readme(archive);
        Assert.Contains("interim", readme, StringComparison.Ordinal);
        Assert.Matches(@"- 4 .+ \d+ (of \d+ )?(were given|text answers are not coded yet)|- 4 .*There are no codes", readme);
    }

    [Fact]
    public async Task TenRequestsAtOnce_AreSentTheSameArchive()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var archives = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => client.GetByteArrayAsync("/surveys/2019/results/charts.zip")));

        // An archive contains the time at which its files were written, so another drawing would differ.
        Assert.All(archives, archive => Assert.Equal(archives[0], archive));
        Assert.Equal(archives[0], await client.GetByteArrayAsync("/surveys/2019/results/charts.zip?question=Q3"));
        using var other = new ZipArchive(new MemoryStream(
            await client.GetByteArrayAsync("/surveys/2019/results/charts.zip?order=questionnaire&intervals=on")));
        Assert.NotEmpty(other.Entries);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await client.GetAsync("/surveys/2019/results/charts.zip?base=moon")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await client.GetAsync("/surveys/2019/results/charts.zip?compare=nowhere")).StatusCode);
    }

    private static string Readme(ZipArchive archive)
    {
        using var text = new StreamReader(archive.GetEntry("README.txt")!.Open());
        return text.ReadToEnd();
    }
}
