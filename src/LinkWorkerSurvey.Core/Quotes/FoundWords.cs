using System.Text;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>
/// Finds words in a text however they are spaced: what is copied from a page has other spaces and line ends than what is stored. Places are
/// pairs of start and length in UTF-16 code units; none is inside another, and none cuts a character.
/// </summary>
public static class FoundWords
{
    /// <summary>Returns the places of words that are spelled in the same way.</summary>
    public static IReadOnlyList<(int Start, int Length)> Exactly(string text, string words) =>
        [.. Places(text, words, StringComparison.Ordinal).Where(new Characters(text).AreWhole)];

    /// <summary>
    /// Returns the places of words in capital or small letters. Where they stand by themselves somewhere, only these places are returned:
    /// 'Ann' is not found in 'Annual' then. Otherwise those within other words are.
    /// </summary>
    public static IReadOnlyList<(int Start, int Length)> InAnyCase(string text, string words)
    {
        var alone = Alone(text, words);
        return alone.Count > 0
            ? alone
            : [.. Places(text, words, StringComparison.OrdinalIgnoreCase).Select(new Characters(text).Widen).Distinct()];
    }

    /// <summary>Returns the places of words in capital or small letters where they stand by themselves.</summary>
    internal static IReadOnlyList<(int Start, int Length)> Alone(string text, string words)
    {
        var characters = new Characters(text);
        return
        [
            .. Places(text, words, StringComparison.OrdinalIgnoreCase)
                .Where(place => characters.AreWhole(place) && StandsAlone(text, characters, place.Start, place.Start + place.Length)),
        ];
    }

    private static IEnumerable<(int Start, int Length)> Places(string text, string words, StringComparison comparison)
    {
        var (compact, places) = Compact(text);
        var sought = Compact(words.Trim()).Text;
        if (sought.Length == 0)
            yield break;
        for (var at = compact.IndexOf(sought, comparison); at >= 0; at = compact.IndexOf(sought, at + sought.Length, comparison))
            yield return (places[at], places[at + sought.Length - 1] + 1 - places[at]);
    }

    // Each run of white space becomes one space. The places are those of the characters in the text.
    private static (string Text, List<int> Places) Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace && compact.Length > 0 && compact[^1] == ' ')
                continue;
            compact.Append(isSpace ? ' ' : text[i]);
            places.Add(i);
        }

        return (compact.ToString(), places);
    }

    // Neither end is between two letters or digits.
    private static bool StandsAlone(string text, Characters characters, int start, int end) =>
        !(IsOfWord(text, characters, start - 1) && IsOfWord(text, characters, start))
        && !(IsOfWord(text, characters, end - 1) && IsOfWord(text, characters, end));

    // A letter may have marks after it: its character begins with it.
    private static bool IsOfWord(string text, Characters characters, int at) => at >= 0 && at < text.Length
        && Rune.TryGetRuneAt(text, characters.Widen((at, 1)).Start, out var first) && Rune.IsLetterOrDigit(first);
}
