namespace LinkWorkerSurvey.Core.Storage;

/// <summary>A table as it exists in the database, for the public page <c>/what-we-store</c>.</summary>
/// <param name="Section">The section of the public page in which the table is listed.</param>
/// <param name="Name">The name of the table.</param>
/// <param name="Purpose">The purpose of the table in plain words, from its comment in the database.</param>
/// <param name="Columns">The columns, in their order in the table.</param>
public sealed record StoredTable(string Section, string Name, string Purpose, IReadOnlyList<StoredColumn> Columns);

/// <summary>A column as it exists in the database, for the public page <c>/what-we-store</c>.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Type">The PostgreSQL type of the column.</param>
/// <param name="Purpose">The purpose of the column in plain words, from its comment in the database.</param>
public sealed record StoredColumn(string Name, string Type, string Purpose);
