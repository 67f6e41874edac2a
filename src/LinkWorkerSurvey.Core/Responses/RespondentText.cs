using System.Buffers;
using System.Globalization;
using System.Text;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Cleans the text that a respondent typed, so that it can be stored with its meaning unchanged.</summary>
public static class RespondentText
{
    // The longest emoji, a family of four in different colours, has 19 UTF-16 units.
    private const int LargestCharacter = 32;

    // What most texts are made of needs no look at each character: all of it is kept, and all but its spaces can be seen.
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
    /// Drops what no document can hold (NUL and other control characters but tabs and line ends, lone surrogates, noncharacters), makes
    /// line ends single line feeds and trims the ends. A text of nothing visible comes back empty: it is no answer.
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
    /// The length as a person counts it: an emoji or an accented letter is one, whatever it is made of. A pile of marks is as long as it
    /// has marks.
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

    /// <summary>Whether a text is within a limit a person would count.</summary>
    public static bool Fits(string text, int limit) => text.Length <= limit || Length(text) <= limit;

    // A lone surrogate is enumerated as U+FFFD, so it goes with the replacement character.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\t'
        || (
            Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control
            && rune.Value != 0xFFFD
            && (rune.Value & 0xFFFE) != 0xFFFE
            && rune.Value is not (>= 0xFDD0 and <= 0xFDEF));

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
