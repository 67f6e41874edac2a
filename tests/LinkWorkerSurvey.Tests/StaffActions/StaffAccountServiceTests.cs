using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.StaffActions;

public class StaffAccountServiceTests
{
    [Fact]
    public async Task AddAsync_EntryThatCannotBeWritten_LeavesNoAccount()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;
        var before = await TestData.CountAsync(database, "staff");
        await database.RunAsync("""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no entry''; END';
            CREATE TRIGGER fail BEFORE INSERT ON trail FOR EACH ROW EXECUTE FUNCTION fail();
            """);

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            OnAsync(app, accounts => accounts.AddAsync("Nia", "nia@example.org", Roles.Coder, administrator)));

        Assert.Equal(before, await TestData.CountAsync(database, "staff"));
    }

    [Fact]
    public async Task SuspendAsync_AnAdministratorWhoMadeALinkForThemselves_EndsThatLinkToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;
        var maker = (await app.StaffAsync(Roles.Administrator, "maker@example.org")).Id;
        var link = (await OnAsync(app, accounts => accounts.RenewLinkAsync(maker, maker)))!;

        Assert.Null(await OnAsync(app, accounts => Record.ExceptionAsync(() => accounts.SuspendAsync(maker, administrator))));

        Assert.Null(await OnAsync(app, accounts => accounts.FindByLinkAsync(maker, link.Token)));
    }

    [Fact]
    public async Task ChoosePasswordAsync_WhileTheMakerOfTheLinkIsSuspended_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;
        var maker = (await app.StaffAsync(Roles.Administrator, "maker@example.org")).Id;
        var nia = (await app.StaffAsync(Roles.Coder, "nia@example.org")).Id;
        var link = (await OnAsync(app, accounts => accounts.RenewLinkAsync(nia, maker)))!;
        await using var scope = app.Services.CreateAsyncScope();
        var form = scope.ServiceProvider.GetRequiredService<StaffAccountService>();

        // The form was read before the suspension.
        var member = (await form.FindByLinkAsync(nia, link.Token))!;
        await OnAsync(app, async accounts =>
        {
            await accounts.SuspendAsync(maker, administrator);
            return true;
        });
        await Assert.ThrowsAsync<RuleException>(() => form.ChoosePasswordAsync(member, link.Token, "orchard ferry pencil"));

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM trail WHERE act = 'StaffPasswordChosen'"));
    }

    [Fact]
    public async Task AddAsync_TwoOfOneAddressAtOnce_AddsOne_AndRefusesTheOther()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;

        // Both find that nobody has the address.
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE staff IN SHARE MODE");
        var adding = Task.WhenAll(AddAsync(), AddAsync());
        await hold.BlockedAsync(2, unless: adding);
        await hold.LetGoAsync();
        var outcomes = await adding;

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(nameof(StaffMember.Email), Assert.Single(outcomes.OfType<RuleException>()).About);
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));

        Task<Exception?> AddAsync() => Record.ExceptionAsync(() =>
            OnAsync(app, accounts => accounts.AddAsync("Nia", "nia@example.org", Roles.Coder, administrator)));
    }

    [Fact]
    public async Task AddAsync_UnknownRole_IsRefused_AndLeavesNoAccount()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;

        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            OnAsync(app, accounts => accounts.AddAsync("Nia", "nia@example.org", "Owner", administrator)));

        Assert.Equal("Role", refused.About);
        Assert.Equal(1, await TestData.CountAsync(database, "staff"));
    }

    [Fact]
    public async Task RenewLinkAsync_TwoAtOnce_LeavesOneLinkThatWorks_WithTwoEntries()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;
        var member = (await app.StaffAsync(Roles.Coder, "nia@example.org")).Id;

        await using var hold = await HeldLock.TakeAsync(database, $"SELECT FROM staff WHERE id = '{member}' FOR UPDATE");
        var renewing = Task.WhenAll(RenewAsync(), RenewAsync());
        await hold.BlockedAsync(2, unless: renewing);
        await hold.LetGoAsync();
        var links = await renewing;
        var found = await Task.WhenAll(links.Select(link => OnAsync(app, accounts => accounts.FindByLinkAsync(member, link!.Token))));

        Assert.Single(found, owner => owner is not null);
        Assert.Equal(2, await TestData.CountAsync(database, "trail"));

        Task<SignInLink?> RenewAsync() => OnAsync(app, accounts => accounts.RenewLinkAsync(member, administrator));
    }

    [Fact]
    public async Task ChoosePasswordAsync_PasswordOfTooFewLetters_IsRefused_AndTheLinkStillWorks()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var administrator = (await app.StaffAsync(Roles.Administrator)).Id;
        var link = await OnAsync(app, accounts => accounts.AddAsync("Nia", "nia@example.org", Roles.Coder, administrator));

        var refused = await Assert.ThrowsAsync<RuleException>(() => OnAsync(app, async accounts =>
        {
            var member = await accounts.FindByLinkAsync(link.Member.Id, link.Token);
            await accounts.ChoosePasswordAsync(member!, link.Token, "aaaaaaaaaaaaaaaa");
            return member;
        }));

        Assert.Equal(StaffAccountService.Password, refused.About);
        Assert.NotNull(await OnAsync(app, accounts => accounts.FindByLinkAsync(link.Member.Id, link.Token)));
    }

    public static TheoryData<string> Harms => ["suspend", "remove", "demote"];

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task TwoAdministrators_ActingOnEachOtherAtOnce_LeaveOneWhoCanSignIn(string harm)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var one = (await app.StaffAsync(Roles.Administrator, "one@example.org")).Id;
        var other = (await app.StaffAsync(Roles.Administrator, "other@example.org")).Id;

        await using var hold = await HeldLock.TakeAsync(database, "SELECT pg_advisory_xact_lock(3)");
        var acting = Task.WhenAll(HarmAsync(app, harm, other, one), HarmAsync(app, harm, one, other));
        await hold.BlockedAsync(2, unless: acting);
        await hold.LetGoAsync();
        var outcomes = await acting;

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.IsType<RuleException>(Assert.Single(outcomes, outcome => outcome is not null));
        await using var db = database.Context();
        Assert.Equal(1, await db.ActiveAdministrators().CountAsync());
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));
    }

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task LastAdministratorWhoCanSignIn_CannotBeTaken_ByOneWithoutAPassword(string harm)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var last = (await app.StaffAsync(Roles.Administrator, "last@example.org")).Id;
        var invited = (await OnAsync(app, accounts => accounts.AddAsync("Nia", "nia@example.org", Roles.Administrator, last))).Member.Id;

        var refused = await HarmAsync(app, harm, last, invited);

        Assert.Contains("is the last administrator who can sign in", refused!.Message, StringComparison.Ordinal);
        Assert.Null(await HarmAsync(app, harm, invited, last));
    }

    [Fact]
    public async Task SuspendAsync_BySomebodySuspendedMeanwhile_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        await app.StaffAsync(Roles.Administrator, "third@example.org");
        var one = (await app.StaffAsync(Roles.Administrator, "one@example.org")).Id;
        var other = (await app.StaffAsync(Roles.Administrator, "other@example.org")).Id;

        Assert.Null(await HarmAsync(app, "suspend", other, one));
        var refused = await HarmAsync(app, "suspend", one, other);

        Assert.Equal("You can no longer do this: your own account was changed", refused!.Message);
    }

    [Fact]
    public async Task SuspendAsync_Twice_IsOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var one = (await app.StaffAsync(Roles.Administrator)).Id;
        var member = (await app.StaffAsync(Roles.Coder, "nia@example.org")).Id;

        Assert.Null(await HarmAsync(app, "suspend", member, one));
        Assert.Null(await HarmAsync(app, "suspend", member, one));

        Assert.Equal(1, await TestData.CountAsync(database, "trail"));
    }

    private static Task<Exception?> HarmAsync(SurveyApp app, string harm, Guid member, Guid by) => Record.ExceptionAsync(() =>
        OnAsync(app, async accounts =>
        {
            await (harm switch
            {
                "suspend" => accounts.SuspendAsync(member, by),
                "remove" => accounts.RemoveAsync(member, by),
                _ => accounts.ChangeRoleAsync(member, Roles.Coder, by),
            });
            return true;
        }));

    // Each in a scope of its own, as each request is.
    private static async Task<T> OnAsync<T>(SurveyApp app, Func<StaffAccountService, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<StaffAccountService>());
    }
}
