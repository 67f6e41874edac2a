using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>Makes texts that a workbook can hold.</summary>
internal static partial class WorkbookText
{
    /// <summary>The most UTF-16 units that Excel reads from a cell.</summary>
    public const int Limit = 32_767;

    /// <summary>
    /// Returns a text as a shared string stores it. Replaces characters that XML cannot contain by U+FFFD, and escapes texts such as
    /// '_x0041_', which Excel would read as the character with that number. Lines end as in Excel.
    /// </summary>
    public static string Of(string text) => Of(text, out _);

    /// <summary>Returns the same, and whether the text is longer than a cell can be and ends early.</summary>
    public static string Of(string text, out bool isCut)
    {
        var whole = EscapeLike().Replace(Lines().Replace(XmlText.Clean(text), "\n"), "_x005F_");
        isCut = whole.Length > Limit;
        return Cut(whole, Limit);
    }

    /// <summary>Returns the beginning of a text, at most <paramref name="length"/> UTF-16 units long. Does not split a character.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex("\r\n?")]
    private static partial Regex Lines();

    // An underscore that begins an escape, as Excel writes them.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex EscapeLike();
}
