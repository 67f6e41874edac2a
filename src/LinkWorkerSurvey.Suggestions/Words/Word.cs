using System.Globalization;
using System.Text;

namespace LinkWorkerSurvey.Suggestions.Words;

/// <summary>A word of a text: two or more letters, digits and low lines in a row, as scikit-learn's vectorizers find them.</summary>
/// <param name="Folded">The word in lower case without accents.</param>
/// <param name="Start">The place in the text, in UTF-16 code units.</param>
/// <param name="Length">The length in the text, in UTF-16 code units.</param>
internal readonly record struct Word(string Folded, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Returns the words of a text in their order.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsPart(text, at, out var size))
                at += size;
            if (at == start)
            {
                at++;
                continue;
            }

            var folded = Letters.Fold(text.AsSpan(start, at - start));
            if (folded.Length > 1)
                words.Add(new Word(folded, start, at - start));
        }

        return words;
    }

    private static bool IsPart(string text, int at, out int size)
    {
        size = 1;
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return false;
        size = rune.Utf16SequenceLength;
        return Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Letters.IsMark(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
    }
}
