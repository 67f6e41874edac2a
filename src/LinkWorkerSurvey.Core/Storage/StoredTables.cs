using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Lists all tables and columns from the PostgreSQL catalog, each with its purpose from its comment in the database.</summary>
public sealed class StoredTables(NpgsqlDataSource database)
{
    private const string Undescribed = "not described";

    private const string Catalog = """
        SELECT c.relname::text, coalesce(obj_description(c.oid, 'pg_class'), ''), a.attname::text, format_type(a.atttypid,
            a.atttypmod), coalesce(col_description(c.oid, a.attnum), '')
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p', 'm') AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
            'pg_toast'::regnamespace)
        ORDER BY c.relname, a.attnum
        """;

    /// <summary>Returns every table of the database, in display order.</summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<IReadOnlyList<StoredTable>> ListAsync(CancellationToken cancel = default)
    {
        var columns = new List<(string Table, string Purpose, StoredColumn Column)>();
        await using var command = database.CreateCommand(Catalog);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            columns.Add(
                (reader.GetString(0), reader.GetString(1), new StoredColumn(reader.GetString(2), reader.GetString(3), reader.GetString(4)))
            );

        var places = Descriptions
            .Sections.SelectMany(section => section.Value.Keys, (section, table) => (Section: section.Key, Table: table))
            .Select((place, number) => (place.Section, place.Table, Number: number))
            .ToDictionary(place => place.Table);
        return
        [
            .. from column in columns
            group column by (column.Table, column.Purpose) into table
            let place = places.TryGetValue(table.Key.Table, out var known)
                ? known
                : (Section: Undescribed, table.Key.Table, Number: int.MaxValue)
            orderby place.Number
            select new StoredTable(place.Section, table.Key.Table, table.Key.Purpose, [.. table.Select(c => c.Column)]),
        ];
    }
}
