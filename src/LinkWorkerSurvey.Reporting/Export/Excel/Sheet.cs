namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>A worksheet: a title, lines of text below it, and at most one table.</summary>
/// <param name="Name">The name on the tab, unique in the workbook: see <see cref="SheetNames"/>.</param>
/// <param name="Title">The text of the first cell.</param>
/// <param name="Lines">
/// The texts between title and table, each in a row of its own: a <see cref="string"/> or a <see cref="SheetLink"/>.
/// </param>
/// <param name="Table">The table; null if the sheet has only text.</param>
internal sealed record Sheet(string Name, string Title, IReadOnlyList<object> Lines, SheetTable? Table = null);

/// <summary>A table whose first column names its rows.</summary>
/// <param name="Columns">The columns; their headings differ.</param>
/// <param name="Rows">
/// The rows, at least one, each with a cell for each column: a <see cref="string"/>, an <see cref="int"/>, a <see cref="double"/> or a
/// <see cref="SheetLink"/>; null if there is no such figure.
/// </param>
internal sealed record SheetTable(IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Heading">The heading, which states the unit of numbers.</param>
/// <param name="Format">The format of the column's numbers; texts have none.</param>
internal sealed record SheetColumn(string Heading, NumberFormat Format = NumberFormat.Whole);

/// <summary>A text that leads to another sheet of the workbook.</summary>
internal sealed record SheetLink(string Text, string Sheet);

/// <summary>A number format. Numbers are stored unrounded; the format only says how they are shown.</summary>
internal enum NumberFormat
{
    /// <summary>A whole number, with a comma between thousands.</summary>
    Whole,

    /// <summary>One decimal place.</summary>
    OneDecimal,

    /// <summary>A probability: three decimal places, or that it is under 0.001.</summary>
    Probability,
}
