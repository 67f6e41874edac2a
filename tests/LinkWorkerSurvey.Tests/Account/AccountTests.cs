using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.Account;

public class AccountTests
{
    private const string FilesChangedWhileDeveloping = "/{**path:file}";

    private const string Refused =
        "Enter a correct email address and password. After 5 wrong passwords you cannot sign in for 5 minutes";

    private const string ExpiredLink = "This link has expired or has already been used";

    [Fact]
    public async Task TheLinkOfTheFirstAdministrator_WorksOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var link = await app.FirstAdministratorLinkAsync();
        var (first, second) = (app.Client(), app.Client());
        var (firstForm, secondForm) = ((await first.PageAsync(link)).Form(), (await second.PageAsync(link)).Form());

        var answers = await Task.WhenAll(
            first.SubmitAsync(firstForm, Account("first@example.org")),
            second.SubmitAsync(secondForm, Account("second@example.org")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await TestData.CountAsync(database, "staff"));
        Assert.Equal(ExpiredLink, (await app.Client().PageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/account/first")]
    [InlineData("/account/first?key=guessed")]
    [InlineData("/account/choose-password")]
    [InlineData("/account/choose-password?id=b3f4a8a4-0000-4000-8000-000000000000&token=guessed")]
    public async Task ALinkThatWasMadeUp_IsRefused(string link)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        Assert.Equal(ExpiredLink, (await app.Client().PageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("short", "between 12 and 200 characters")]
    [InlineData("Password-2027!", "easy to guess")]
    [InlineData("802734619552", "easy to guess")]
    [InlineData("my name is Niamh", "easy to guess")]
    [InlineData("n.roberts@example.org", "easy to guess")]
    public async Task AWeakPassword_IsRefused_WithTheRestKept(string password, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync(await app.FirstAdministratorLinkAsync())).Form();

        var page = await (
            await client.SubmitAsync(
                form,
                new()
                {
                    ["Account.Name"] = "Niamh Evans",
                    ["Account.Email"] = "n.roberts@example.org",
                    ["Account.Password"] = password,
                })).PageAsync();

        Assert.Contains(message, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("n.roberts@example.org", page.QuerySelector("#Account_Email")!.GetAttribute("value"));
        Assert.Equal(0, await TestData.CountAsync(database, "staff"));
    }

    [Fact]
    public async Task ChangingOnesPassword_NeedsTheCurrentOne_AndEndsOtherSessions()
    {
        const string Changed = "orchard ferry pencil";
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var here = await app.SignedInAsync(Roles.Coder);
        var member = await database.Context().Users.SingleAsync();
        var there = app.Client();
        await there.SubmitFreshAsync("/account/sign-in", new() { ["Email"] = member.Email!, ["Password"] = SurveyApp.Password });
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/surveys")).StatusCode);

        var wrong = await (await ChangeAsync("not the password", Changed)).PageAsync();
        var error = wrong.QuerySelector(".govuk-error-summary a")!;
        Assert.StartsWith("Enter your current password", error.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", wrong.QuerySelector("#CurrentPassword")!.GetAttribute("aria-invalid"));
        var weak = await (await ChangeAsync(SurveyApp.Password, "password2027")).PageAsync();
        Assert.Contains("easy to guess", weak.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var link = await RenewLinkAsync(app, member.Id);
        var done = await ChangeAsync(SurveyApp.Password, Changed);

        Assert.Equal("/account/password?changed=yes", done.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/surveys")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/surveys")).StatusCode);
        Assert.Equal(ExpiredLink, (await app.Client().PageAsync(link)).QuerySelector("h1")!.TextContent);
        var again = await app.Client().SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = member.Email!, ["Password"] = Changed });
        Assert.Equal("/surveys", again.Headers.Location!.ToString());
        Assert.Equal(
            ["StaffSignInFailed", "StaffLinkRenewed", "StaffPasswordChanged"],
            await database.ListAsync<string>("SELECT act FROM trail WHERE act <> 'StaffSignedIn' ORDER BY id"));

        Task<HttpResponseMessage> ChangeAsync(string current, string password) => here.SubmitFreshAsync(
            "/account/password", new() { ["CurrentPassword"] = current, ["Password"] = password });
    }

    [Fact]
    public async Task ChangingOnesPassword_TooManyWrongCurrentOnes_LockTheAccount()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var form = (await client.PageAsync("/account/password")).Form();
        var fields = new Dictionary<string, object?> { ["CurrentPassword"] = "not the password", ["Password"] = "orchard ferry pencil" };

        for (var i = 0; i < 5; i++)
            await client.SubmitAsync(form, fields);
        fields["CurrentPassword"] = SurveyApp.Password;

        var locked = await (await client.SubmitAsync(form, fields)).PageAsync();
        Assert.Contains("The account is locked", locked.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var signIn = await app.Client().SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = "coder@example.org", ["Password"] = SurveyApp.Password });
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        Assert.Equal(
            ["", "", "", "", "Locked for 5 minutes after 5 attempts"],
            await database.ListAsync<string>("SELECT coalesce(note, '') FROM trail WHERE act = 'StaffSignInFailed' ORDER BY id"));
    }

    [Fact]
    public async Task ChangingOnesPassword_InASessionThatWasEndedMeanwhile_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var member = await app.StaffAsync(Roles.Coder);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccountService>();

        Assert.Null(await accounts.ChangePasswordAsync(member.Id, "the stamp before", SurveyApp.Password, "orchard ferry pencil"));

        Assert.Equal(member.PasswordHash, await database.ScalarAsync<string>("SELECT password_hash FROM staff"));
    }

    [Fact]
    public async Task AWrongPassword_IsRefused_AndTooManyLockTheAccount_WithTheSameWords()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var member = await app.StaffAsync(Roles.Analyst);
        var client = app.Client();
        var form = (await client.PageAsync("/account/sign-in")).Form();

        for (var i = 0; i < 5; i++)
            Assert.Equal(Refused, await SignInAsync("not the password"));

        Assert.Equal(Refused, await SignInAsync(SurveyApp.Password));
        Assert.Equal(
            ["", "", "", "", "Locked for 5 minutes after 5 attempts"],
            await database.ListAsync<string>("SELECT coalesce(note, '') FROM trail WHERE act = 'StaffSignInFailed' ORDER BY id"));

        async Task<string?> SignInAsync(string password)
        {
            var answer = await client.SubmitAsync(form, new() { ["Email"] = member.Email!, ["Password"] = password });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.PageAsync()).QuerySelector(".govuk-error-summary li")!.TextContent;
        }
    }

    [Fact]
    public async Task SigningIn_LeadsToThePageAskedFor_ButNeverToAnotherSite()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var member = await app.StaffAsync(Roles.Analyst);
        var client = app.Client();
        var form = (await client.PageAsync("/account/sign-in")).Form();
        var fields = new Dictionary<string, object?> { ["Email"] = member.Email!, ["Password"] = SurveyApp.Password };

        Assert.Equal(
            "/surveys/new",
            (await client.SubmitAsync("/account/sign-in?from=%2Fsurveys%2Fnew", form, fields)).Headers.Location!.ToString());
        Assert.Equal(
            "/surveys",
            (await app.Client().SubmitFreshAsync("/account/sign-in?from=%2F%2Fevil.example", fields)).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/surveys", HttpStatusCode.OK)]
    [InlineData("/surveys/wave", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/results/all", HttpStatusCode.OK)]
    [InlineData("/surveys/wave/activity", HttpStatusCode.OK)]
    [InlineData("/surveys/new", HttpStatusCode.Redirect)]
    [InlineData("/surveys/import", HttpStatusCode.Redirect)]
    [InlineData("/surveys/wave/set-up", HttpStatusCode.Redirect)]
    [InlineData("/surveys/wave/share", HttpStatusCode.Redirect)]
    [InlineData("/people", HttpStatusCode.Redirect)]
    [InlineData("/people/new", HttpStatusCode.Redirect)]
    [InlineData("/people/activity", HttpStatusCode.Redirect)]
    public async Task AnalystsAndCoders_ReadResults_AndNothingThatChangesAnything(string address, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        foreach (var role in new[] { Roles.Analyst, Roles.Coder })
            Assert.Equal(expected, (await (await app.SignedInAsync(role)).GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/surveys")]
    [InlineData("/surveys/wave/results/all")]
    [InlineData("/surveys/wave/results/figures.json")]
    [InlineData("/surveys/wave/results/figures.csv")]
    [InlineData("/openapi/figures.json")]
    [InlineData("/surveys/new")]
    [InlineData("/surveys/wave")]
    [InlineData("/surveys/wave/set-up")]
    [InlineData("/surveys/wave/share")]
    [InlineData("/surveys/wave/activity")]
    [InlineData("/people")]
    [InlineData("/people/activity")]
    public async Task WithoutSigningIn_StaffPagesLeadToTheSignIn(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var answer = await app.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task WhatAnybodyMaySee_IsExactlyThis()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.StartsWith("/assets/", StringComparison.Ordinal) && route != FilesChangedWhileDeveloping)
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "/",
                "/Index",
                "/account/choose-password",
                "/account/first",
                "/account/sign-in",
                "/account/sign-out",
                "/account/staff",
                "/error/{status:range(400,599)}",
                "/forget.svg",
                "/health",
                "/i/{window}/thanks/{sealed}",
                "/i/{window}/{token}",
                "/reports/{window}/{number:int?}",
                "/reports/{window}/{number:int}/charts/{file}",
                "/reports/{window}/{number:int}/files/{file}",
                "/results",
                "/results/{window}/{**rest}",
                "/s/{channel}",
                "/s/{channel}/thanks/{sealed}",
                "/surveys/{window}/results/answers",
                "/what-we-store",
                "/windows/{**rest}",
                "/withdraw",
            ],
            open);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client().GetAsync("/nowhere")).StatusCode);
    }

    [Fact]
    public async Task SomebodyLetIn_ChoosesTheirPassword_AndTheLinkIsSpent()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var admitted = await (await administrator.FollowAsync(await administrator.SubmitFreshAsync(
            "/people/new", new() { ["Name"] = "Nia", ["Email"] = "nia@example.org", ["Role"] = Roles.Coder }))).PageAsync();
        var link = new Uri(admitted.QuerySelector("#sign-in-link")!.TextContent).PathAndQuery;
        var nia = app.Client();

        var form = (await nia.PageAsync(link)).Form();
        var chosen = await nia.SubmitAsync(form, new() { ["Password"] = SurveyApp.Password });

        Assert.Equal("/surveys", chosen.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await nia.GetAsync("/surveys")).StatusCode);
        Assert.Equal(ExpiredLink, (await app.Client().PageAsync(link)).QuerySelector("h1")!.TextContent);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM trail WHERE act = 'StaffAdmitted'"));
    }

    [Fact]
    public async Task Links_LeadToWhereTheSettingsSayTheSiteIs_WhateverHostARequestNames()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { PublicAddress = "http://survey.example.org/" };
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var stranger = app.Client();
        administrator.DefaultRequestHeaders.Host = stranger.DefaultRequestHeaders.Host = "forged.example";

        var admitted = await (await administrator.FollowAsync(await administrator.SubmitFreshAsync(
            "/people/new", new() { ["Name"] = "Nia", ["Email"] = "nia@example.org", ["Role"] = Roles.Coder }))).PageAsync();
        var thanked = await (
            await stranger.FollowAsync(await stranger.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "listening" }))).PageAsync();

        Assert.StartsWith(
            "http://survey.example.org/account/choose-password?",
            admitted.QuerySelector("#sign-in-link")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("survey.example.org/s/wave", thanked.QuerySelector("a[href='/s/wave']")!.TextContent);
        Assert.Equal("survey.example.org", (await stranger.GetAsync("/surveys")).Headers.Location!.Host);
    }

    [Fact]
    public async Task AnAddressThatIsTaken_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);

        var page = await (await administrator.SubmitFreshAsync(
            "/people/new",
            new() { ["Name"] = "Again", ["Email"] = " Administrator@Example.org", ["Role"] = Roles.Coder })).PageAsync();

        Assert.Equal(
            "Somebody with this email address is already among the people here",
            page.QuerySelectorAll(".govuk-error-summary li a[href='#Email']").Single().TextContent);
        Assert.Equal(1, await TestData.CountAsync(database, "staff"));
    }

    [Fact]
    public async Task TheKeysOfSignInCookies_LieInTheDatabaseUnreadable()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        await app.SignedInAsync(Roles.Analyst);

        var xml = await database.ScalarAsync<string>("SELECT xml FROM data_protection_keys");

        Assert.Contains("SecretXmlDecryptor", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Account(string email) =>
        new() { ["Account.Name"] = "An administrator", ["Account.Email"] = email, ["Account.Password"] = SurveyApp.Password };

    // Returns the address of a new sign-in link, made by an administrator.
    private static async Task<string> RenewLinkAsync(SurveyApp app, Guid memberId)
    {
        var administrator = await app.StaffAsync(Roles.Administrator, "administrator@example.org");
        await using var scope = app.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<StaffAccountService>().RenewLinkAsync(memberId, administrator.Id);
        return $"/account/choose-password?id={memberId}&token={Uri.EscapeDataString(link!.Token)}";
    }
}
