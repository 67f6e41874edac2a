using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;
using LinkWorkerSurvey.Web.Pages.Survey;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Survey;

public class ThankYouTests
{
    private const string Survey = "/s/wave";

    [Fact]
    public async Task SentForm_IsRedirected_ToAPageThatReloadsTheSame_OnEveryInstance()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var one = new SurveyApp(database);
        await using var other = new SurveyApp(database);
        var client = one.Client();
        var form = (await client.PageAsync(Survey)).Form();
        var code = form.QuerySelector("[name=code]")!.GetAttribute("value")!;

        var sent = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });

        sent.AssertTellsNothing();
        Assert.Equal((HttpStatusCode.SeeOther, 0), (sent.StatusCode, (await sent.Content.ReadAsByteArrayAsync()).Length));
        Assert.DoesNotContain(code, sent.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        var thanks = await client.FollowAsync(sent);
        thanks.AssertTellsNothing();
        var page = await thanks.Content.ReadAsStringAsync();
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.DoesNotContain("We had already received this form", page, StringComparison.Ordinal);
        Assert.Equal(Survey, (await thanks.PageAsync()).QuerySelector("[data-address]")!.GetAttribute("data-address"));
        Assert.Equal(page, await (await client.FollowAsync(sent)).Content.ReadAsStringAsync());
        Assert.Equal(page, await (await other.Client().FollowAsync(sent)).Content.ReadAsStringAsync());
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task ThankYouPage_AfterFifteenMinutes_SaysThatTheCodeCannotBeShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new SurveyApp(database) { Clock = clock };
        var client = app.Client();
        var form = (await client.PageAsync(Survey)).Form();
        var code = form.QuerySelector("[name=code]")!.GetAttribute("value")!;
        var sent = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });

        clock.Advance(ThankYouAddress.GoodFor - TimeSpan.FromSeconds(1));
        var before = await client.FollowAsync(sent);
        clock.Advance(TimeSpan.FromSeconds(1));
        var after = await client.FollowAsync(sent);

        Assert.Equal(TimeSpan.FromMinutes(15), ThankYouAddress.GoodFor);
        Assert.Contains(code, await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        after.AssertTellsNothing();
        Assert.DoesNotContain(code, await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("We have received your answers", (await after.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task ThankYouAddress_DamagedOrForeign_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await TestData.OpenWindowAsync(database, "other");
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var sent = (await client.SubmitFreshAsync(Survey, new() { ["Q4"] = "listening" })).Headers.Location!.ToString();
        var foreign = new ThankYouAddress(new SecretKeys(new byte[32]), TimeProvider.System).Seal(
            Survey,
            WithdrawalCode.Mint(),
            known: false);

        string[] strange =
        [
            sent[..^1], sent + "A", sent[..^1] + (sent[^1] == 'A' ? 'B' : 'A'), sent.Replace("/wave/", "/other/", StringComparison.Ordinal),
            sent.Replace("/s/", "/i/", StringComparison.Ordinal), sent.Replace("/wave/", "/nowhere/", StringComparison.Ordinal), foreign,
            $"{Survey}/thanks/x", $"{Survey}/thanks/{new string('A', 5000)}", $"{Survey}/thanks/", $"{Survey}/thanks",
        ];
        foreach (var address in strange)
            Assert.InRange((int)(await client.GetAsync(address)).StatusCode, 400, 404);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(sent)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void AnAddressOfAnEarlierVersion_IsOpened_WithoutItsCode(int lengthOfCode)
    {
        var keys = new SecretKeys(TestDatabase.Secret);
        var plain = new byte[sizeof(long) + 1 + lengthOfCode];
        BinaryPrimitives.WriteInt64BigEndian(plain, DateTimeOffset.UtcNow.UtcTicks);
        var part = Base64Url.EncodeToString(keys.Box("thank-you address").Seal(plain, "/s/wave"u8));

        Assert.Equal(new ThankYouAddress.Opened(null, false), new ThankYouAddress(keys, TimeProvider.System).Open("/s/wave", part));
    }

    [Fact]
    public void ThankYouAddresses_OfOneSurvey_AreOfOneLength_AndNeverTheSame()
    {
        var address = new ThankYouAddress(new SecretKeys(TestDatabase.Secret), TimeProvider.System);
        var code = WithdrawalCode.Mint();

        List<string> sealedCodes =
        [
            address.Seal(Survey, code, known: false), address.Seal(Survey, code, known: true),
            .. Enumerable.Range(0, 20).Select(_ => address.Seal(Survey, WithdrawalCode.Mint(), known: false)),
        ];

        Assert.Single(sealedCodes.Select(s => s.Length).Distinct());
        Assert.Equal(sealedCodes.Count, sealedCodes.Distinct().Count());
    }

    [Fact]
    public async Task ThankYouPage_OfAnInvitation_HasNoToken_AndNothingToPassOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();

        var sent = await client.SubmitFreshAsync($"/i/wave/{tokens[0]}", new() { ["Q4"] = "listening" });
        var thanks = await client.FollowAsync(sent);

        Assert.StartsWith("/i/wave/thanks/", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await thanks.PageAsync();
        Assert.DoesNotContain(
            tokens[0].ToString(),
            sent.Headers.Location + page.DocumentElement.OuterHtml,
            StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/", page.QuerySelector("[data-address]")!.GetAttribute("data-address"));
        Assert.DoesNotContain("Share the survey", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
