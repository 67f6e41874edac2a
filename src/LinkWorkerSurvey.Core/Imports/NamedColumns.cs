namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Finds the columns of a table by their names.</summary>
internal static class NamedColumns
{
    /// <summary>Returns the columns, from 0, in the order of the names. Case and spaces around a name make no difference.</summary>
    /// <exception cref="ImportException">A name is not there, or is there more than once.</exception>
    public static int[] Find(string[] headings, params IReadOnlyList<string> names)
    {
        var found = names
            .Select(name => (
                Name: name,
                Columns: headings.Index()
                    .Where(heading => Line(heading.Item).Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Select(heading => heading.Index)
                    .ToList()))
            .ToList();
        List<string> problems =
        [
            .. found.Where(column => column.Columns.Count == 0).Select(column => $"No column is named '{column.Name}'."),
            .. found.Where(column => column.Columns.Count > 1)
                .Select(column => $"{column.Columns.Count} columns are named '{column.Name}'."),
        ];
        return problems.Count == 0
            ? [.. found.Select(column => column.Columns[0])]
            : throw new ImportException(
            [
                .. problems,
                $"The first row must name each of the columns {string.Join(", ", names.SkipLast(1))} and {names[^1]} once.",
            ]);
    }

    /// <summary>Returns what is wrong with the number of cells in a row: "has 4 cells, but there are 3 headings"; or null.</summary>
    public static string? WidthProblem(Sheet sheet, Sheet.SheetRow row, int headings) =>
        row.Cells.Length > headings ? $"has {row.Cells.Length} cells, but there are {headings} headings"
        : sheet.IsWhole && row.Written < headings ? $"has only {row.Written} cells, but there are {headings} headings"
        : null;

    /// <summary>Returns the letters and headings of the columns that are not used.</summary>
    public static IReadOnlyList<string> Others(string[] headings, int[] columns) =>
        [.. Enumerable.Range(0, headings.Length).Except(columns).Select(column => Named(headings, column))];

    /// <summary>Splits a cell into the names of codes, separated by <c>|</c>. An empty cell has none.</summary>
    public static string[] Codes(string cell) => cell.Length == 0 ? [] : Array.ConvertAll(cell.Split('|'), Line);

    /// <summary>Returns a cell as one line: a line break or several spaces inside a name are as good as one space.</summary>
    public static string Line(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Named(string[] headings, int column) =>
        headings[column].Length == 0 ? SpreadsheetText.Letter(column) : $"{SpreadsheetText.Letter(column)} ({Line(headings[column])})";
}
