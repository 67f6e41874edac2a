using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>Finds where clauses of a sentence begin and end.</summary>
internal static class Clauses
{
    // No more words stand between the two words of 'as many … as'.
    private const int NearAs = 16;

    // Words that set one thing above another.
    public static readonly string[] Outdoing =
    [
        "outnumbered", "outnumber", "outnumbers", "outranked", "outranks", "outrank", "outstripped", "outstrips", "outstrip", "outweighed",
        "outweighs", "outweigh", "overtook", "overtaken", "overtakes", "overtake", "exceeded", "exceeds", "exceed", "surpassed",
            "surpasses",
        "surpass", "beat", "beats", "beating", "eclipsed", "eclipses", "eclipse", "overshadowed", "outpaced", "outscored", "outscores",
        "dwarfed", "dwarfs", "dwarf", "outdo", "outdoes", "outdid", "outdone", "topping", "trumps", "trumped", "trump", "bettered",
            "pipped",
        "edged", "outperformed", "outperforms", "outpolled", "outpolls",
    ];

    private static readonly string[] Frequencies =
    [
        "often", "common", "commonly", "frequent", "frequently", "popular", "widely", "widespread", "many", "much", "prevalent", "high",
        "large", "big", "usual", "mentioned", "named", "chosen", "cited", "low", "small", "few", "rare", "rarely", "likely",
    ];

    /// <summary>Returns whether a token separates two clauses that speak of different things.</summary>
    public static bool IsStrong(Sentence sentence, int index) =>
        sentence.Is(index, ";", ":", "–", "while", "whilst", "whereas", "but", "although", "though", "compared", "|")
        || (sentence.Is(index, ",") && sentence.Is(index + 1, "and", "but", "so", "then") && !sentence.Is(index + 2, ","))
        || sentence.Begins(index, "followed", "by") || IsComparing(sentence, index);

    /// <summary>Returns whether a token separates clauses or parts of a list.</summary>
    public static bool IsBoundary(Sentence sentence, int index) =>
        IsStrong(sentence, index) || sentence.Is(index, ",", ".", "!", "?", "(", ")", "[", "]") || index < 0 || index >= sentence.Count;

    /// <summary>Returns whether a token is a word that begins a clause or a part of a list.</summary>
    public static bool IsConjunction(Sentence sentence, int index) =>
        sentence.Is(index, "and", "or", "but", "while", "whilst", "whereas", "although", "though", "as", "that", "then", "with", "because",
            "where", "which", "who", "here", "overall", "also", "still");

    /// <summary>Returns whether a token is a word by which comparisons say how many mentioned a row: 'often', 'common', 'many'.</summary>
    public static bool IsFrequency(Sentence sentence, int index) => sentence.Is(index, Frequencies);

    /// <summary>Returns the index of the second 'as' of 'as many … as'; null if there is none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">The index of the first 'as'.</param>
    public static int? SecondAs(Sentence sentence, int first)
    {
        for (var at = first + 1; at < Math.Min(sentence.Count, first + NearAs); at++)
        {
            if (sentence.Is(at, ";", ".", ":"))
                return null;
            if (sentence.Is(at, "as"))
                return at;
        }

        return null;
    }

    /// <summary>
    /// Returns whether a token stands between the two things that a comparison sets beside each other: what follows is said of the second
    /// one alone.
    /// </summary>
    public static bool IsComparing(Sentence sentence, int index)
    {
        if (sentence.Is(index, "against", "versus", "vs"))
            return Numeral.Read(sentence, index + 1) is not null;
        if (sentence.Is(index, "than", "as"))
            return !sentence.Is(index + 1, "in", "at", "before", "last", "previously", "ever") && !IsOfNumber(sentence, index)
                && (sentence.Is(index, "than") || IsSecondAs(sentence, index));
        return sentence.Begins(index, "ahead", "of") || sentence.Begins(index, "double", "the") || sentence.Begins(index, "twice", "the")
            || sentence.Begins(index, "half", "the")
            || sentence.Is(index, "behind", "trailed", "trails", "trail", "trailing") || sentence.Is(index, Outdoing)
            || (sentence.Is(index, "before", "after", "above", "below")
                && sentence.Is(index - 1, "came", "comes", "come", "ranked", "ranks", "rank", "placed", "stands", "stood", "sits"));
    }

    // 'More than a fifth', 'more than doubled'.
    private static bool IsOfNumber(Sentence sentence, int than) => Numeral.Read(sentence, than + 1) is not null
        || ProportionWords.Read(sentence.Words.AsSpan(Math.Min(than + 1, sentence.Count)), out _) is not null
        || sentence.Is(than + 1, "doubled", "halved", "tripled", "trebled", "quadrupled", "twice", "double");

    private static bool IsSecondAs(Sentence sentence, int index)
    {
        for (var first = index - 1; first >= Math.Max(0, index - NearAs); first--)
        {
            if (sentence.Is(first, "as"))
                return IsFrequency(sentence, first + 1) && first + 1 < index;
        }

        return false;
    }
}
