using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>What staff matched stays matched, whatever it is called later.</summary>
public class RenamedRowsTests
{
    private const string Contribute = "I want to contribute to my community";

    [Theory]
    [InlineData("2019")]
    [InlineData("next")]
    public async Task Matches_AfterTheirRowsAreRenamed_AreTheSame(string other)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = await MadeAsync(database, "wave", "Relation");
        await MadeAsync(database, "next", "Bond");
        await database.RunAsync($"""
            UPDATE code SET label = 'Here ' || label FROM frame
            WHERE frame.id = frame_id AND window_id = {window.Id} AND label IN ('Listening', '{Contribute}')
            """);
        await MatchAsync(
            database, window, other, ("Here Listening", "Listening"), ($"Here {Contribute}", Contribute), ("Relation", "Bond"));
        var before = await RowsAsync(database, other);
        Assert.All(new[] { "Here Listening", $"Here {Contribute}" }, label => Assert.Null(Row(before, label).Break));
        Assert.Equal(other == "next", before.Any(row => row is { Label: "Relation", Break: null }));

        await database.RunAsync("""
            UPDATE code SET label = 'Code ' || code.id FROM frame JOIN survey_window w ON w.id = window_id
            WHERE frame.id = frame_id AND w.kind <> 'Reconstruction'
                AND (label LIKE '%Listening' OR label LIKE '%contribute to my community');
            UPDATE net SET label = 'Net ' || id;
            """);

        var after = await RowsAsync(database, other);
        Assert.DoesNotContain(after, row => row.Label.StartsWith("Here", StringComparison.Ordinal));
        Assert.Equal(before.Select(row => row with { Label = "" }), after.Select(row => row with { Label = "" }));
    }

    [Theory]
    [InlineData("UPDATE code SET label = 'Hearing' FROM frame WHERE frame.id = frame_id AND window_id = {0} AND label = 'Listening'")]
    [InlineData("UPDATE code SET net_id = NULL FROM frame WHERE frame.id = frame_id AND window_id = {0} AND label = 'Listening'")]
    [InlineData("UPDATE net SET label = 'Bond' FROM frame WHERE frame.id = frame_id AND window_id = {0}")]
    public async Task ARename_RaisesTheRevisionOfItsWindowOnly(string rename)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = await MadeAsync(database, "wave", "Relation");
        var before = await RevisionsAsync();

        await using var db = database.Context();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(rename, window.Id));

        before["wave"]++;
        Assert.Equal(before, await RevisionsAsync());

        async Task<Dictionary<string, int>> RevisionsAsync()
        {
            await using var read = database.Context();
            return await read.Windows.ToDictionaryAsync(w => w.Slug, w => w.Revision);
        }
    }

    /// <summary>A compared window with a net over its code for listening.</summary>
    private static async Task<SurveyWindow> MadeAsync(TestDatabase database, string slug, string net)
    {
        var window = await ComparedWindow.MakeAsync(database, slug);
        await database.RunAsync($"""
            WITH made AS (
                INSERT INTO net (frame_id, label) SELECT id, '{net}' FROM frame WHERE window_id = {window.Id} AND question = 'Q7'
                RETURNING id, frame_id)
            UPDATE code SET net_id = made.id FROM made WHERE code.frame_id = made.frame_id AND label = 'Listening'
            """);
        return window;
    }

    /// <summary>Matches those rows that can be matched with the other wave.</summary>
    private static async Task MatchAsync(
        TestDatabase database, SurveyWindow window, string other, params (string Here, string There)[] wanted)
    {
        var counted = await Figure.CountAsync(database, "wave");
        var wave = (await Waves(database).FindAsync(counted.Window, other))!;
        var choices = wave.Choices(counted, wave.Window is null ? null : await Figure.CountAsync(database, other));
        var tables = choices.GroupBy(choice => choice.Table, (table, rows) => new TableMatches(
            table.Code,
            table.Facet,
            [.. rows.SelectMany(row => row.Offered).Select(item => item.Key)],
            [
                .. from row in rows
                   from item in row.Offered
                   where wanted.Contains((row.Row?.Label ?? "", item.Label))
                   select new WordingMatch(row.Row!.Key, item.Key),
            ]));
        var staff = await TestData.AdministratorAsync(database);
        await database.Get<WordingMatchService>().MatchAsync(window.Id, other, [.. tables], staff);
    }

    private static async Task<IReadOnlyList<ComparedRow>> RowsAsync(TestDatabase database, string other)
    {
        var counted = await Figure.CountAsync(database, "wave");
        var figures = (await Waves(database).FiguresAsync(counted, new FigureView(), other))!;
        return
        [
            .. from table in figures.Questions
               from row in table.Categories.Select(c => (c.Label, c.Count, c.Comparison))
                   .Concat(table.Nets.Select(net => (net.Label, net.Count, net.Comparison)))
               select new ComparedRow(table.Key, row.Label, row.Count, row.Comparison!.Words, row.Comparison.Break),
        ];
    }

    private static WavesQuery Waves(TestDatabase database)
    {
        var db = database.Context();
        return new(db, new FiguresQuery(db));
    }

    private static ComparedRow Row(IReadOnlyList<ComparedRow> rows, string label) => Assert.Single(rows, row => row.Label == label);

    private sealed record ComparedRow(string Table, string Label, int Count, string Words, string? Break);
}
