using System.Net;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Tests.Survey.Input;

namespace LinkWorkerSurvey.Tests.Survey;

/// <summary>
/// Tests bad input, class by class, over HTTP. It never causes a server error, is never stored in part, its answers come back, and nothing
/// is logged.
/// </summary>
public class InputCorpusTests(Site site) : IClassFixture<Site>
{
    private static readonly Dictionary<string, string> Slow = new()
    {
        ["spaces"] = " ",
        ["line ends"] = "\r\n",
        ["carriage returns"] = "\r",
        ["marks on one letter"] = "\u0301",
        ["joiners"] = "\u200D",
        ["emoji joined into one"] = "👩\u200D",
        ["halves of flags"] = "🇬",
        ["Hangul that joins"] = "\u1100",
        ["letters and hyphens, and then none"] = "a-",
        ["brackets"] = "<",
        ["quotes"] = "\"'",
        ["NULs"] = "\0",
    };

    private static readonly Dictionary<string, string[]> OtherContents = new()
    {
        ["the same words, composed otherwise"] = ["Q4=Cafe\u0301"],
        ["another text"] = ["Q4=another"],
        ["more answers"] = ["Q4=Caf\u00E9", "Q2=201"],
    };

    public static TheoryData<string> AllSent => [.. Inputs.All.Keys];

    public static TheoryData<string> Texts => [.. Inputs.All.Values.Where(i => i.Text is not null).Select(i => i.Class)];

    public static TheoryData<string> AllRaw => [.. RawRequests.All.Keys];

    public static TheoryData<string> AllCodes => [.. Codes.All.Keys];

    public static TheoryData<string> AllSlow => [.. Slow.Keys];

    public static TheoryData<string> AllContents => [.. OtherContents.Keys];

    public static TheoryData<string> Labels => [.. Site.Labels];

    public static TheoryData<string, string> ForgedHeaders => new()
    {
        { "X-Forwarded-For", "forged, 203.0.113.77" },
        { "X-Forwarded-Host", "forged.example" },
        { "X-Forwarded-Proto", "forged" },
        { "X-Forwarded-Prefix", "/forged" },
        { "Forwarded", "for=203.0.113.77;host=forged.example;proto=https" },
        { "X-Real-IP", "forged" },
        { "X-Original-URL", "/forged" },
        { "X-HTTP-Method-Override", "FORGED" },
        { "Host", "forged.example" },
        { "Host", "forged.example:1234" },
        { "Origin", "https://forged.example" },
        { "Referer", "https://forged.example/forged" },
        { "User-Agent", "forged<script>" },
        { "Cookie", "staff=forged; .AspNetCore.Antiforgery.x=forged" },
        { "Accept-Language", "tr, forged" },
    };

    public static TheoryData<string, string> Methods
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in new[] { "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "NONSENSE" })
            {
                foreach (
                    var address in new[]
                    {
                        "",
                        "s/{window}",
                        "withdraw",
                        "surveys",
                        "surveys/{window}",
                        "surveys/{window}/results",
                        "surveys/{window}/results/figures.csv",
                        "surveys/{window}/set-up",
                        "surveys/{window}/share",
                        "surveys/{window}/activity",
                        "surveys/new",
                        "windows/{window}",
                        "results/{window}",
                        "account/staff",
                        "people",
                        "account/sign-in",
                        "health",
                    })
                    data.Add(method, $"/{address}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllSent))]
    public async Task WhatAFormSends_IsStoredWholeOrNotAtAll(string input)
    {
        var sent = Inputs.All[input];
        var window = await site.WindowAsync();
        var code = WithdrawalCode.Mint().ToString();

        using var body = sent.Body(code);
        var answer = await site.Client.PostAsync($"/s/{window.Slug}", body);

        Assert.Equal(sent.Status, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(sent.Back.Order(StringComparer.Ordinal), Site.Answers(page).Order(StringComparer.Ordinal));
        if (sent.Stored.Length == 0)
            Assert.Equal(0, await site.RowsAsync(window));
        Assert.Equal(sent.Stored.Order(StringComparer.Ordinal), (await site.StoredAsync(window)).Order(StringComparer.Ordinal));
        var figures = await site.FiguresAsync(window);
        Assert.All(sent.Stored.Where(s => s.StartsWith("Q4=", StringComparison.Ordinal)), text =>
            Assert.DoesNotContain(text[3..], figures, StringComparison.Ordinal));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task AText_ComesBackAsItWouldBeStored_IsolatedFromThePageAroundIt(string input)
    {
        var sent = Inputs.All[input];
        var stored = sent.Stored.Single(s => s.StartsWith("Q4=", StringComparison.Ordinal));
        var window = await site.WindowAsync();
        var form = $"/s/{window.Slug}";
        using var wrong = Sent.Fields($"Q4={sent.Text}", "Q9=no such option")(WithdrawalCode.Mint().ToString());
        using var late = Sent.Fields($"Q4={sent.Text}")(WithdrawalCode.Mint().ToString());

        var given = await (await site.Client.PostAsync(form, wrong)).PageAsync();
        await TestData.EndAsync(site.Database, window);
        var closed = await (await site.Client.PostAsync(form, late)).PageAsync();

        Assert.Equal([stored], Site.Answers(given));
        Assert.All(given.QuerySelectorAll("[data-question] textarea, [data-question] input[type=text]"), field =>
            Assert.Equal("auto", field.GetAttribute("dir")));
        Assert.Equal(stored[3..], closed.QuerySelector(".quote")!.TextContent);
        Assert.Equal("auto", closed.QuerySelector(".quote")!.GetAttribute("dir"));
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllRaw))]
    public async Task WhatIsNotWellSent_IsRefused_AndNothingIsStored(string input)
    {
        var (request, expected) = RawRequests.All[input];
        var window = await site.WindowAsync();

        var answer = await site.RawAsync(request($"/s/{window.Slug}"), expected == RawRequests.GivesUp);

        // A client that gives up may find the connection closed.
        if (expected != RawRequests.GivesUp || answer is not ("" or RawRequests.CutOff))
            Assert.StartsWith(expected == RawRequests.GivesUp ? "HTTP/1.1 400 " : expected, answer, StringComparison.Ordinal);
        if (expected.Contains("413", StringComparison.Ordinal))
            Assert.Contains("There is a problem", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllContents))]
    public async Task AKeyUsedWithAnotherContent_IsAnsweredAsKnown_AndTheFirstStands(string input)
    {
        var answers = OtherContents[input];
        var window = await site.WindowAsync();
        var code = WithdrawalCode.Mint().ToString();
        using var first = Sent.Fields("Q4=Caf\u00E9")(code);
        using var second = Sent.Fields(answers)(code);
        await site.Client.PostAsync($"/s/{window.Slug}", first);

        var answer = await site.Client.PostAsync($"/s/{window.Slug}", second);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["Q4=Caf\u00E9"], await site.StoredAsync(window));
        Assert.Empty(site.Logged());
    }

    [Fact]
    public async Task AKeyOfAnotherSurvey_IsAnsweredAsKnown_AndStoresNothing()
    {
        var (window, other) = (await site.WindowAsync(), await site.WindowAsync());
        var code = WithdrawalCode.Mint().ToString();
        using var body = Sent.Fields("Q4=kept")(code);
        await site.Client.PostAsync($"/s/{other.Slug}", body);

        var answer = await site.Client.PostAsync($"/s/{window.Slug}", body);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Equal(["Q4=kept"], await site.StoredAsync(other));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [InlineData("250", "this version")]
    [InlineData("201", "later")]
    public async Task AnOptionOfAnotherVersion_IsRefused_AndTheWordsComeBack(string option, string sentTo)
    {
        var window = sentTo == "later" ? site.Later : await site.WindowAsync();
        using var body = Sent.Fields($"Q2={option}", "Q4=kept")(WithdrawalCode.Mint().ToString());

        var answer = await site.Client.PostAsync($"/s/{window.Slug}", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["Q4=kept"], Site.Answers(await answer.PageAsync()));
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task ALabel_IsText_InTheFormThePageAndBothFiles(string label)
    {
        var cell = label[0] is '=' or '+' or '-' or '@' ? $"'{label}" : label;
        var address = $"/surveys/{site.Later.Slug}/results";

        var csv = Figure.Cells(await site.Staff.GetStringAsync($"{address}/figures.csv"));
        var json = Figure.InJson(await site.Staff.GetStringAsync($"{address}/figures.json"));
        var form = await site.Client.PageAsync($"/s/{site.Later.Slug}");

        Assert.Contains(csv, row => row.Contains(cell));
        Assert.All(csv, row => Assert.Equal(csv[0].Length, row.Length));
        Assert.Contains(json, figure => figure.Label == label);
        Assert.Contains(form.QuerySelectorAll("[name=Q2] + label"), l => l.TextContent == label);
        Assert.Empty(form.QuerySelectorAll("main script"));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllSlow))]
    public async Task ATextThatMakesNaivePatternsSlow_IsReadInTimeThatGrowsWithItsLength(string input)
    {
        // A hundred times the maximum length of an answer: quadratic work would take minutes.
        const int length = 100_000;
        var repeated = Slow[input];
        var text = "x" + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length)) + "!";
        var window = await site.WindowAsync();
        using var body = Sent.Fields("Q2=998", $"Q4={text}")(WithdrawalCode.Mint().ToString());

        var answer = await site.Client.PostAsync($"/s/{window.Slug}", body).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([$"Q4={RespondentText.Clean(text)}"], Site.Answers(await answer.PageAsync()));
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(ForgedHeaders))]
    public async Task AForgedHeader_IsNeitherKeptNorRepeated(string header, string value)
    {
        var window = await site.WindowAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{window.Slug}")
        {
            Content = Sent.Fields("Q4=kept")(WithdrawalCode.Mint().ToString()),
        };
        using var staff = new HttpRequestMessage(HttpMethod.Get, "/surveys");
        request.Headers.TryAddWithoutValidation(header, value);
        staff.Headers.TryAddWithoutValidation(header, value);

        var answer = await site.Client.SendAsync(request);
        var signIn = await site.Client.SendAsync(staff);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("http://survey.example.org/account/sign-in?", signIn.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (
            var said in new[]
            {
                await answer.Content.ReadAsStringAsync(),
                answer.Headers.ToString(),
                signIn.Headers.ToString(),
                await site.DumpAsync(),
            })
            Assert.DoesNotContain("forged", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Q4=kept"], await site.StoredAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task AMethod_ChangesNothing(string method, string address)
    {
        var window = await site.WindowAsync();
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            address.Replace("{window}", window.Slug, StringComparison.Ordinal));
        if (method is not ("HEAD" or "TRACE"))
            request.Content = Sent.Fields("Q4=lost", "Window.Title=lost", "handler=Close")(WithdrawalCode.Mint().ToString());

        var answer = await site.Staff.SendAsync(request);

        Assert.True(
            method is "HEAD" or "OPTIONS" || (int)answer.StatusCode is 400 or 404 or 405,
            $"It was answered with {answer.StatusCode}.");
        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.DoesNotContain("lost", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await site.RowsAsync(window));
        Assert.Equal(WindowState.Open, await site.StateAsync(window));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public async Task AWithdrawalCode_IsAnsweredTheSameWhateverItIs_AndTakesNothingBackOfAnybodyElse(string input)
    {
        var (write, expected) = Codes.All[input];
        var window = await site.WindowAsync();
        var code = (await TestData.AcceptedAsync(site.Database, window, 1))[0].ToString();
        using var body = Sent.Raw(System.Text.Encoding.Latin1.GetBytes($"code={await write(site, code)}"));

        var answer = await site.Client.PostAsync("/withdraw", body);

        Assert.Equal(expected, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(expected == HttpStatusCode.OK, page.QuerySelector("h1")!.TextContent == "We have received your request");
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.NotEmpty(await site.StoredAsync(window));
        Assert.Empty(site.Logged());
    }
}
