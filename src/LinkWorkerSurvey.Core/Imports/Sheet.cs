using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The cells of a file as text, made fit to store, in rows numbered as a spreadsheet shows them. Empty rows are left out.</summary>
/// <param name="isWhole">Whether a row has as many cells as it was written with, so that one with too few is broken; a workbook leaves out empty cells.</param>
/// <param name="progress">Told now and then how many rows have been read.</param>
/// <param name="limit">The most characters, where they are fewer than <see cref="CharacterLimit"/>: a small workbook can name one long text
/// in every cell.</param>
internal sealed class Sheet(bool isWhole, IProgress<int>? progress, long limit = Sheet.CharacterLimit)
{
    /// <summary>The most columns.</summary>
    public const int ColumnLimit = 1000;

    /// <summary>The most cells and the most characters: far more than any survey, far less than the memory of a server.</summary>
    public const int CellLimit = 10_000_000;
    public const int CharacterLimit = 150_000_000;

    private const int ProgressStep = 10_000;

    private readonly long characterLimit = Math.Min(limit, CharacterLimit);

    private readonly List<Row> rows = [];
    private long cells;
    private long characters;

    public IReadOnlyList<Row> Rows => rows;

    public bool IsWhole => isWhole;

    /// <exception cref="ImportException">It is too wide, the sheet becomes too large, or a cell holds what no text does.</exception>
    public void Add(int number, IReadOnlyList<string> texts)
    {
        var row = new string[texts.Count];
        for (var i = 0; i < row.Length; i++)
        {
            if (texts[i].Contains('\0', StringComparison.Ordinal))
                throw new ImportException($"Row {number}, column {SpreadsheetText.Letter(i)}: the cell holds a character that no text has (NUL). Is this a CSV or Excel file?");
            row[i] = RespondentText.Clean(SpreadsheetText.Restore(texts[i]));
            characters += row[i].Length;
        }

        cells += row.Length;
        if (cells > CellLimit || characters > characterLimit)
        {
            var limits = $"the limit, {CellLimit:N0} cells or {characterLimit:N0} characters, is reached in row {number}.";
            throw new ImportException($"The file holds more than can be imported: {limits}");
        }

        var width = Array.FindLastIndex(row, cell => cell.Length > 0) + 1;
        if (width > ColumnLimit)
            throw new ImportException($"Row {number} has {width:N0} columns; at most {ColumnLimit:N0} can be imported.");
        if (width == 0)
            return;
        rows.Add(new Row(number, row));
        if (rows.Count % ProgressStep == 0)
            progress?.Report(rows.Count);
    }

    /// <summary>The filled cells of a column, from a row on.</summary>
    public IEnumerable<(int Row, string Text)> Filled(int column, int from) => rows.Skip(from).Select(row => (row.Number, Text: row[column])).Where(cell => cell.Text.Length > 0);

    /// <summary>Empties a column, so that nothing of it can go any further.</summary>
    public void Forget(int column)
    {
        foreach (var row in rows.Where(row => column < row.Cells.Length))
            row.Cells[column] = "";
    }

    /// <summary>One row; a cell beyond its end is empty.</summary>
    internal readonly record struct Row(int Number, string[] Cells)
    {
        public string this[int column] => column < Cells.Length ? Cells[column] : "";
    }
}
