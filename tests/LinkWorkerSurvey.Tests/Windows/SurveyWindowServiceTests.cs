using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Windows;

public class SurveyWindowServiceTests
{
    [Fact]
    public async Task CloseAsync_WindowChangedByAReleaseMeanwhile_ClosesIt_WithOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.SingleAsync();
        await database.RunAsync("UPDATE survey_window SET revision = revision + 7");

        await Service(database, db).CloseAsync(window, staff);

        Assert.Equal(7, await database.ScalarAsync<int>("SELECT revision FROM survey_window WHERE closed_at IS NOT NULL"));
        Assert.Equal([AuditAction.WindowClosed], await database.Context().AuditEntries.Select(t => t.Action).ToListAsync());
    }

    [Fact]
    public async Task CloseAsync_WindowClosedByAnotherMeanwhile_IsRefused_AndWritesNoEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());
        await Service(database, theirs).CloseAsync(there, staff);

        var refused = await Assert.ThrowsAsync<RuleException>(() => Service(database, mine).CloseAsync(here, staff));

        Assert.Equal("Only an open survey can be closed.", refused.Message);
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));
    }

    [Fact]
    public async Task SetPopulationAsync_TwoAtOnce_BothMoveTheRevision()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());

        await Service(database, theirs).SetPopulationAsync(there, 1200, staff);
        await Service(database, mine).SetPopulationAsync(here, 1300, staff);

        Assert.Equal("1300 2", await database.ScalarAsync<string>("SELECT population || ' ' || revision FROM survey_window"));
        Assert.Equal(
            ["1,200 people", "1,300 people"], await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => t.Note).ToListAsync());
    }

    [Fact]
    public async Task OpenAsync_EntryThatCannotBeWritten_LeavesTheWindowAsItWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await using var db = database.Context();
        var window = await db.Windows.SingleAsync();
        var before = await database.DumpAsync();

        // No member of staff has this id.
        await Assert.ThrowsAsync<DbUpdateException>(() => Service(database, db).OpenAsync(window, Guid.NewGuid()));

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AddLinkAsync_IsInTheActivityLog_AndATakenAddressIsNot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Links).SingleAsync();
        var service = Service(database, db);

        await service.AddLinkAsync(window, "partners", "Partner newsletter", staff);
        var refused = await Assert.ThrowsAsync<RuleException>(() => service.AddLinkAsync(window, "partners", "Another", staff));

        Assert.Equal(nameof(SurveyLink.Slug), refused.About);
        var added = database.Context().AuditEntries.Where(t => t.Action == AuditAction.LinkAdded).Select(t => t.Note);
        Assert.Equal(["Partner newsletter"], await added.ToListAsync());
    }

    [Fact]
    public async Task AddLinkAsync_WindowChangedByAReleaseMeanwhile_AddsOneLink_WithOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.SingleAsync();
        await database.RunAsync("UPDATE survey_window SET revision = revision + 7");

        await Service(database, db).AddLinkAsync(window, "partners", "Partner newsletter", staff);

        Assert.Equal(7, await database.ScalarAsync<int>("SELECT revision FROM survey_window"));
        Assert.Equal(2, await TestData.CountAsync(database, "channel"));
        Assert.Equal([AuditAction.LinkAdded], await database.Context().AuditEntries.Select(t => t.Action).ToListAsync());
    }

    [Fact]
    public async Task AddLinkAsync_WindowClosedByAnotherMeanwhile_IsRefused_AndChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());
        await Service(database, theirs).CloseAsync(there, staff);
        var before = await database.DumpAsync();

        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            Service(database, mine).AddLinkAsync(here, "partners", "Partner newsletter", staff));

        Assert.Equal("A link cannot be added to a survey that has closed.", refused.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AddLinkAsync_AddressTakenMeanwhile_IsRefused()
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
            Service(database, db).AddLinkAsync(window, "partners", "Partner newsletter", staff));
    }

    private static SurveyWindowService Service(TestDatabase database, SurveyDbContext db) =>
        new(db, database.Get<Releaser>(), TimeProvider.System);
}
