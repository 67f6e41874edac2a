using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Storage;

public class StoredTablesTests
{
    [Fact]
    public async Task EveryTableAndColumn_SaysWhatItIsFor()
    {
        await using var database = await TestDatabase.CreateAsync();

        var tables = await database.Get<StoredTables>().ListAsync();

        Assert.Equal(
            await database.ListAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"),
            tables.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(tables, table => Assert.NotEqual("", table.Purpose));
        Assert.All(tables.SelectMany(table => table.Columns, (table, column) => (table.Name, column)), c =>
            Assert.True(c.column.Purpose != "", $"{c.Name}.{c.column.Name}"));
        Assert.DoesNotContain(tables, table => table.Section == "not described");
    }

    [Fact]
    public async Task ThePage_ShowsATableThatWasAddedPastTheProgram()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("CREATE SCHEMA aside; CREATE TABLE aside.spying (address text)");
        await using var app = new SurveyApp(database);

        var page = await app.Client().PageAsync("/what-we-store");

        Assert.Contains("spying", page.QuerySelectorAll(".stored__name").Select(name => name.TextContent));
        Assert.Contains("answer_text", page.QuerySelectorAll(".stored__name").Select(name => name.TextContent));
    }
}
