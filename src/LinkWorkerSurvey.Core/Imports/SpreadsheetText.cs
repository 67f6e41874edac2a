using System.Globalization;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Escapes a text so that any spreadsheet can open it safely as a cell, and restores it unchanged.</summary>
public static class SpreadsheetText
{
    private const char Mark = '\'';

    /// <summary>
    /// Returns the text as a cell. An apostrophe is put before a text that begins with <c>= + - @</c>, a tab or a carriage return, because
    /// a spreadsheet would take it for a formula. A text that already begins like an escaped one gets another apostrophe, so that
    /// <see cref="Restore"/> removes exactly what was added.
    /// </summary>
    public static string Escape(string text) => IsFormula(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    /// <summary>Returns the text of a cell: the inverse of <see cref="Escape"/>. Any other text stays unchanged.</summary>
    public static string Restore(string cell) => cell.StartsWith(Mark) && IsFormula(cell.AsSpan().TrimStart(Mark)) ? cell[1..] : cell;

    /// <summary>Returns the name of a column as a spreadsheet shows it: A to Z, then AA.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    public static string Letter(int index) => index < 26
        ? ((char)('A' + index)).ToString(CultureInfo.InvariantCulture)
        : Letter((index / 26) - 1) + Letter(index % 26);

    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
