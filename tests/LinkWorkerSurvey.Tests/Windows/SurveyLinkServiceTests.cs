using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Windows;

public class SurveyLinkServiceTests
{
    [Fact]
    public async Task AddAsync_IsInTheActivityLog_AndATakenAddressIsNot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync();
        var service = Service(db);

        await service.AddAsync(window, "partners", "Partner newsletter", staff);
        var refused = await Assert.ThrowsAsync<RuleException>(() => service.AddAsync(window, "partners", "Another", staff));

        Assert.Equal(nameof(SurveyLink.Slug), refused.About);
        var added = database.Context().AuditEntries.Where(t => t.Action == AuditAction.LinkAdded).Select(t => t.Note);
        Assert.Equal(["Partner newsletter"], await added.ToListAsync());
    }

    [Fact]
    public async Task AddAsync_ShortNameOfAnotherSurvey_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var other = await TestData.OpenWindowAsync(database, "2018");
        await database.RunAsync($"DELETE FROM channel WHERE window_id = {other.Id}");
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync(w => w.Slug == "wave");

        var refused = await Assert.ThrowsAsync<RuleException>(() => Service(db).AddAsync(window, "2018", "Partners", staff));

        Assert.Equal((nameof(SurveyLink.Slug), "Another survey has this short name"), (refused.About, refused.Message));
    }

    [Fact]
    public async Task AddAsync_WindowChangedByAReleaseMeanwhile_AddsOneLink_WithOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.SingleAsync();
        await database.RunAsync("UPDATE survey_window SET revision = revision + 7");

        await Service(db).AddAsync(window, "partners", "Partner newsletter", staff);

        Assert.Equal(7, await database.ScalarAsync<int>("SELECT revision FROM survey_window"));
        Assert.Equal(2, await TestData.CountAsync(database, "channel"));
        Assert.Equal([AuditAction.LinkAdded], await database.Context().AuditEntries.Select(t => t.Action).ToListAsync());
    }

    [Fact]
    public async Task AddAsync_WindowClosedByAnotherMeanwhile_IsRefused_AndChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());
        await new SurveyWindowService(theirs, database.Get<Releaser>(), TimeProvider.System).CloseAsync(there, staff);
        var before = await database.DumpAsync();

        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            Service(mine).AddAsync(here, "partners", "Partner newsletter", staff));

        Assert.Equal("A link cannot be added to a survey that has closed.", refused.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AddAsync_AddressTakenMeanwhile_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await TestData.OpenWindowAsync(database, "other");
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var here = await mine.Windows.SingleAsync(w => w.Slug == "wave");
        var there = await theirs.Windows.SingleAsync(w => w.Slug == "other");

        // Both find that no link has the address.
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE channel IN SHARE MODE");
        var adding = Task.WhenAll(AddAsync(mine, here), AddAsync(theirs, there));
        await hold.BlockedAsync(2, unless: adding);
        await hold.LetGoAsync();
        var outcomes = await adding;

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(outcomes, outcome => outcome is RuleException { About: nameof(SurveyLink.Slug) });
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));

        Task<Exception?> AddAsync(SurveyDbContext db, SurveyWindow window) => Record.ExceptionAsync(() =>
            Service(db).AddAsync(window, "partners", "Partner newsletter", staff));
    }

    [Fact]
    public async Task AddAsync_ToASurveyThatWasDeletedMeanwhile_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());
        var service = new SurveyWindowService(theirs, database.Get<Releaser>(), TimeProvider.System);
        await service.DeleteAsync(there, staff);

        var refused = await Assert.ThrowsAsync<RuleException>(() => Service(mine).AddAsync(here, "partners", "Partner newsletter", staff));

        Assert.Equal("This survey has been deleted", refused.Message);
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));
    }

    [Fact]
    public async Task AddAsync_TwiceTheSame_AddsOneLink_WithOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);

        await Task.WhenAll(AddAsync(), AddAsync());

        Assert.Equal(2, await TestData.CountAsync(database, "channel"));
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));

        async Task AddAsync()
        {
            await using var db = database.Context();
            await Service(db).AddAsync(await db.Windows.SingleAsync(), "partners", "Partner newsletter", staff);
        }
    }

    [Theory]
    [InlineData("Open link", "Another link of this survey has this name. Enter another")]
    [InlineData("OPEN LINK", "Another link of this survey has this name. Enter another")]
    [InlineData("Old link", "A retired link of this survey has this name. Enter another")]
    public async Task AddAsync_AndRenameAsync_ANameThatIsTaken_AreRefused(string name, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync();
        await Service(db).AddAsync(window, "old", "Old link", staff);
        await Service(db).RetireAsync(window, window.Links[1].Id, retired: true, staff);
        await Service(db).AddAsync(window, "members", "Members", staff);
        await Service(db).RenameAsync(window, window.Links[2].Id, "MEMBERS", staff);
        var before = await database.DumpAsync();

        var added = await Assert.ThrowsAsync<RuleException>(() => Service(db).AddAsync(window, "more", name, staff));
        var renamed = await Assert.ThrowsAsync<RuleException>(() => Service(db).RenameAsync(window, window.Links[2].Id, name, staff));

        Assert.Equal((nameof(SurveyLink.Name), message), (added.About, added.Message));
        Assert.Equal((nameof(SurveyLink.Name), message), (renamed.About, renamed.Message));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task RenameAsync_TwoLinksToTheSameNameAtOnce_RenamesOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using (var db = database.Context())
            await Service(db).AddAsync(await db.Windows.Include(w => w.Links).SingleAsync(), "members", "Members", staff);

        var outcomes = await Task.WhenAll(RenameAsync(0), RenameAsync(1));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(outcomes, outcome => outcome is RuleException { About: nameof(SurveyLink.Name) });

        async Task<Exception?> RenameAsync(int link)
        {
            await using var db = database.Context();
            var window = await db.Windows.Include(w => w.Links.OrderBy(l => l.Id)).SingleAsync();
            return await Record.ExceptionAsync(() => Service(db).RenameAsync(window, window.Links[link].Id, "Everybody", staff));
        }
    }

    [Fact]
    public async Task RenameAsync_IsInTheActivityLog_WithBothNames()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync();

        await Service(db).RenameAsync(window, window.Links[0].Id, "Members", staff);
        await Service(db).RenameAsync(window, window.Links[0].Id, "Members", staff);

        var entry = await database.Context().AuditEntries.SingleAsync();
        Assert.Equal((AuditAction.LinkRenamed, "Open link", "Members"), (entry.Action, entry.Before, entry.After));
        Assert.Equal("Members", await database.ScalarAsync<string>("SELECT name FROM channel"));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Service(db).RenameAsync(window, 0, "Nobody's", staff));
    }

    [Fact]
    public async Task RetireAsync_AndBack_AreInTheActivityLog_Once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync();

        foreach (var retired in new[] { true, true, false, false })
            await Service(db).RetireAsync(window, window.Links[0].Id, retired, staff);

        Assert.Equal(
            [AuditAction.LinkRetired, AuditAction.LinkRestored],
            await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync());
        Assert.Null(window.Links[0].RetiredAt);
    }

    private static SurveyLinkService Service(SurveyDbContext db) => new(db, TimeProvider.System);
}
