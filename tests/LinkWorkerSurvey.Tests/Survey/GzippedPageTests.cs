using System.IO.Compression;
using System.Net;
using System.Text;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Survey;

namespace LinkWorkerSurvey.Tests.Survey;

public class GzippedPageTests
{
    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 39_997 })]
    [InlineData(new[] { 0, 3, 6, 20_000 })]
    public void Write_WithOtherValues_IsTheWholePageAndItsChecksum(int[] places)
    {
        var page = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i:0000}")));
        var gzipped = new GzippedPage(page, places.Select((at, i) => (at, 3, i % 2)));

        var written = new byte[gzipped.Length];
        gzipped.Write(written, ["abc", "xyz"]);

        for (var i = 0; i < places.Length; i++)
            Encoding.ASCII.GetBytes(i % 2 == 0 ? "abc" : "xyz", page.AsSpan(places[i]));
        Assert.Equal(page, Unzipped(written));
    }

    [Fact]
    public async Task EmptyFormAndThankYouPage_AreSentCompressed_WithTheSameContentAndAlwaysTheSameLength()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = TimeSpan.FromHours(1) };
        using var client = app.Client();
        var sent = await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "listening" });
        var lengths = new HashSet<int>();

        foreach (var address in Enumerable.Repeat("/s/wave", 5).Append(sent.Headers.Location!.ToString()))
        {
            var plain = await client.GetAsync(address);
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("Accept-Encoding", "gzip, deflate, br, zstd");
            var compressed = await client.SendAsync(asked);

            Assert.Equal("gzip", Assert.Single(compressed.Content.Headers.ContentEncoding));
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal("Accept-Encoding", Assert.Single(compressed.Headers.Vary));
            compressed.AssertTellsNothing();
            var (whole, bytes) = (await plain.Content.ReadAsByteArrayAsync(), await compressed.Content.ReadAsByteArrayAsync());
            Assert.Equal(whole.Length, Unzipped(bytes).Length);
            Assert.Equal(bytes.Length, compressed.Content.Headers.ContentLength);
            if (address == "/s/wave")
                lengths.Add(bytes.Length);
            else
                Assert.Equal(whole, Unzipped(bytes));
        }

        Assert.InRange(Assert.Single(lengths), 1000, 6000);
    }

    [Fact]
    public async Task APageThatHoldsAnswers_IsNotCompressed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var body = new FormUrlEncodedContent([new("Q4", "listening")]);

        var answer = await client.PostAsync("/s/wave", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static byte[] Unzipped(byte[] bytes)
    {
        using var unzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var page = new MemoryStream();
        unzip.CopyTo(page);
        return page.ToArray();
    }
}
