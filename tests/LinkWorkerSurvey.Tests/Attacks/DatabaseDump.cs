using System.Diagnostics;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>A stolen copy of a whole database: every table in its catalog.</summary>
internal sealed partial record DatabaseDump(IReadOnlyList<StolenTable> Tables)
{
    private static readonly string[] HiddenColumns = ["ctid", "xmin", "xmax"];

    public StolenTable this[string table] => Tables.Single(t => t.Name == table);

    /// <summary>The whole content as text.</summary>
    public string Text => string.Join('\n', Tables.SelectMany(t => t.Rows.Select(row => $"{t.Name} {string.Join('\t', row)}")));

    /// <summary>
    /// Reads the rows as a thief of the files would: in their physical order, each with its position and the transactions that wrote and
    /// locked it.
    /// </summary>
    public static async Task<DatabaseDump> OfRowsAsync(TestDatabase database)
    {
        var tables = new List<StolenTable>();
        await using var connection = await database.Source.OpenConnectionAsync();
        const string found = """
            SELECT c.oid::regclass::text, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind IN ('r', 'm', 'p') AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema',
                'pg_toast')
              AND a.attnum > 0 AND NOT a.attisdropped
            GROUP BY c.oid ORDER BY 1
            """;
        var catalog = new List<(string Table, string[] Columns)>();
        await using (var command = new NpgsqlCommand(found, connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                catalog.Add((reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        }

        foreach (var (table, columns) in catalog)
        {
            var rows = new List<string?[]>();
            using var copy = await connection.BeginTextExportAsync(
                $"COPY (SELECT {string.Join(", ", HiddenColumns)}, t.* FROM ONLY {table} t) TO STDOUT");
            while (await copy.ReadLineAsync() is { } line)
                rows.Add(StolenTable.Row(line));
            tables.Add(new(table.Trim('"'), [.. HiddenColumns, .. columns], rows));
        }

        return new(tables);
    }

    /// <summary>Returns the output of pg_dump; null if the server's version of it is not installed.</summary>
    public static async Task<DatabaseDump?> ByPgDumpAsync(TestDatabase database)
    {
        if (await ProgramAsync(database) is not { } program)
            return null;
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var process = Process.Start(
            new ProcessStartInfo(
                program,
                ["--host", server.Host!, "--port", $"{server.Port}", "--username", server.Username!, "--dbname", server.Database!])
            {
                RedirectStandardOutput = true,
                Environment = { ["PGPASSWORD"] = server.Password },
            })!;
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);

        return new([.. CopiedTable().Matches(written).Select(m => new StolenTable(
            m.Groups["table"].Value,
            m.Groups["columns"].Value.Split(", "),
            [.. m.Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StolenTable.Row)]))]);
    }

    // The program is next to the server's own programs, in the path, or in Debian's folder for each version.
    private static async Task<string?> ProgramAsync(TestDatabase database)
    {
        var version = await database.ScalarAsync<int>("SELECT current_setting('server_version_num')::int / 10000");
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"), $"/usr/lib/postgresql/{version}/bin",
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        foreach (var program in folders.OfType<string>().Select(folder => Path.Combine(folder, "pg_dump")).Where(File.Exists))
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (Regex.IsMatch(said, $@"\) {version}[.\D]"))
                return program;
        }

        return null;
    }

    [GeneratedRegex(@"^COPY \w+\.""?(?<table>\w+)""? \((?<columns>[^)]*)\) FROM stdin;\n(?<rows>(?:.*\n)*?)\\\.$", RegexOptions.Multiline)]
    private static partial Regex CopiedTable();
}
