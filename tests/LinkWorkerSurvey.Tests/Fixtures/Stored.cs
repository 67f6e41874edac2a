namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reads the content of the database without the product's own code.</summary>
internal static class Stored
{
    /// <summary>Returns the first column of a query, in its order.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this TestDatabase database, string sql)
    {
        var values = new List<T>();
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            values.Add(await reader.GetFieldValueAsync<T>(0));
        return values;
    }

    /// <summary>Returns every row of every table as a thief of the database reads it, with the transaction that wrote it.</summary>
    public static async Task<string> DumpAsync(this TestDatabase database)
    {
        var rows = new List<string>();
        foreach (
            var table in await database.ListAsync<string>(
                "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
            rows.AddRange(
                await database.ListAsync<string>(
                    $"SELECT '{table.Replace("'", "", StringComparison.Ordinal)} ' || t.xmin || ' ' || t::text FROM {table} t ORDER BY 1"));
        return string.Join('\n', rows);
    }

    /// <summary>Returns the texts of released responses, in alphabetical order.</summary>
    public static Task<IReadOnlyList<string>> TextsAsync(this TestDatabase database) =>
        database.ListAsync<string>("SELECT text FROM answer_text ORDER BY text COLLATE \"C\"");

    /// <summary>Returns the texts of the submissions with these numbers, in alphabetical order.</summary>
    public static IEnumerable<string> TextsOf(IEnumerable<int> numbers) =>
        numbers.Select(n => TestData.Submission(n).Texts[0].Text).Order(StringComparer.Ordinal);
}
