using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Waves;

public class ReconstructionTests
{
    [Fact]
    public async Task ItGoesTheWayEveryAnswerGoes()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        Assert.Equal(105, await TestData.CountAsync(database, "receipt"));
        Assert.Equal(105, await TestData.CountAsync(database, "response"));
        Assert.Equal(0, await TestData.CountAsync(database, "staged"));
        Assert.Equal(
            1,
            await database.ScalarAsync<long>(
                "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM response UNION ALL SELECT xmin FROM answer_text) AS row"));
        await using var db = database.Context();
        Assert.NotNull((await db.Windows.SingleAsync()).FinalReleasedAt);
    }

    [Fact]
    public async Task MadeAgainItChangesNothing()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await Rows.AllAsync(database);
        await MakeAsync(database);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task OfAnEarlierVersion_MadeAgainItStaysAsItIs_WithWhatStaffHaveCodedSince()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.RunAsync("UPDATE answer_text SET text = 'listening; signposting'; UPDATE frame SET signed_off_at = NULL");
        await database.RunAsync("DELETE FROM reading_code WHERE reading_id = (SELECT min(id::text)::uuid FROM reading)");
        var before = await Rows.AllAsync(database);
        await MakeAsync(database);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task OfAnEarlierVersionAndNotCoded_ItIsRefusedRatherThanCodedByGuess()
    {
        await using var database = await TestDatabase.CreateAsync();
        await InterruptAsync(database, "reading_code", 300);
        await database.RunAsync("UPDATE answer_text SET text = 'listening; signposting' WHERE question = 'Q7'");
        var before = await Rows.AllAsync(database);
        await Assert.ThrowsAsync<RuleException>(() => MakeAsync(database));
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Theory]
    [InlineData("survey_window", 2)]
    [InlineData("response", 100)]
    [InlineData("final_response", 45)]
    [InlineData("reading_code", 300)]
    public async Task Interrupted_AnywhereAndMadeAgainItHasTheSameFigures(string table, int write)
    {
        await using var whole = await TestDatabase.CreateWith2019Async();
        await using var database = await TestDatabase.CreateAsync();
        await InterruptAsync(database, table, write);
        await MakeAsync(database);
        Assert.Equal(
            FiguresJson.Write((await Figure.CountAsync(whole)).Figures(new())),
            FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())));
    }

    [Fact]
    public async Task ASiteThatReleasesWhileItIsBeingMadeDoesNotChangeIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await InterruptAsync(database, "receipt", 60);
        await database.Get<Releaser>().ReleaseDueAsync();
        Assert.NotEqual(0, await TestData.CountAsync(database, "response"));
        await MakeAsync(database);
        Figure.AssertPublished(Figure.InJson(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new()))));
    }

    [Fact]
    public async Task LeftHalfAnsweredUntilItsEndItIsRefusedRatherThanShownAsPublished()
    {
        await using var database = await TestDatabase.CreateAsync();
        await InterruptAsync(database, "receipt", 60);
        await database.RunAsync("UPDATE survey_window SET closes_at = now()");
        await Assert.ThrowsAsync<RuleException>(() => MakeAsync(database));
    }

    [Fact]
    public async Task AWindowOfRespondentsWithItsNameIsLeftAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database, "2019");
        var before = await Rows.AllAsync(database);
        await Assert.ThrowsAsync<RuleException>(() => MakeAsync(database));
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    /// <summary>Runs the reconstruction up to the n-th write to a table, where the database interrupts it.</summary>
    private static async Task InterruptAsync(TestDatabase database, string table, int write)
    {
        await database.RunAsync($"""
            CREATE SEQUENCE writes;
            GRANT USAGE ON SEQUENCE writes TO survey_app;
            CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('writes') = {write} THEN
                RAISE 'broken off'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER break_off BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION break_off();
            """);
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => MakeAsync(database));
        Assert.Equal("broken off", Assert.IsType<PostgresException>(broken.GetBaseException()).MessageText);
        await database.RunAsync($"DROP TRIGGER break_off ON {table}");
    }

    /// <summary>Runs the reconstruction like a program that has just started.</summary>
    private static async Task MakeAsync(TestDatabase database)
    {
        await using var db = database.Context();
        await new Reconstruction(
            db,
            database.Get<Acceptance>(),
            database.Get<Releaser>(),
            new CodingService(db, TimeProvider.System),
            TimeProvider.System).MakeAsync();
    }
}
