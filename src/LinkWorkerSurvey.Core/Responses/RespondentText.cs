using System.Buffers;
using System.Globalization;
using System.Text;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Cleans the text that a respondent typed, so that PostgreSQL can store it, without changing its meaning.</summary>
public static class RespondentText
{
    // The longest emoji, a family of four with different skin tones, has 19 UTF-16 code units.
    private const int LargestCharacter = 32;

    // Most texts consist of these characters, which are all kept and, apart from spaces, visible. They need no check of each character.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c),
        '\n',
        '\t',
        '£',
        '‘',
        '’',
        '“',
        '”',
        '–',
        '—',
        '…',
    ]);

    /// <summary>
    /// Removes characters that do not belong in a text: NUL and other control characters except tabs and line ends, lone surrogates, the
    /// replacement character U+FFFD and Unicode noncharacters. Converts line ends to line feeds and trims the text. Returns an empty string
    /// if no visible character remains.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var lines = text.ReplaceLineEndings("\n");
        if (!lines.AsSpan().ContainsAnyExcept(Plain))
            return lines.Trim();

        var kept = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes())
        {
            if (IsKept(rune))
                kept.Append(rune);
        }

        var cleaned = kept.ToString().Trim();
        return cleaned.EnumerateRunes().All(IsInvisible) ? "" : cleaned;
    }

    /// <summary>
    /// Returns the length in grapheme clusters (characters as a person counts them): an emoji or an accented letter counts as one. A
    /// cluster of more than 32 UTF-16 code units, such as a pile of combining marks, counts as that many.
    /// </summary>
    public static int Length(string text)
    {
        var length = 0;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var character = StringInfo.GetNextTextElementLength(rest);
            length += character <= LargestCharacter ? 1 : character;
            rest = rest[character..];
        }

        return length;
    }

    /// <summary>Returns whether a text is within a limit, in grapheme clusters (characters as a person counts them).</summary>
    public static bool Fits(string text, int limit) => text.Length <= limit || Length(text) <= limit;

    // A lone surrogate is enumerated as U+FFFD, so it is dropped together with the replacement character.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\t'
        || (
            Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control
            && rune.Value != 0xFFFD
            && (rune.Value & 0xFFFE) != 0xFFFE
            && rune.Value is not (>= 0xFDD0 and <= 0xFDEF));

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
