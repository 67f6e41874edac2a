namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Reduces English words to stems, so that 'negotiating' and 'negotiation' are one, and words of one meaning to one word. Small words, and
/// words that every report on a survey uses, have no stem: they say nothing about a row.
/// </summary>
internal static class Stems
{
    private static readonly string[] Endings =
    [
        "iveness", "ivity", "ient", "ities", "ingly", "ments", "iness", "ness", "ment", "ions", "ally", "ence", "ance", "ency", "ancy",
        "enc", "anc",
        "ent", "ible",
        "able", "ings", "ing", "ies", "ied", "ity", "ers", "ors", "ive", "ely", "ism", "ist", "ion", "ate", "er", "or", "ed", "es", "al",
        "ly", "at", "y", "s", "e",
    ];

    // 'Under', 'united' and the like are no words with 'un' before them.
    private const int LongestUn = 8;

    // The stem of a word keeps at least this many letters.
    private const int Shortest = 4;

    /// <summary>Returns the stem of a word; null if the word says nothing.</summary>
    /// <param name="word">The word in lower case, with a straight apostrophe.</param>
    public static string? Of(string word)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');
        if (bare.Length < 2 || SmallWords.Contains(bare))
            return null;

        // 'Unsupported' says the same as 'not supported'.
        if (bare.StartsWith("un", StringComparison.Ordinal) && bare.EndsWith("ed", StringComparison.Ordinal) && bare.Length > LongestUn)
            bare = bare[2..];
        return Synonyms.Find(bare) ?? Strip(bare) switch { var stem => Synonyms.FindStem(stem) ?? stem };
    }

    /// <summary>Returns the word without its endings, of which three can follow each other.</summary>
    public static string Strip(string word)
    {
        var stem = word.Replace("judgem", "judgm", StringComparison.Ordinal);
        for (var round = 0; round < 3; round++)
        {
            if (stem.EndsWith("ss", StringComparison.Ordinal) && !stem.EndsWith("ness", StringComparison.Ordinal))
                break;
            var ending = Array.Find(Endings, each => stem.EndsWith(each, StringComparison.Ordinal) && Remains(stem, each));
            if (ending is null)
                break;
            stem = stem[..^ending.Length];
        }

        // 'Referring' and 'refer', 'tries' and 'try', 'British s' and 'z'.
        if (stem.Length > Shortest - 1 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e'))
            stem = stem[..^1];
        if (stem.Length > Shortest - 1 && stem[^1] is 'i' or 'y')
            stem = stem[..^1];
        return stem;
    }

    private static bool Remains(string stem, string ending) =>
        stem.Length - ending.Length >= (ending is "s" or "es" or "ed" or "ing" or "e" or "y" or "ies" ? Shortest - 1 : Shortest);
}
