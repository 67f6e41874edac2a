using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.StaffActions;

/// <summary>The activity log is written by Core, in the transaction of the action.</summary>
public class ActivityLogTests
{
    [Fact]
    public void AnEntry_CanBeMadeInCoreOnly() => Assert.Empty(typeof(AuditEntry).GetConstructors());

    [Fact]
    public void EveryAction_IsWrittenSomewhere()
    {
        var core = string.Concat(SourceFiles.Under("src", ".cs")
            .Where(file => file.FullName.Contains("LinkWorkerSurvey.Core", StringComparison.Ordinal))
            .Select(file => File.ReadAllText(file.FullName)));

        Assert.All(Enum.GetNames<AuditAction>(), action => Assert.Contains($"AuditAction.{action}", core, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RecordCasesAsync_BeforeTheFinalRelease_IsRefused_AndWritesNoEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);

        await Assert.ThrowsAsync<RuleException>(
            () => database.Get<DownloadService>().RecordCasesAsync(window, DownloadFormat.Excel, staff));

        Assert.Equal(0, await TestData.CountAsync(database, "trail"));
    }

    [Fact]
    public async Task MatchAsync_EntryThatCannotBeWritten_StoresNoMatch()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var before = await database.DumpAsync();

        // Nobody has this id.
        await Assert.ThrowsAsync<DbUpdateException>(() => database.Get<WordingMatchService>().MatchAsync(
            window.Id, "2019, published", [new("Q7", null, ["2019:751"], [new WordingMatch("code:1", "2019:751")])], Guid.NewGuid()));

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task MatchAsync_TwoRowsWithOne_IsRefused_AndChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var staff = await TestData.AdministratorAsync(database);
        var before = await database.DumpAsync();

        await Assert.ThrowsAsync<RuleException>(() => database.Get<WordingMatchService>().MatchAsync(
            window.Id,
            "2019, published",
            [new("Q7", null, ["2019:751"], [new WordingMatch("code:1", "2019:751"), new WordingMatch("code:2", "2019:751")])],
            staff));

        Assert.Equal(before, await database.DumpAsync());
    }
}
