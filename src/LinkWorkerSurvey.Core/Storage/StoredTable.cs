namespace LinkWorkerSurvey.Core.Storage;

/// <summary>A table as it is in the database.</summary>
/// <param name="Section">The part of the subject it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Columns">Its columns, in their order.</param>
public sealed record StoredTable(string Section, string Name, string Purpose, IReadOnlyList<StoredColumn> Columns);

/// <summary>A column as it is in the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">PostgreSQL's type.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record StoredColumn(string Name, string Type, string Purpose);
