using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>Tests that a staff form that is sent after its sender's session has ended is shown again once they have signed in.</summary>
public class KeptFormsTests
{
    [Fact]
    public async Task FormSentAfterASignOut_IsShownAgain_AndDoesNothingUntilItIsSentAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/new")).Form();
        await SignOutAsync(client);

        var challenged = await client.SubmitAsync(form, Survey("Workforce survey 2031"));
        var signIn = await client.PageAsync(challenged.Headers.Location!.ToString());
        Assert.Contains("what you entered is shown again", signIn.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(challenged.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("2031", StringComparison.Ordinal));
        var signedIn = await client.SubmitAsync(signIn.Form(), Credentials("administrator@example.org"));
        var page = await (await client.FollowAsync(signedIn)).PageAsync();

        Assert.Equal("/surveys/new", signedIn.Headers.Location!.ToString());
        Assert.Equal("Workforce survey 2031", page.QuerySelector("#Window_Title")!.GetAttribute("value"));
        Assert.Equal("2031-02-01", page.QuerySelector("#Window_From")!.GetAttribute("value"));
        Assert.Contains("nothing was done", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".govuk-error-summary, .field-validation-error"));
        Assert.Equal(0, await TestData.CountAsync(database, "survey_window"));

        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(page.Form())).StatusCode);
        Assert.Equal("Workforce survey 2031", await database.ScalarAsync<string>("SELECT title FROM survey_window"));
        Assert.Empty((await client.PageAsync("/surveys/new")).QuerySelectorAll(".notice"));
    }

    [Fact]
    public async Task DetailThatWasBeingChanged_IsOpenAgain_WithWhatWasTyped()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/wave/set-up?change=Sponsor")).Form("Change");

        // An administrator ends the sessions.
        await database.RunAsync("UPDATE staff SET security_stamp = 'another'");
        var page = await SignInAgainAsync(client, await client.SubmitAsync(form, new() { ["Form.Value"] = "The Welsh Government" }));

        Assert.Equal("The Welsh Government", page.QuerySelector("#Value")!.TextContent);
        Assert.Equal("", await database.ScalarAsync<string>("SELECT sponsor FROM survey_window"));
        await client.SubmitAsync(page.Form("Change"));
        Assert.Equal("The Welsh Government", await database.ScalarAsync<string>("SELECT sponsor FROM survey_window"));
    }

    [Theory]
    [InlineData("/surveys/wave/share?rename=wave", "Rename", "NewName")]
    [InlineData("/surveys/wave/share", "Link", "LinkName")]
    public async Task FormOnShare_IsOpenAgain_WithWhatWasTyped(string address, string handler, string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync(address)).Form(handler);
        await SignOutAsync(client);

        var page = await SignInAgainAsync(client, await client.SubmitAsync(form, new() { [field] = "Newsletter" }));

        Assert.Equal("Newsletter", page.QuerySelector($"#{field}")!.GetAttribute("value"));
        Assert.Equal(handler == "Link", page.QuerySelector("#add")!.HasAttribute("open"));
        Assert.Equal("Open link", await database.ScalarAsync<string>("SELECT name FROM channel"));
        await client.SubmitAsync(page.Form(handler), new() { ["LinkSlug"] = "newsletter" });
        Assert.Contains("Newsletter", await database.ListAsync<string>("SELECT name FROM channel"));
    }

    [Fact]
    public async Task FormOfSomebodyElse_IsNotShown_AndForgotten()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        await app.StaffAsync(Roles.Administrator, "another@example.org");
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/new")).Form();
        await SignOutAsync(client);

        var challenged = await client.SubmitAsync(form, Survey("Workforce survey 2031"));
        var page = await SignInAgainAsync(client, challenged, "another@example.org");

        Assert.DoesNotContain("2031", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await SignOutAsync(client);
        await client.SubmitFreshAsync("/account/sign-in", Credentials("administrator@example.org"));
        Assert.DoesNotContain("2031", (await client.PageAsync("/surveys/new")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithoutATokenOfThisSite_IsNotKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var forged = (await client.PageAsync("/surveys/new")).Form();
        await SignOutAsync(client);

        var without = await client.SubmitAsync(forged, new(Survey("Forged 2031")) { ["__RequestVerificationToken"] = null });
        var wrong = await client.SubmitAsync(forged, new(Survey("Forged 2031")) { ["__RequestVerificationToken"] = "forged" });
        var page = await SignInAgainAsync(client, wrong);

        Assert.False(without.Headers.Contains("Set-Cookie"));
        Assert.EndsWith("&kept=No", without.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("2031", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, "kept=No")]
    [InlineData(200_000, "kept=No")]
    [InlineData(4_000, "kept=Yes")]
    public async Task FormOfAnySize_IsKeptWholeOrNotAtAll_AndSaysSo(int size, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/new")).Form();
        await SignOutAsync(client);
        var random = new Random(1);
        var title = string.Concat(Enumerable.Range(0, size).Select(_ => (char)random.Next('a', 'z' + 1)));

        var challenged = await client.SubmitAsync(form, Survey(title));
        var page = await SignInAgainAsync(client, challenged);

        Assert.EndsWith(expected, challenged.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(expected == "kept=Yes", page.QuerySelector("#Window_Title")!.GetAttribute("value") == title);
    }

    [Fact]
    public async Task ButtonPressedAfterASignOut_DoesNothing_AndSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/wave/set-up?confirm=close")).Form("close");
        await SignOutAsync(client);

        var challenged = await client.SubmitAsync(form);
        var page = await SignInAgainAsync(client, challenged);

        Assert.EndsWith("&kept=Nothing", challenged.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Open", page.QuerySelector(".hub")!.TextContent, StringComparison.Ordinal);
        Assert.True(await database.ScalarAsync<bool>("SELECT closed_at IS NULL FROM survey_window"));
    }

    [Fact]
    public async Task Passwords_AreNeverKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/people/new")).Form();
        await SignOutAsync(client);

        var challenged = await client.SubmitAsync(form, new() { ["Name"] = "Nia", ["Password"] = "2031", ["Role.Password"] = "2031" });
        var page = await SignInAgainAsync(client, challenged);

        Assert.Equal("Nia", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.DoesNotContain("2031", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        var page = await client.PageAsync("/account/denied");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var fields = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/account/sign-out", fields)).StatusCode);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> SignInAgainAsync(
        HttpClient client, HttpResponseMessage challenged, string email = "administrator@example.org")
    {
        Assert.Equal("/account/sign-in", new Uri(client.BaseAddress!, challenged.Headers.Location!).AbsolutePath);
        var signedIn = await client.SubmitFreshAsync(challenged.Headers.Location!.ToString(), Credentials(email));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return await (await client.FollowAsync(signedIn)).PageAsync();
    }

    private static Dictionary<string, object?> Credentials(string email) =>
        new() { ["Email"] = email, ["Password"] = SurveyApp.Password };

    private static Dictionary<string, object?> Survey(string title) => new()
    {
        ["Window.Title"] = title,
        ["Window.Slug"] = "w2031",
        ["Window.From"] = "2031-02-01",
        ["Window.To"] = "2031-02-28",
    };
}
