using System.Globalization;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Writes a text into a cell so that any spreadsheet can open it safely, and reads it back unchanged.</summary>
public static class SpreadsheetText
{
    private const char Mark = '\'';

    /// <summary>
    /// The text as a cell: what a spreadsheet would take for a formula, because it begins with <c>= + - @</c>, a tab or a carriage return,
    /// is marked as text with an apostrophe. So is what begins like a marked text already, so that <see cref="Restore"/> takes off exactly
    /// what was put on.
    /// </summary>
    public static string Escape(string text) => IsFormula(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    /// <summary>The text of a cell. The inverse of <see cref="Escape"/>; other text comes back as it is.</summary>
    public static string Restore(string cell) => cell.StartsWith(Mark) && IsFormula(cell.AsSpan().TrimStart(Mark)) ? cell[1..] : cell;

    /// <summary>The name of a column as a spreadsheet shows it: A, B, to Z, then AA.</summary>
    /// <param name="index">Its place, from 0.</param>
    public static string Letter(int index) => index < 26
        ? ((char)('A' + index)).ToString(CultureInfo.InvariantCulture)
        : Letter((index / 26) - 1) + Letter(index % 26);

    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
