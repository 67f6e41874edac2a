using System.Globalization;
using System.Text;

namespace LinkWorkerSurvey.Suggestions.Words;

/// <summary>Folds letters, so that words are the same with and without capitals and accents.</summary>
internal static class Letters
{
    private const char FirstAccented = 'à';
    private const char LastAccented = 'ž';

    // The letters from U+00E0 to U+017E without their accents; '.' for letters that have none. The program runs without ICU, so that
    // string.Normalize knows no decompositions.
    private const string Unaccented =
        "aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....n"
        + "nnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz";

    /// <summary>Returns a text in lower case, without combining marks and Latin accents.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsMark(rune))
                folded.Append(WithoutAccent(Rune.ToLowerInvariant(rune)));
        }

        return folded.ToString();
    }

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Rune WithoutAccent(Rune rune) =>
        rune.Value is >= FirstAccented and <= LastAccented && Unaccented[rune.Value - FirstAccented] is not '.' and var letter
            ? new Rune(letter)
            : rune;
}
