using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The cells of an import file as cleaned text, in rows numbered as in a spreadsheet. Empty rows are left out.</summary>
/// <param name="isWhole">
/// Whether the file writes every cell of every row, as CSV does, so that a shorter row is an error. Excel workbooks omit empty cells.
/// </param>
/// <param name="progress">Receives the number of rows read, after every 10,000 rows.</param>
/// <param name="limit">
/// The maximum number of characters in this file, at most <see cref="CharacterLimit"/>; higher values have no effect. A small workbook
/// needs a lower one, because many of its cells can refer to one long text.
/// </param>
internal sealed class Sheet(bool isWhole, IProgress<int>? progress, long limit = Sheet.CharacterLimit)
{
    /// <summary>The maximum number of columns.</summary>
    public const int ColumnLimit = 1000;

    /// <summary>The maximum number of rows in a spreadsheet.</summary>
    public const int RowLimit = 1_048_576;
    public const int WidestRow = 16_384;

    /// <summary>The maximum number of cells: far more than any survey has, and few enough for a server's memory.</summary>
    public const int CellLimit = 10_000_000;
    public const int CharacterLimit = 150_000_000;

    private const int ProgressStep = 10_000;

    // Answers to choice questions repeat a few short texts in many rows, so each of these texts is kept in memory once.
    private const int PooledLength = 64;
    private const int PoolLimit = 10_000;

    private readonly HashSet<string> pool = [];
    private readonly long characterLimit = Math.Min(limit, CharacterLimit);

    private readonly List<SheetRow> rows = [];
    private long cells;
    private long characters;

    public IReadOnlyList<SheetRow> Rows => rows;

    public bool IsWhole => isWhole;

    /// <exception cref="ImportException">The row or the file exceeds a limit, or a cell contains the character NUL.</exception>
    public void Add(int number, IReadOnlyList<string> texts)
    {
        var row = new string[texts.Count];
        for (var i = 0; i < row.Length; i++)
        {
            if (texts[i].Contains('\0', StringComparison.Ordinal))
                throw new ImportException(
                    $"Row {number}, column {SpreadsheetText.Letter(i)}: the cell contains a character that no text has (NUL). Is this a "
                        + "CSV or Excel file?");
            row[i] = Pooled(RespondentText.Clean(SpreadsheetText.Restore(texts[i])));
            characters += row[i].Length;
        }

        cells += row.Length;
        if (cells > CellLimit || characters > characterLimit)
            throw TooMuch(number, characterLimit);

        var width = Array.FindLastIndex(row, cell => cell.Length > 0) + 1;
        if (width > ColumnLimit)
            throw new ImportException($"Row {number} has {width:N0} columns, but at most {ColumnLimit:N0} can be imported.");
        if (width == 0)
            return;
        rows.Add(new SheetRow(number, row.Length == width ? row : row[..width], row.Length));
        if (rows.Count % ProgressStep == 0)
            progress?.Report(rows.Count);
    }

    /// <summary>Returns the filled cells of a column below the first <paramref name="from"/> rows.</summary>
    public IEnumerable<(int Row, string Text)> Filled(int column, int from) =>
        rows.Skip(from).Select(row => (row.Number, Text: row[column])).Where(cell => cell.Text.Length > 0);

    /// <summary>Clears all cells of a column, so that none of its values can be stored.</summary>
    public void Forget(int column)
    {
        foreach (var row in rows.Where(row => column < row.Cells.Length))
            row.Cells[column] = "";
    }

    /// <summary>Creates the exception for a file that exceeds the limit of cells or characters.</summary>
    public static ImportException TooMuch(int row, long characters = CharacterLimit) => new("The file contains more than can be imported: "
        + $"the limit of {CellLimit:N0} cells or {characters:N0} characters is reached in row {row}.");

    private string Pooled(string text)
    {
        if (text.Length > PooledLength || text.Length == 0)
            return text;
        if (pool.TryGetValue(text, out var known))
            return known;
        if (pool.Count < PoolLimit)
            pool.Add(text);
        return text;
    }

    /// <summary>A row, stored without the empty cells at its end. Cells beyond the end are read as empty.</summary>
    /// <param name="Number">The number of the row in the file, from 1.</param>
    /// <param name="Cells">The texts of the cells.</param>
    /// <param name="Written">The number of cells of the row in the file, including empty ones at its end.</param>
    internal readonly record struct SheetRow(int Number, string[] Cells, int Written)
    {
        public string this[int column] => column < Cells.Length ? Cells[column] : "";
    }
}
