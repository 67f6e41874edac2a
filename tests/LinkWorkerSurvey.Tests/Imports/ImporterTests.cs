using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests what an import stores: everything or nothing, in random order, and never an identity.</summary>
public class ImporterTests
{
    [Fact]
    public async Task AnImport_IsAWindow_ThatIsOver_AndCounted()
    {
        await using var database = await TestDatabase.CreateAsync();

        var window = await database.Get<Importer>().StoreAsync(Wave(), staffId: null);

        Assert.Equal((WindowKind.Imported, WindowState.FinallyReleased), (window.Kind, window.StateAt(DateTimeOffset.UtcNow)));
        var figures = (await Figure.CountAsync(database, "old")).Figures(new());
        Assert.Equal((5, 5, "Old wave"), (figures.Received, figures.Released, figures.Title));
        Assert.Equal(
            [("Link worker", 2), ("Connector", 1), ("Other (please specify)", 2)],
            figures.Questions[0].Categories.Select(c => (c.Label, c.Count)));
        Assert.Equal((4, 1), (figures.Questions[2].Answered, figures.Questions[2].NotAnswered));
        var entry = await database.Context().AuditEntries.SingleAsync();
        Assert.Equal((AuditAction.WindowImported, "5 responses, 3 questions", (int?)window.Id), (entry.Action, entry.Note, entry.WindowId));
    }

    [Fact]
    public async Task TheDaysOnWhichItWasAsked_AreItsTimes_AndItWasOverAndReleasedWhenItCame()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = DateTimeOffset.UtcNow;

        await database
            .Get<Importer>()
            .StoreAsync(Wave(), staffId: null, new WaveFieldwork(new DateOnly(2018, 6, 18), new DateOnly(2018, 7, 15)));

        var window = await database.Context().Windows.SingleAsync();
        Assert.Equal(
            (new DateTimeOffset(2018, 6, 17, 23, 0, 0, TimeSpan.Zero), new DateTimeOffset(2018, 7, 15, 23, 0, 0, TimeSpan.Zero)),
            (window.OpensAt, window.ClosesAt));
        Assert.True(window.IsDated);
        Assert.All([window.ClosedAt, window.FinalReleasedAt, window.VacuumedAt], at =>
            Assert.InRange(at!.Value, before.AddSeconds(-1), DateTimeOffset.UtcNow));
        Assert.All([window.OpensAt.AddDays(-1), window.OpensAt, window.ClosesAt], at =>
            Assert.Equal(WindowState.FinallyReleased, window.StateAt(at)));
    }

    [Fact]
    public async Task WithoutDays_NobodyKnowsWhenItWasAsked()
    {
        await using var database = await TestDatabase.CreateAsync();

        await database.Get<Importer>().StoreAsync(Wave(), staffId: null);

        var window = await database.Context().Windows.SingleAsync();
        Assert.False(window.IsDated);
        Assert.Equal(window.OpensAt, window.ClosesAt);
    }

    [Theory]
    [InlineData(-1, -2)]
    [InlineData(-1, 0)]
    public async Task DaysThatAreNone_OrNotOver_AreRefused_AndNothingIsStored(int first, int last)
    {
        await using var database = await TestDatabase.CreateAsync();
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        var before = await Rows.AllAsync(database);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            database.Get<Importer>().StoreAsync(Wave(), staffId: null, new WaveFieldwork(today.AddDays(first), today.AddDays(last))));

        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task NothingOfAnIdentityColumn_IsStoredAnywhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Get<Importer>().StoreAsync(Wave(), staffId: null);

        var dump = await database.DumpAsync();

        Assert.Contains("Sing together", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Files.Canary, dump, StringComparison.OrdinalIgnoreCase);
        foreach (var identity in Files.TwoRows[2..].SelectMany(row => row[..Files.Identities.Length]))
            Assert.DoesNotContain(identity, dump, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ItsRows_AreInNoOrder_AndOfOneTransaction_WithNamesThatCarryNoTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var proposal = ImportProposal.Read(Files.Csv([["What?"], .. Enumerable.Range(0, 200).Select(i => new[] { $"text {i:000}" })]));
        await database.Get<Importer>().StoreAsync(proposal.Make("old", "Old", proposal.Proposed), staffId: null);

        var byPlace = await database.ListAsync<string>("SELECT text FROM answer_text ORDER BY ctid");
        var byResponse = await database.ListAsync<string>(
            "SELECT t.text FROM response r JOIN answer_text t ON t.response_id = r.id ORDER BY r.ctid");
        var byKey = await database.ListAsync<string>("SELECT text FROM answer_text ORDER BY id");
        foreach (var order in new[] { byPlace, byResponse, byKey })
        {
            Assert.Equal(200, order.Distinct().Count());
            Assert.InRange(Pairs(order), 0.35, 0.65);
        }

        Assert.NotEqual(byPlace, byResponse);
        Assert.Equal(
            1,
            await database.ScalarAsync<long>(
                "SELECT count(DISTINCT x) FROM (SELECT xmin::text AS x FROM response UNION ALL SELECT xmin::text FROM answer_text) AS "
                    + "all_rows"));
        Assert.All(await database.ListAsync<Guid>("SELECT id FROM response UNION ALL SELECT id FROM answer_text"), id =>
            Assert.Equal(4, id.Version));
    }

    [Theory]
    [InlineData("questionnaire")]
    [InlineData("survey_window")]
    [InlineData("code")]
    [InlineData("response")]
    [InlineData("answer_text")]
    [InlineData("trail")]
    public async Task AFailureAnywhere_LeavesNothing(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync(
            $"""
            CREATE SEQUENCE steps; GRANT USAGE ON steps TO survey_app;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('steps') > {(
                table is "response" or "answer_text" ? 3 : 0)} THEN RAISE EXCEPTION 'broken off'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER fail AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fail();
            """);
        var before = await Rows.AllAsync(database);

        var failed = await Record.ExceptionAsync(() => database.Get<Importer>().StoreAsync(Wave(), staffId: null));

        Assert.Equal("P0001", Assert.IsType<PostgresException>(failed!.GetBaseException()).SqlState);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task ANameThatIsTaken_IsRefused_AndNothingIsStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database, "old");
        var before = await Rows.AllAsync(database);

        var refused = await Assert.ThrowsAsync<ImportException>(() => database.Get<Importer>().StoreAsync(Wave(), staffId: null));

        Assert.Equal("There is another window named 'old'. Give this one another short name.", refused.Message);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task ItsCases_CanBeTakenAway_AtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await database.Get<Importer>().StoreAsync(Wave(), staffId: null);

        Assert.Equal(5, await new CasesQuery(database.Context()).CasesAsync(window).CountAsync());
    }

    private static ImportedWave Wave()
    {
        var proposal = ImportProposal.Read(Files.Csv(Files.TwoRows));
        return proposal.Make("old", "Old wave", proposal.Proposed);
    }

    // The share of pairs that are still in their old order; 1 if the order had not changed.
    private static double Pairs(IReadOnlyList<string> order)
    {
        var kept = 0;
        for (var i = 0; i < order.Count; i++)
            kept += order.Skip(i + 1).Count(later => string.CompareOrdinal(order[i], later) < 0);
        return kept / (order.Count * (order.Count - 1) / 2.0);
    }
}
