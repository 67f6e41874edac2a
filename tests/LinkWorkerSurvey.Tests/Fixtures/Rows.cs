namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reads the whole content of a database, to show whether anything was written.</summary>
internal static class Rows
{
    /// <summary>Returns every row of every table, with its position and the transaction that wrote it.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(TestDatabase database)
    {
        var tables = await LinesAsync(database, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
        return await LinesAsync(
            database,
            string.Join(" UNION ALL ", tables.Select(t => $"SELECT concat_ws(' ', '{t}', t.xmin, t.ctid, t) FROM \"{t}\" AS t"))
                + " ORDER BY 1");
    }

    public static async Task<IReadOnlyList<string>> LinesAsync(TestDatabase database, string sql)
    {
        var lines = new List<string>();
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
