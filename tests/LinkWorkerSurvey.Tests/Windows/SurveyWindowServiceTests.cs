using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
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

        Assert.Equal("Only an open survey can be closed", refused.Message);
        Assert.Equal(1, await TestData.CountAsync(database, "trail"));
    }

    [Fact]
    public async Task ChangeDetailAsync_PopulationByTwoAtOnce_BothMoveTheRevision()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());

        await SetAsync(theirs, there, 1200);
        await SetAsync(mine, here, 1300);

        Assert.Equal("1300 2", await database.ScalarAsync<string>("SELECT population || ' ' || revision FROM survey_window"));
        Assert.Equal(
            [" -> 1200", "1200 -> 1300"],
            await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => $"{t.Before} -> {t.After}").ToListAsync());

        Task SetAsync(SurveyDbContext db, SurveyWindow window, int people) => Service(database, db).ChangeDetailAsync(
            window, WindowDetail.Population, seen: null, (received, _) => window.SetPopulation(people, received), staff);
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
    public async Task ChangeDetailAsync_ValueChangedByAnotherMeanwhile_IsRefused_AndSaysWhoDidIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await WindowAsync(mine), await WindowAsync(theirs));
        var seen = WindowDetail.Title.Of(here);
        await TitleAsync(theirs, there, seen, "Theirs");

        var stale = await Assert.ThrowsAsync<StaleDetailException>(() => TitleAsync(mine, here, seen, "Mine"));
        await TitleAsync(mine, here, WindowDetail.Title.Of(here), "Mine after all");

        Assert.Equal("An administrator has changed this meanwhile. Check the new value, then save again", stale.Message);
        Assert.Equal(nameof(SurveyWindow.Title), stale.About);
        Assert.Equal(
            ["Window wave -> Theirs", "Theirs -> Mine after all"],
            await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => $"{t.Before} -> {t.After}").ToListAsync());

        Task TitleAsync(SurveyDbContext db, SurveyWindow window, string seen, string title) => Service(database, db).ChangeDetailAsync(
            window, WindowDetail.Title, seen, (_, _) => window.ChangeTitle(title), staff);

        static Task<SurveyWindow> WindowAsync(SurveyDbContext db) => db.Windows.Include(w => w.Questionnaire).SingleAsync();
    }

    [Fact]
    public async Task ChangeDetailAsync_OpeningTimeOfAWindowOpenedByAnotherMeanwhile_SaysWhoOpenedIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        var staff = await TestData.AdministratorAsync(database);
        await using var mine = database.Context();
        await using var theirs = database.Context();
        var (here, there) = (await mine.Windows.SingleAsync(), await theirs.Windows.SingleAsync());
        var seen = WindowDetail.OpensAt.Of(here);
        await Service(database, theirs).OpenAsync(there, staff);

        var stale = await Assert.ThrowsAsync<StaleDetailException>(() => Service(database, mine).ChangeDetailAsync(
            here, WindowDetail.OpensAt, seen, (_, _) => Assert.Fail("It is stale."), staff));

        Assert.StartsWith("An administrator has changed this meanwhile", stale.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAsync_OfAWindowThatReceivedNothing_KeepsItsActivityUnderItsTitle()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        await using var db = database.Context();
        var window = await db.Windows.SingleAsync();
        await Service(database, db).PauseAsync(window, staff);

        await Service(database, db).DeleteAsync(window, staff);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT (SELECT count(*) FROM survey_window) + (SELECT count(*) FROM channel) + "
            + "(SELECT count(*) FROM frame) + (SELECT count(*) FROM code)"));
        var kept = await database.Context().AuditEntries.OrderBy(t => t.Id).ToListAsync();
        Assert.Equal([AuditAction.WindowPaused, AuditAction.WindowDeleted], kept.Select(t => t.Action));
        Assert.All(kept, entry => Assert.Equal((null, "Window wave"), (entry.WindowId, entry.Subject)));
    }

    [Fact]
    public async Task DeleteAsync_OfAWindowThatReceivedAForm_IsRefused_EvenIfItWasWithdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 1);
        await database.Get<Withdrawal>().WithdrawAsync(codes[0]);
        var staff = await TestData.AdministratorAsync(database);
        var before = await database.DumpAsync();
        await using var db = database.Context();
        var tracked = await db.Windows.SingleAsync();

        var refused = await Assert.ThrowsAsync<RuleException>(() => Service(database, db).DeleteAsync(tracked, staff));

        Assert.Equal("This survey has received answers, so it cannot be deleted", refused.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task CloseAsync_WhileFormsArrive_StoresExactlyTheAcceptedOnes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.WindowAsync(database, grace: TimeSpan.Zero);
        var staff = await TestData.AdministratorAsync(database);
        var arriving = Enumerable.Range(0, 8).Select(_ => SendAsync()).ToList();
        await using var db = database.Context();
        var tracked = await db.Windows.SingleAsync();

        await Service(database, db).CloseAsync(tracked, staff);
        var atClosing = await TestData.CountAsync(database, "receipt");
        var accepted = (await Task.WhenAll(arriving)).Sum();

        Assert.Equal(atClosing, accepted);
        Assert.Equal(accepted, await TestData.CountAsync(database, "staged"));

        async Task<int> SendAsync()
        {
            for (var sent = 0; ; sent++)
            {
                if (await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission(sent))
                    != AcceptOutcome.Accepted)
                    return sent;
            }
        }
    }

    [Fact]
    public async Task ReleaseAsync_OfAWindowClosedByStaff_WaitsForTheEndOfUndo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.WindowAsync(database, grace: TimeSpan.Zero);
        await TestData.AcceptedAsync(database, window, 5);
        await database.RunAsync("UPDATE survey_window SET closed_at = now() - interval '9 minutes'");
        Assert.DoesNotContain(window.Id, await database.Get<Releaser>().FindDueAsync());
        Assert.Equal(ReleaseOutcome.Nothing, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await database.RunAsync("UPDATE survey_window SET closed_at = now() - interval '10 minutes'");
        Assert.Contains(window.Id, await database.Get<Releaser>().FindDueAsync());
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
    }

    [Fact]
    public async Task ReleaseAsync_OfADraftWhoseTimesHavePassed_DoesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.EndAsync(database, window);
        await database.RunAsync("UPDATE survey_window SET draft = true");
        var before = await database.DumpAsync();

        Assert.Empty(await database.Get<Releaser>().FindDueAsync());
        Assert.Equal(ReleaseOutcome.Nothing, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task CreateAsync_TwiceTheSameAtOnce_CreatesOneWindow_WithOneEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = await TestData.AdministratorAsync(database);
        var asked = await AskedAsync(database);

        // Both find that the short name is free.
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE survey_window IN SHARE MODE");
        var creating = Task.WhenAll(CreateAsync(), CreateAsync());
        await hold.BlockedAsync(2, unless: creating);
        await hold.LetGoAsync();
        var created = await creating;

        Assert.Equal(created[0].Id, created[1].Id);
        Assert.Equal(created[0].Id, (await CreateAsync()).Id);
        Assert.Equal(1, await TestData.CountAsync(database, "survey_window"));
        Assert.Equal([AuditAction.WindowMade], await database.Context().AuditEntries.Select(t => t.Action).ToListAsync());

        async Task<SurveyWindow> CreateAsync()
        {
            await using var db = database.Context();
            return await Service(database, db).CreateAsync(asked, staff);
        }
    }

    [Fact]
    public async Task CreateAsync_AShortNameOfAnotherSurvey_OrOfAnotherPerson_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = await TestData.AdministratorAsync(database);
        var other = await TestData.AdministratorAsync(database, "other@example.org");
        var asked = await AskedAsync(database);
        await using var db = database.Context();
        await Service(database, db).CreateAsync(asked, staff);

        foreach (var (again, who) in new[] { (asked, other), (asked with { Title = "Another" }, staff) })
        {
            var refused = await Assert.ThrowsAsync<RuleException>(() => Service(database, db).CreateAsync(again, who));
            Assert.Equal("Another survey has this short name", refused.Message);
        }

        Assert.Equal(1, await TestData.CountAsync(database, "survey_window"));
    }

    private static async Task<NewSurveyWindow> AskedAsync(TestDatabase database) => new(
        await database.ScalarAsync<int>("SELECT id FROM questionnaire LIMIT 1"),
        "wave",
        "A wave",
        new DateTimeOffset(2031, 1, 18, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2031, 2, 15, 23, 59, 0, TimeSpan.Zero),
        SurveyWindow.DefaultBatchSize);

    private static SurveyWindowService Service(TestDatabase database, SurveyDbContext db) =>
        new(db, database.Get<Releaser>(), TimeProvider.System);
}
