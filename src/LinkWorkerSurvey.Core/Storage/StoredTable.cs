namespace LinkWorkerSurvey.Core.Storage;

/// <summary>A table as it exists in the database.</summary>
/// <param name="Section">The section of the public page that lists it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">The purpose of the table, in plain words.</param>
/// <param name="Columns">The columns, in their order.</param>
public sealed record StoredTable(string Section, string Name, string Purpose, IReadOnlyList<StoredColumn> Columns);

/// <summary>A column as it exists in the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type in PostgreSQL.</param>
/// <param name="Purpose">The purpose of the column, in plain words.</param>
public sealed record StoredColumn(string Name, string Type, string Purpose);
