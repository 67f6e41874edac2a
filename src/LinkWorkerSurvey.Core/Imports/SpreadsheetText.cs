using System.Globalization;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Escapes text against CSV injection, so that a spreadsheet does not run it as a formula, and restores the text exactly.
/// </summary>
public static class SpreadsheetText
{
    private const char Mark = '\'';

    /// <summary>
    /// Returns the text for a cell. Text that begins with <c>= + - @</c>, a tab or a carriage return gets an apostrophe in front, so that
    /// spreadsheets do not run it. Text that begins with apostrophes before such a character gets one more. <see cref="Restore"/> removes
    /// exactly one.
    /// </summary>
    public static string Escape(string text) => IsFormula(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    /// <summary>
    /// Returns the original text of a cell, without the apostrophe that <see cref="Escape"/> added. Other text is returned unchanged.
    /// </summary>
    public static string Restore(string cell) => cell.StartsWith(Mark) && IsFormula(cell.AsSpan().TrimStart(Mark)) ? cell[1..] : cell;

    /// <summary>Returns the letters of a column in a spreadsheet: A to Z, then AA.</summary>
    /// <param name="index">The position of the column, from 0.</param>
    public static string Letter(int index) => index < 26
        ? ((char)('A' + index)).ToString(CultureInfo.InvariantCulture)
        : Letter((index / 26) - 1) + Letter(index % 26);

    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
