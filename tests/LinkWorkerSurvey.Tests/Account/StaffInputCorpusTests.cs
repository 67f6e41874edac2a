using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Survey.Input;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>
/// Tests bad input in staff forms. It is stored as written, or refused and shown again in its field; it never causes a server error.
/// </summary>
public class StaffInputCorpusTests(Site site) : IClassFixture<Site>
{
    private static readonly Dictionary<string, Field> Fields = new()
    {
        ["title"] = new("Window.Title", SurveyWindow.TitleLimit, "SELECT title FROM survey_window WHERE slug = 'made-{0}'"),
        ["name of a link"] = new("LinkName", SurveyLink.NameLimit, "SELECT name FROM channel WHERE slug = 'link-{0}'"),
        ["reason"] = new(
            "Reason",
            AuditEntry.NoteLimit,
            "SELECT note FROM trail t JOIN survey_window w ON w.id = t.window_id WHERE w.slug = '{0}' AND t.act = 'HeldReleased'"),
        ["name of somebody"] = new("Name", StaffMember.NameLimit, "SELECT name FROM staff WHERE email = '{0}@example.org'"),
    };

    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["<script>"] = _ => "<script>alert(1)</script>",
        ["the end of an attribute"] = _ => "\" autofocus onfocus=alert(1) x=\"",
        ["{{7*7}} and @Model"] = _ => "{{7*7}} @Model.Window.Id @{ throw null; }",
        ["SQL quotes"] = _ => "'; DROP TABLE survey_window; -- \" $$ \\",
        ["a formula"] = _ => "=cmd|' /C calc'!A0",
        ["]]>"] = _ => "<![CDATA[ x ]]>",
        ["emoji, Welsh, Arabic, Chinese"] = _ => "👩‍👩‍👧‍👦 tŷ مرحبا 你好 𠮷",
        ["NFD"] = _ => "Cafe\u0301",
        ["Turkish i"] = _ => "İstanbul ışık",
        ["exactly the limit"] = limit => new string('ŵ', limit),
    };

    // Refused in titles and names, which could pass for others with them, and kept in the reason for an action.
    private static readonly Dictionary<string, Func<int, string>> Invisible = new()
    {
        ["right-to-left override"] = _ => "before \u202Etxet\u202C after",
        ["a line end with a false log line"] = _ => "fine\r\n[02:00:00 ERR] false",
        ["a zero-width space"] = _ => "Sur\u200Bvey",
        ["a joiner between letters"] = _ => "Sur\u200Dvey",
    };

    private static readonly Dictionary<string, Func<int, string>> Refusals = new()
    {
        ["one over the limit"] = limit => new string('ŵ', limit + 1),
        ["half a megabyte"] = _ => new string('a', 512 * 1024),
        ["nothing"] = _ => "",
        ["whitespace only"] = _ => " \t\u00A0 ",
    };

    private static readonly Dictionary<string, string> BadSlugs = new()
    {
        ["`../`"] = "../../etc/passwd",
        ["capitals"] = "Wave",
        ["a Turkish i"] = "w\u0131nter",
        ["letters with accents"] = "d\u0175r",
        ["a line end at its end"] = "wave\n",
        ["a space"] = "wave 2019",
        ["hyphens at its ends"] = "-wave-",
        ["two hyphens"] = "wave--2019",
        ["one over the limit"] = new string('a', Slug.Limit + 1),
        ["what makes naive patterns slow"] = string.Concat(Enumerable.Repeat("a-", 50_000)),
        ["a script"] = "<script>alert(1)</script>",
        ["SQL quotes"] = "'; DROP TABLE channel; --",
    };

    private static readonly Dictionary<string, string> BadAddresses = new()
    {
        ["a header injected"] = "nia@example.org\r\nBcc: everybody@example.org",
        ["a header injected after a line feed"] = "nia@example.org\nBcc: everybody@example.org",
        ["a header injected, encoded"] = "nia%0d%0aBcc:everybody@example.org",
        ["two addresses"] = "nia@example.org, everybody@example.org",
        ["a name and an address"] = "Nia <nia@example.org>",
        ["a script"] = "<script>alert(1)</script>@example.org",
        ["SQL quotes"] = "'; DROP TABLE staff; --@example.org",
        ["no address"] = "nia",
        ["right-to-left override"] = "nia\u202E@example.org",
        ["beyond the limit"] = new string('a', 201) + "@example.org",
    };

    private static readonly Dictionary<string, (Func<string, HttpContent> Body, HttpStatusCode Answer)> Bodies = new()
    {
        ["NUL, %00"] = (form => Sent.Raw(Encoding.ASCII.GetBytes(form + "&Window.Title=a%00b")), HttpStatusCode.BadRequest),
        ["NUL, raw"] = (form => Sent.Raw(Encoding.ASCII.GetBytes(form + "&Window.Title=a\0b")), HttpStatusCode.BadRequest),
        ["in parts"] = (_ => new MultipartFormDataContent { { new StringContent("a\0b"), "Window.Title" } }, HttpStatusCode.BadRequest),
        ["compressed"] = (_ => Sent.Raw([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]), HttpStatusCode.BadRequest),
        ["no content type"] = (form => Sent.Raw(Encoding.ASCII.GetBytes(form), null), HttpStatusCode.BadRequest),
        ["JSON"] = (_ => Sent.Raw("{}"u8.ToArray(), "application/json"), HttpStatusCode.BadRequest),
        ["more than a thousand keys"] = (
            form => Sent.Raw(Encoding.ASCII.GetBytes(form + string.Concat(Enumerable.Range(0, 1100).Select(i => $"&k{i}=v")))),
            HttpStatusCode.BadRequest),
        ["5 MB"] = (
            form => Sent.Raw(Encoding.ASCII.GetBytes($"{form}&Window.Title={new string('a', 5 * 1024 * 1024)}")),
            HttpStatusCode.BadRequest),
        ["no token"] = (_ => Sent.Raw("Window.Title=a"u8.ToArray()), HttpStatusCode.BadRequest),
    };

    public static TheoryData<string, string> AllTexts => Each((Fields.Keys, Texts.Keys), (["reason"], Invisible.Keys));

    public static TheoryData<string, string> AllRefusals =>
        Each((Fields.Keys, Refusals.Keys), (Fields.Keys.Except(["reason"]), Invisible.Keys));

    public static TheoryData<string, string> AllSlugs => Each((["Window.Slug", "LinkSlug"], BadSlugs.Keys));

    public static TheoryData<string> AllAddresses => [.. BadAddresses.Keys];

    public static TheoryData<string> AllBodies => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(AllTexts))]
    public async Task AText_IsKeptAsItWasWritten_AndShownAsText(string field, string input)
    {
        var text = Texts.GetValueOrDefault(input, Invisible.GetValueOrDefault(input)!)(Fields[field].Limit);

        var (answer, shownAt, name) = await SendAsync(field, text);

        Assert.Equal([text], await site.Database.ListAsync<string>(string.Format(null, Fields[field].Stored, name)));
        var page = answer.StatusCode == HttpStatusCode.Redirect ? await site.Staff.PageAsync(shownAt) : await answer.PageAsync();
        Assert.Contains(text.ReplaceLineEndings("\n"), page.Body!.TextContent.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, [onfocus]"));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllRefusals))]
    public async Task ATextThatCannotBe_IsRefused_AndStillInItsField(string field, string input)
    {
        var text = Refusals.GetValueOrDefault(input, Invisible.GetValueOrDefault(input)!)(Fields[field].Limit);

        var (answer, _, name) = await SendAsync(field, text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await RefusedAsync(answer, Fields[field].Name, text);
        Assert.Empty(await site.Database.ListAsync<string>(string.Format(null, Fields[field].Stored, name)));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllSlugs))]
    public async Task AShortNameThatIsNone_IsRefused_AndStillInItsField(string field, string input)
    {
        var window = await site.WindowAsync();
        var before = await TestData.CountAsync(site.Database, "channel");

        var answer =
            field == "LinkSlug"
                ? await site.Staff.SubmitFreshAsync(
                    $"/surveys/{window.Slug}/share",
                    new() { ["LinkName"] = "a link", ["LinkSlug"] = BadSlugs[input] },
                    "Link")
                : await site.Staff.SubmitFreshAsync("/surveys/new", Window("a title", BadSlugs[input]));

        await RefusedAsync(answer, field, BadSlugs[input]);
        Assert.Equal(before, await TestData.CountAsync(site.Database, "channel"));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllAddresses))]
    public async Task AnEmailAddressThatIsNone_IsRefused_AndStillInItsField(string input)
    {
        var before = await TestData.CountAsync(site.Database, "staff");

        var answer = await site.Staff.SubmitFreshAsync(
            "/people/new",
            new()
            {
                ["Name"] = "Nia",
                ["Email"] = BadAddresses[input],
                ["Role"] = Roles.Coder,
            });

        await RefusedAsync(answer, "Email", BadAddresses[input]);
        Assert.Equal(before, await TestData.CountAsync(site.Database, "staff"));
        Assert.Empty(site.Logged());
    }

    [Theory]
    [MemberData(nameof(AllBodies))]
    public async Task ABodyThatIsNoForm_IsRefused_AndNothingIsStored(string input)
    {
        var (body, expected) = Bodies[input];
        var form = (await site.Staff.PageAsync("/surveys/new")).Form();
        var token = form.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        var questionnaire = form.QuerySelector<IHtmlSelectElement>("select")!.Value;
        var before = await site.DumpAsync();
        using var content = body(
            $"__RequestVerificationToken={Uri.EscapeDataString(token)}&Window.Start={questionnaire}"
                + "&Window.Slug=never&Window.From=2027-01-01&Window.To=2027-01-02"
        );

        var answer = await site.Staff.PostAsync("/surveys/new", content);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(before, await site.DumpAsync());
        Assert.Empty(site.Logged());
    }

    [Theory]
    [InlineData("/surveys/{0}", "a%01b", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}", "%EF%BF%BF", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}", "%ED%A0%BD", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}", "..%2f..%2fetc", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}", "'%3B--", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}/results/all", "%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}/results?question=Q1", "%C3%A9", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}/results/downloads?handler=Chart&table=Q1&format=png", "%C3%A9", HttpStatusCode.NotFound)]
    [InlineData("/surveys/later/activity?handler=csv&from={0}", "%C3%A9", HttpStatusCode.Found)]
    [InlineData("/people/activity?handler=csv&to={0}", "never", HttpStatusCode.Found)]
    [InlineData("/surveys?search={0}", "%00%3Cscript%3E", HttpStatusCode.OK)]
    [InlineData("/windows/{0}", "%2f%2fevil.example", HttpStatusCode.MovedPermanently)]
    [InlineData("/results/wave/{0}", "..%2f..%2fetc", HttpStatusCode.MovedPermanently)]
    [InlineData("/surveys/{0}/results/figures.csv", "..%2f..%2fetc", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}/results/figures.csv", "a%0d%0aSet-Cookie:b", HttpStatusCode.NotFound)]
    [InlineData("/surveys/{0}/results/figures.json", "%00", HttpStatusCode.BadRequest)]
    [InlineData("/surveys/later/results/figures.json?base={0}", "%00", HttpStatusCode.BadRequest)]
    [InlineData("/surveys/later/results/figures.csv?base={0}", "99", HttpStatusCode.BadRequest)]
    [InlineData("/surveys/later/results/all?base={0}", "%00", HttpStatusCode.OK)]
    [InlineData("/account/sign-in?from={0}", "%00%0d%0aSet-Cookie:b", HttpStatusCode.OK)]
    [InlineData("/people/{0}", "%00", HttpStatusCode.BadRequest)]
    [InlineData("/people/{0}", "00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/people/activity?who={0}", "%00%3Cscript%3E", HttpStatusCode.OK)]
    [InlineData("/people/activity?what={0}", "%00%3Cscript%3E", HttpStatusCode.OK)]
    [InlineData("/people/activity?from={0}", "9999-12-31", HttpStatusCode.OK)]
    [InlineData("/people/activity?to={0}", "0001-01-01", HttpStatusCode.OK)]
    [InlineData("/people/activity?list={0}", "99999999999999999999", HttpStatusCode.OK)]
    [InlineData("/people/activity?list={0}", "-1", HttpStatusCode.OK)]
    [InlineData("/people/activity?handler=csv&from={0}", "%00", HttpStatusCode.Found)]
    [InlineData("/account/first?key={0}", "%00", HttpStatusCode.OK)]
    [InlineData("/account/choose-password?id={0}", "%00", HttpStatusCode.OK)]
    [InlineData("/account/choose-password?id=00000000-0000-0000-0000-000000000000&token={0}", "%00", HttpStatusCode.OK)]
    public async Task AnAddress_LeadsNowhereItShouldNot(string address, string input, HttpStatusCode expected)
    {
        var answer = await site.Staff.GetAsync(string.Format(null, address, input));

        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain("Set-Cookie:b", answer.Headers.ToString(), StringComparison.Ordinal);
        Assert.Empty((await answer.PageAsync()).QuerySelectorAll("main script"));
        Assert.Empty(site.Logged());
    }

    private async Task<(HttpResponseMessage Answer, string ShownAt, string Name)> SendAsync(string field, string text)
    {
        var window = await site.WindowAsync();
        var address = $"/surveys/{window.Slug}";
        if (field == "reason")
        {
            await TestData.AcceptedAsync(site.Database, window, 1);
            await TestData.EndAsync(site.Database, window);
            await site.Database.Get<Releaser>().ReleaseAsync(window.Id);
        }

        var answer = field switch
        {
            "title" => await site.Staff.SubmitFreshAsync("/surveys/new", Window(text, $"made-{window.Slug}")),
            "reason" => await site.Staff.SubmitFreshAsync(
                address,
                new()
                {
                    ["decision"] = "Release",
                    ["Agreed"] = "1",
                    ["Reason"] = text,
                },
                "Decide"),
            "name of a link" => await site.Staff.SubmitFreshAsync(
                $"{address}/share",
                new() { ["LinkName"] = text, ["LinkSlug"] = $"link-{window.Slug}" },
                "Link"),
            _ => await site.Staff.SubmitFreshAsync(
                "/people/new",
                new()
                {
                    ["Name"] = text,
                    ["Email"] = $"{window.Slug}@example.org",
                    ["Role"] = Roles.Coder,
                }),
        };
        var shownAt = field switch
        {
            "title" => $"/surveys/made-{window.Slug}",
            "name of a link" => $"{address}/share",
            "name of somebody" => "/people",
            _ => address,
        };
        return (answer, shownAt, window.Slug);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string field, string text)
    {
        var page = await answer.PageAsync();
        Assert.NotNull(page.QuerySelector($".govuk-error-summary a[href='#{field.Replace('.', '_')}']"));
        var kept = page.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "";
        Assert.Equal(text.ReplaceLineEndings("\n"), kept.ReplaceLineEndings("\n"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    private static Dictionary<string, object?> Window(string title, string slug) =>
        new()
        {
            ["Window.Title"] = title,
            ["Window.Slug"] = slug,
            ["Window.From"] = "2027-01-01",
            ["Window.To"] = "2027-01-31",
        };

    private static TheoryData<string, string> Each(params (IEnumerable<string> Fields, IEnumerable<string> Inputs)[] groups)
    {
        var data = new TheoryData<string, string>();
        foreach (var (fields, inputs) in groups)
        {
            foreach (var (field, input) in from field in fields from input in inputs select (field, input))
                data.Add(field, input);
        }

        return data;
    }

    private sealed record Field(string Name, int Limit, string Stored);
}
