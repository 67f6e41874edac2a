using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests what staff can do with a report's texts and editions.</summary>
public class ReportServiceTests
{
    [Fact]
    public async Task Texts_AreKept_AndTheSecondOfTwoPeopleIsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database);
        var (one, other) = await StaffAsync(database);
        Task SaveAsync(string? text, int seen, Guid who) => ActAsync(database, (s, w) => s.SaveTextAsync(w, "2.3", text, seen, who));

        await SaveAsync(null, 0, one);
        for (var i = 0; i < 2; i++)
            await SaveAsync("First words.", 0, one);
        var stale = await Assert.ThrowsAsync<StaleTextException>(() => SaveAsync("Other words.", 0, other));
        Assert.Equal("First words.", stale.Standing.Text);
        await SaveAsync("Other words.", stale.Standing.Id, other);
        await SaveAsync(null, (await TextsAsync(database))[^1].Id, one);

        Assert.Equal(["First words.", "Other words.", null], (await TextsAsync(database)).Select(text => text.Text));
        Assert.Equal(
            ["ReportTextSaved 2.3", "ReportTextSaved 2.3", "ReportTextDrafted 2.3"], await LogAsync(database));
        await Assert.ThrowsAsync<RuleException>(() => SaveAsync(new string('x', SectionText.TextLimit + 1), 0, one));
    }

    [Fact]
    public async Task ManyAtOnce_OneTextStands_AndNoneIsLost()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database);
        var (one, _) = await StaffAsync(database);

        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await ActAsync(database, (s, w) => s.SaveTextAsync(w, "3", $"Words {i}", 0, one));
            }
            catch (StaleTextException)
            {
                Interlocked.Increment(ref refused);
            }
        }));

        Assert.Equal(7, refused);
        Assert.Single(await TextsAsync(database));
    }

    [Fact]
    public async Task AnEdition_IsMadeOnceFinal_PublishedByAnother_AndWithdrawnWithAReason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await QuoteData.RunningAsync(database);
        var (one, other) = await StaffAsync(database);
        await Assert.ThrowsAsync<RuleException>(async () => await FreezeAsync(database, one));
        await QuoteData.FinishAsync(database, window);

        for (var i = 0; i < 2; i++)
            Assert.Equal(1, await FreezeAsync(database, one));
        var edition = Assert.Single(await EditionsAsync(database));
        Assert.True(edition.IsWhole);
        await Assert.ThrowsAsync<RuleException>(() => PublishAsync(database, edition.Checksum, one));
        await Assert.ThrowsAsync<RuleException>(() => PublishAsync(database, "another", other));
        for (var i = 0; i < 2; i++)
            await PublishAsync(database, edition.Checksum, other);

        // A correction needs a reason; one that waits is replaced by the next.
        await Assert.ThrowsAsync<RuleException>(() => FreezeAsync(database, one, "{\"second\":1}"));
        Assert.Equal(2, await FreezeAsync(database, one, "{\"second\":1}", "A wrong figure."));
        Assert.Equal(2, await FreezeAsync(database, one, "{\"second\":2}", "A wrong figure."));
        await ActAsync(database, (s, w) => s.DiscardAsync(w, other));
        Assert.Equal(2, await FreezeAsync(database, other, "{\"third\":1}", "A wrong figure."));
        await Assert.ThrowsAsync<RuleException>(() => ActAsync(database, (s, w) => s.WithdrawAsync(w, " ", one)));
        for (var i = 0; i < 2; i++)
            await ActAsync(database, (s, w) => s.WithdrawAsync(w, "Names were in it.", one));

        Assert.Equal(
            [
                "EditionFrozen edition 1", "EditionPublished edition 1", "EditionFrozen edition 2", "EditionFrozen edition 2",
                "EditionDiscarded edition 2", "EditionFrozen edition 2", "EditionWithdrawn edition 1",
            ],
            await LogAsync(database));
    }

    [Fact]
    public async Task WhatChangedSinceItWasRead_IsNotFrozen()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        var (one, _) = await StaffAsync(database);
        var revision = await RevisionAsync(database);

        // A coder saves, somebody writes, and a quote is withdrawn, each after the page was read.
        await database.RunAsync("UPDATE survey_window SET revision = revision + 1");
        await RefusedAsync(new FrozenContent("{}", revision, 0, []), "Figures or codes have changed");
        await ActAsync(database, (s, w) => s.SaveTextAsync(w, "3", "New words", 0, one));
        await RefusedAsync(new FrozenContent("{}", revision + 1, 0, []), "saved a section");
        var last = (await TextsAsync(database))[^1].Id;
        await RefusedAsync(new FrozenContent("{}", revision + 1, last, [Guid.NewGuid()]), "A quote in this report");
        await ActAsync(database, (s, w) => s.FreezeAsync(w, new FrozenContent("{}", revision + 1, last, []), null, one));

        async Task RefusedAsync(FrozenContent frozen, string reason) => Assert.Contains(
            reason,
            (await Assert.ThrowsAsync<RuleException>(() => ActAsync(database, (s, w) => s.FreezeAsync(w, frozen, null, one)))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProgram_CannotChangeWhatIsFrozen()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        var (one, _) = await StaffAsync(database);
        await FreezeAsync(database, one);

        await using var db = database.Context();
        foreach (var statement in new[]
        {
            "UPDATE report_edition SET content = content", "UPDATE report_edition SET checksum = checksum",
            "UPDATE report_edition SET number = number", "UPDATE report_edition SET note = note",
            "UPDATE report_edition SET frozen_at = frozen_at",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("UPDATE report_text SET text = ''"));
    }

    private static async Task<int> FreezeAsync(TestDatabase database, Guid staff, string json = "{\"first\":1}", string? note = null)
    {
        var revision = await RevisionAsync(database);
        var number = 0;
        await ActAsync(database, async (s, w) => number = await s.FreezeAsync(w, new FrozenContent(json, revision, 0, []), note, staff));
        return number;
    }

    private static Task PublishAsync(TestDatabase database, string checksum, Guid staff) =>
        ActAsync(database, (s, w) => s.PublishAsync(w, checksum, staff, isOneEnough: false, []));

    private static async Task ActAsync(TestDatabase database, Func<ReportService, SurveyWindow, Task> act)
    {
        await using var db = database.Context();
        await act(new ReportService(db, TimeProvider.System), await db.Windows.Include(w => w.Questionnaire).SingleAsync());
    }

    private static async Task<(Guid One, Guid Other)> StaffAsync(TestDatabase database) =>
        (await TestData.AdministratorAsync(database), await TestData.AdministratorAsync(database, "other@example.org"));

    private static Task<int> RevisionAsync(TestDatabase database) => database.ScalarAsync<int>("SELECT revision FROM survey_window");

    private static async Task<List<SectionText>> TextsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.SectionTexts.AsNoTracking().OrderBy(text => text.Id).ToListAsync();
    }

    private static async Task<List<Edition>> EditionsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.Editions.AsNoTracking().OrderBy(edition => edition.Number).ToListAsync();
    }

    private static Task<IReadOnlyList<string>> LogAsync(TestDatabase database) => database.ListAsync<string>(
        "SELECT act || ' ' || coalesce(note, '') FROM trail WHERE act LIKE 'Report%' OR act LIKE 'Edition%' ORDER BY id");
}
