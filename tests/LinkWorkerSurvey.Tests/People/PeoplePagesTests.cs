using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Attacks;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.People;

/// <summary>Tests the pages on which administrators add, change, suspend and remove people.</summary>
public class PeoplePagesTests
{
    private const string Refused = "Enter a correct email address and password";

    private static readonly Dictionary<string, object?> Nia = new()
    {
        ["Name"] = "Nia",
        ["Email"] = "nia@example.org",
        ["Role"] = Roles.Coder,
    };

    [Fact]
    public async Task AddColleague_ShowsTheLinkUntilItIsUsed_AndOnlyToItsMaker_AndStoresItNowhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var another = await SignedInAsync(app, await app.StaffAsync(Roles.Administrator, "another@example.org"));

        var added = await administrator.SubmitFreshAsync("/people/new", Nia);
        var address = added.Headers.Location!.ToString();
        var link = await LinkAsync(administrator, address);
        var token = link![(link!.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(link, await LinkAsync(administrator, address));
        Assert.Null(await LinkAsync(another, address));
        Assert.InRange(token.Length, 40, 60);
        Assert.DoesNotContain(token, address, StringComparison.Ordinal);
        Assert.DoesNotContain(token, (await DatabaseDump.OfRowsAsync(database)).Text, StringComparison.Ordinal);
        Assert.Empty(app.Log.Take());

        await app.Client().SubmitFreshAsync(link!, new() { ["Password"] = SurveyApp.Password });

        Assert.Null(await LinkAsync(administrator, address));
        Assert.Equal(Roles.Coder, await database.ScalarAsync<string>("SELECT after FROM trail WHERE act = 'StaffAdmitted'"));
    }

    [Fact]
    public async Task AddColleague_ByADoubleClick_AddsOnePerson_AndLeadsToThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var form = (await administrator.PageAsync("/people/new")).Form();

        var first = await administrator.SubmitAsync(form, Nia);
        var second = await administrator.SubmitAsync(form, Nia);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM trail WHERE act = 'StaffAdmitted'"));
    }

    [Fact]
    public async Task AddColleague_NoRole_IsRefused_NoRoleIsChosenAtFirst_AndTheRestIsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var form = (await administrator.PageAsync("/people/new")).Form();
        Assert.DoesNotContain(form.QuerySelectorAll<IHtmlInputElement>("[type=radio]"), role => role.IsChecked);

        var page = await (await administrator.SubmitAsync(
            form, new() { ["Name"] = "Nia O'Neil", ["Email"] = "nia.o'neil@example.org" })).PageAsync();

        Assert.Equal("Select a role", page.QuerySelector(".govuk-error-summary li a[href='#Role']")!.TextContent);
        Assert.Equal("Nia O'Neil", page.QuerySelector("#Name")!.GetAttribute("value"));
        var again = await administrator.SubmitAsync(page.Form(), new() { ["Role"] = Roles.Analyst });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task ALinkThatHasExpired_IsRefused_AndNotShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var address = (await administrator.SubmitFreshAsync("/people/new", Nia)).Headers.Location!.ToString();
        var link = await LinkAsync(administrator, address);

        await database.RunAsync("UPDATE staff SET link_expires_at = now() - interval '1 second' WHERE name = 'Nia'");

        Assert.Null(await LinkAsync(administrator, address));
        Assert.Empty((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task ANewLink_VoidsTheEarlierOne_AndLeavesTheSessions()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var nia = await SignedInAsync(app, await app.StaffAsync(Roles.Coder, "nia@example.org"));
        var address = await AddressAsync(database);

        await ActAsync(administrator, address, "Renew");
        var earlier = await LinkAsync(administrator, address);
        await ActAsync(administrator, address, "Renew");
        var later = await LinkAsync(administrator, address);

        Assert.NotEqual(earlier, later);
        Assert.Empty((await app.Client().PageAsync(earlier!)).QuerySelectorAll("main form"));
        Assert.Single((await app.Client().PageAsync(later!)).QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.OK, (await nia.GetAsync("/surveys")).StatusCode);
    }

    [Fact]
    public async Task SuspendedPerson_IsSignedOutAtOnce_AndNeitherPasswordNorLinkWorks_UntilReinstated()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var member = await app.StaffAsync(Roles.Coder, "nia@example.org");
        var nia = await SignedInAsync(app, member);
        var address = await AddressAsync(database);
        await ActAsync(administrator, address, "Renew");
        var link = await LinkAsync(administrator, address);

        var asked = await administrator.PageAsync($"{address}?confirm=suspend");
        Assert.Contains(
            "Neither their password nor a sign-in link works", asked.QuerySelector("#suspend")!.TextContent, StringComparison.Ordinal);
        await ActAsync(administrator, $"{address}?confirm=suspend", "suspend");

        var refused = await nia.GetAsync("/surveys");
        Assert.Equal("/account/sign-in", refused.Headers.Location!.AbsolutePath);
        Assert.Contains(refused.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("staff=;", StringComparison.Ordinal));
        Assert.Empty((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));
        Assert.Contains(Refused, await SignInErrorAsync(app, member.Email!), StringComparison.Ordinal);

        await ActAsync(administrator, address, "Reinstate");

        Assert.Equal(HttpStatusCode.Redirect, (await nia.GetAsync("/surveys")).StatusCode);
        Assert.Empty((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));
        await SignedInAsync(app, member);
        Assert.Equal(
            ["StaffSuspended A Coder", "StaffReinstated A Coder"],
            await database.ListAsync<string>(
                "SELECT act || ' ' || subject FROM trail WHERE act IN ('StaffSuspended', 'StaffReinstated') ORDER BY id"));
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("remove")]
    [InlineData("Role")]
    public async Task WhoCanNoLongerManageStaff_CannotComeBackByALinkTheyMadeForSomebodyElse(string act)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var another = await SignedInAsync(app, await app.StaffAsync(Roles.Administrator, "another@example.org"));
        await app.StaffAsync(Roles.Administrator, "nia@example.org");
        var address = await AddressAsync(database);
        await ActAsync(another, address, "Renew");
        var link = await LinkAsync(another, address);
        Assert.Single((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));

        var theirs = await AddressAsync(database, "another@example.org");
        var answer = act == "Role"
            ? await administrator.SubmitFreshAsync($"{theirs}?change=role", new() { ["Role"] = Roles.Coder }, "Role")
            : await administrator.SubmitFreshAsync($"{theirs}?confirm={act}", handler: act);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));
    }

    [Theory]
    [InlineData("end")]
    [InlineData("Role")]
    public async Task ALinkThatWasSent_IsVoidAndGone_WhenTheAccountChanges(string act)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await administrator.SubmitFreshAsync("/people/new", Nia);
        var address = await AddressAsync(database);
        var link = await LinkAsync(administrator, address);

        var answer = act == "Role"
            ? await administrator.SubmitFreshAsync($"{address}?change=role", new() { ["Role"] = Roles.Analyst }, "Role")
            : await administrator.SubmitFreshAsync($"{address}?confirm={act}", handler: act);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty((await app.Client().PageAsync(link!)).QuerySelectorAll("main form"));
        Assert.Null(await LinkAsync(administrator, address));
    }

    [Fact]
    public async Task TwoAdministrators_WhoMakeLinksForEachOtherAtOnce_BothGetOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var one = await app.SignedInAsync(Roles.Administrator);
        var another = await SignedInAsync(app, await app.StaffAsync(Roles.Administrator, "another@example.org"));
        var (theirs, mine) = (
            await AddressAsync(database, "another@example.org"), await AddressAsync(database, "administrator@example.org"));

        for (var time = 0; time < 5; time++)
            await Task.WhenAll(ActAsync(one, theirs, "Renew"), ActAsync(another, mine, "Renew"));

        Assert.NotNull(await LinkAsync(one, theirs));
        Assert.NotNull(await LinkAsync(another, mine));
    }

    [Fact]
    public async Task RemovedPerson_CannotSignIn_LeavesTheirNameInTheActivity_AndTheirAddressToOthers()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var member = await app.StaffAsync(Roles.Coder, "nia@example.org");
        var nia = await SignedInAsync(app, member);
        var address = await AddressAsync(database);

        await ActAsync(administrator, $"{address}?confirm=remove", "remove");

        Assert.Equal(HttpStatusCode.Redirect, (await nia.GetAsync("/surveys")).StatusCode);
        Assert.Contains(Refused, await SignInErrorAsync(app, member.Email!), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "A Coder", (await administrator.PageAsync("/people")).QuerySelector(".people")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "A Coder Signed in",
            Words(await administrator.PageAsync($"/people/activity?who={address.Split('/')[^1]}")),
            StringComparison.Ordinal);
        Assert.Contains("cannot sign in any more", Words(await administrator.PageAsync(address)), StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM staff WHERE normalized_email = 'NIA@EXAMPLE.ORG'"));
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitFreshAsync("/people/new", Nia)).StatusCode);
    }

    [Fact]
    public async Task ChangedRole_CountsAtOnce_AndIsLoggedWithBeforeAndAfter()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var member = await app.StaffAsync(Roles.Administrator, "nia@example.org");
        var nia = await SignedInAsync(app, member);
        var address = await AddressAsync(database);
        var form = (await administrator.PageAsync($"{address}?change=role")).QuerySelector<IHtmlFormElement>("#role form")!;

        await administrator.SubmitAsync(form, new() { ["Role"] = Roles.Analyst });

        Assert.Equal(HttpStatusCode.Redirect, (await nia.GetAsync("/people")).StatusCode);
        var again = await SignedInAsync(app, member);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/surveys")).StatusCode);
        Assert.Equal("/account/denied", (await again.GetAsync("/people")).Headers.Location!.AbsolutePath);
        Assert.Contains(
            "Role changed: A Administrator To Analyst, from Administrator",
            Words(await administrator.PageAsync("/people/activity?what=Accounts")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACorrectedNameAndAddress_CountAtTheNextSignIn_AndTheActivityHoldsNoAddress()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var nia = await SignedInAsync(app, await app.StaffAsync(Roles.Coder, "nai@example.org"));
        var address = await AddressAsync(database, "nai@example.org");

        await administrator.SubmitFreshAsync(
            $"{address}?change=name", new() { ["Name"] = "Nia Rees", ["Email"] = " nia@example.org " }, "Name");

        Assert.Equal(HttpStatusCode.Redirect, (await nia.GetAsync("/surveys")).StatusCode);
        Assert.Contains("correct email address", await SignInErrorAsync(app, "nai@example.org"), StringComparison.Ordinal);
        var signedIn = await app.Client().SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = "NIA@example.org", ["Password"] = SurveyApp.Password });
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var activity = Words(await administrator.PageAsync("/people/activity?what=Accounts"));
        Assert.Contains("Name or email address corrected: Nia Rees To Nia Rees, from A Coder", activity, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", activity, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "new@example.org", "Name", "Enter their name")]
    [InlineData("Nia", "new@", "Email", "correct format")]
    [InlineData("Nia", "TAKEN@example.org", "Email", "already")]
    public async Task ACorrectionThatCannotBe_IsRefusedAtItsField_AndNothingTypedIsLost(
        string name, string email, string field, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await app.StaffAsync(Roles.Coder, "taken@example.org");
        await app.StaffAsync(Roles.Coder, "nia@example.org");
        var before = await database.DumpAsync();

        var answer = await administrator.SubmitFreshAsync(
            $"{await AddressAsync(database)}?change=name", new() { ["Name"] = name, ["Email"] = email }, "Name");

        var page = await answer.PageAsync();
        Assert.Contains(message, page.QuerySelector($".govuk-error-summary a[href='#{field}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(name, page.QuerySelector("#Name")!.GetAttribute("value") ?? "");
        Assert.Equal(email, page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task EndedSessions_AskForANewSignIn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var member = await app.StaffAsync(Roles.Coder, "nia@example.org");
        var (phone, desk) = (await SignedInAsync(app, member), await SignedInAsync(app, member));

        await ActAsync(administrator, $"{await AddressAsync(database)}?confirm=end", "end");

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/surveys")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.GetAsync("/surveys")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await SignedInAsync(app, member)).GetAsync("/surveys")).StatusCode);
    }

    [Theory]
    [InlineData("Role", "You cannot change your own role")]
    [InlineData("Suspend", "You cannot suspend yourself")]
    [InlineData("Remove", "You cannot remove yourself")]
    public async Task OnOneself_IsNotOffered_AndRefused(string handler, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        await app.StaffAsync(Roles.Administrator, "another@example.org");
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var address = await AddressAsync(database, "administrator@example.org");
        var page = await administrator.PageAsync($"{address}?confirm={handler.ToLowerInvariant()}&change=role");
        Assert.DoesNotContain(page.QuerySelectorAll("main form"), form =>
            $"{form.GetAttribute("action")}".Contains(handler, StringComparison.OrdinalIgnoreCase));

        var refused = await administrator.SubmitAsync(
            $"{address}?handler={handler}", page.Form("Renew"), new() { ["Role"] = Roles.Coder });

        Assert.Contains(message, Words(await refused.PageAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task SignIn_OfNobody_OfSuspendedRemovedAndInvitedPeople_SaysTheSame()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await administrator.SubmitFreshAsync("/people/new", Nia);
        foreach (var (name, action) in new[] { ("suspended", "suspend"), ("removed", "remove") })
        {
            await app.StaffAsync(Roles.Coder, $"{name}@example.org");
            await ActAsync(administrator, $"{await AddressAsync(database, $"{name}@example.org")}?confirm={action}", action);
        }

        await app.StaffAsync(Roles.Analyst, "wrong@example.org");

        var pages = new List<string>();
        foreach (var name in new[] { "nobody", "nia", "suspended", "removed" })
            pages.Add(await SignInPageAsync(app, $"{name}@example.org", SurveyApp.Password));
        pages.Add(await SignInPageAsync(app, "wrong@example.org", "wrong password"));

        Assert.Contains(Refused, pages[0], StringComparison.Ordinal);
        Assert.Single(pages.Distinct());
        Assert.Equal(
            3, await database.ScalarAsync<long>("SELECT count(*) FROM trail WHERE act = 'StaffSignInFailed' AND staff_id IS NULL"));
        Assert.DoesNotContain("example.org", Words(await administrator.PageAsync("/people/activity")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOpenEventStream_EndsAfterTheSuspension()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        using var clock = new WaitedClock(TimeSpan.FromSeconds(20));
        await using var app = new SurveyApp(database) { Clock = clock };
        app.Listen();
        using var nia = await SignedInAsync(app, await app.StaffAsync(Roles.Analyst, "nia@example.org"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var stream = await nia.GetAsync("/surveys/wave/results/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        var reading = stream.Content.ReadAsStringAsync(patience.Token);

        await database.RunAsync("UPDATE staff SET suspended_at = now()");
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Contains("event: open", await reading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASignInPageThatIsOutOfDate_LeadsToWhereItsUserWanted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var member = await app.StaffAsync(Roles.Analyst);
        var client = app.Client();
        var fields = new Dictionary<string, object?> { ["Email"] = member.Email!, ["Password"] = SurveyApp.Password };
        var other = (await client.PageAsync("/account/sign-in?from=%2Fsurveys%2Fwave")).Form();

        await client.SubmitFreshAsync("/account/sign-in", fields);
        var answer = await client.SubmitAsync(other, fields);

        Assert.Equal("/surveys/wave", answer.Headers.Location!.ToString());
    }

    private static string Words(IHtmlDocument page) => Pages.Words(page.QuerySelector("main")!.TextContent);

    private static async Task<string?> LinkAsync(HttpClient client, string address) =>
        (await client.PageAsync(address)).QuerySelector("#sign-in-link")?.TextContent is { } link ? new Uri(link).PathAndQuery : null;

    private static async Task<string> AddressAsync(TestDatabase database, string email = "nia@example.org") =>
        $"/people/{await database.ScalarAsync<Guid>($"SELECT id FROM staff WHERE email = '{email}'")}";

    private static async Task ActAsync(HttpClient client, string address, string handler)
    {
        var answer = await client.SubmitFreshAsync(address, handler: handler);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/people/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> SignedInAsync(SurveyApp app, StaffMember member)
    {
        var client = app.Client();
        var answer = await client.SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = member.Email!, ["Password"] = SurveyApp.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static async Task<string> SignInErrorAsync(SurveyApp app, string email) =>
        Words(await (await app.Client().SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = email, ["Password"] = SurveyApp.Password })).PageAsync());

    // The page without what the person typed and without the token, which is different each time.
    private static async Task<string> SignInPageAsync(SurveyApp app, string email, string password)
    {
        var page = await (await app.Client().SubmitFreshAsync(
            "/account/sign-in", new() { ["Email"] = email, ["Password"] = password })).PageAsync();
        page.QuerySelector("#Email")!.RemoveAttribute("value");
        page.QuerySelector("[name=__RequestVerificationToken]")!.Remove();
        return page.DocumentElement.OuterHtml;
    }
}
