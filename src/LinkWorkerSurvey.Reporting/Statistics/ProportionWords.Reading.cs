namespace LinkWorkerSurvey.Reporting.Statistics;

/// <content>Reads words for proportions, in English, and says which shares they fit.</content>
public static partial class ProportionWords
{
    // 'Four in ten' is said of 42% too; 'two-fifths' hardly is.
    private const double ReachOfFraction = 1;
    private const double ReachOfOneInTen = 2;

    // The words before a number or fraction; the longest that fits counts.
    private static readonly (string[] Words, Hedge Hedge)[] Hedges =
    [
        .. Each(Hedge.Around, "around", "about", "approximately", "roughly", "some", "circa", "approx", "close to", "in the region of",
            "more or less", "near to", "or so"),
        .. Each(Hedge.Nearly, "nearly", "almost", "just under", "just below", "just less than", "just short of", "not quite",
            "slightly under",
            "slightly less than", "slightly fewer than", "a little under", "a little less than", "a little fewer than", "approaching",
            "very nearly", "slightly below", "a bit under", "just fewer than", "verging on", "fractionally under", "a shade under",
            "marginally under"),
        .. Each(Hedge.JustOver, "just over", "just above", "just more than", "slightly over", "slightly more than", "slightly above",
            "a little over", "a little more than", "a little above", "a bit over", "a bit more than", "marginally over",
            "fractionally over", "a shade over", "marginally more than"),
        .. Each(Hedge.Over, "over", "more than", "above", "greater than", "upwards of", "in excess of", "higher than", "exceeding"),
        .. Each(Hedge.WellOver, "well over", "well above", "far more than", "many more than", "much more than", "considerably more than",
            "far over"),
        .. Each(Hedge.Under, "under", "less than", "fewer than", "below", "lower than", "short of"),
        .. Each(Hedge.WellUnder, "well under", "well below", "far fewer than", "far less than", "much less than",
            "considerably fewer than", "considerably less than"),
        .. Each(Hedge.AtLeast, "at least", "no fewer than", "no less than", "not less than", "a minimum of"),
        .. Each(Hedge.AtMost, "at most", "up to", "no more than", "not more than", "a maximum of"),
    ];

    private static readonly Dictionary<string, int> Parts = new()
    {
        ["half"] = 2,
        ["halves"] = 2,
        ["third"] = 3,
        ["thirds"] = 3,
        ["quarter"] = 4,
        ["quarters"] = 4,
        ["fourths"] = 4,
        ["fifth"] = 5,
        ["fifths"] = 5,
        ["sixth"] = 6,
        ["sixths"] = 6,
        ["seventh"] = 7,
        ["sevenths"] = 7,
        ["eighth"] = 8,
        ["eighths"] = 8,
        ["ninth"] = 9,
        ["ninths"] = 9,
        ["tenth"] = 10,
        ["tenths"] = 10,
        ["twentieth"] = 20,
    };

    private static readonly Dictionary<string, int> Numbers = new()
    {
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["twelve"] = 12,
        ["twenty"] = 20,
        ["fifty"] = 50,
        ["hundred"] = 100,
    };

    // Words that need no number, with the shares that they fit: 'most' is over a half, 'a few' is at most 15%.
    private static readonly (string[] Words, ShareRange Range)[] Whole =
    [
        .. Each(new ShareRange(50, 100, WithLow: false), "majority", "most", "bulk of"),
        .. Each(new ShareRange(66, 100), "vast majority", "great majority", "overwhelming majority", "huge majority"),
        .. Each(new ShareRange(55, 100), "large majority", "strong majority", "clear majority", "substantial majority", "big majority"),
        .. Each(new ShareRange(50, 60.5, WithLow: false, WithHigh: false), "slim majority", "narrow majority", "small majority",
            "slight majority", "bare majority"),
        .. Each(new ShareRange(0, 50, WithLow: false, WithHigh: false), "minority"),
        .. Each(new ShareRange(0, 25.5, WithLow: false, WithHigh: false), "small minority", "tiny minority"),
        .. Each(new ShareRange(15, 50, WithHigh: false), "large minority", "sizeable minority", "sizable minority",
            "significant minority", "substantial minority"),
        .. Each(new ShareRange(100, 100), "everyone", "everybody", "all", "every"),
        .. Each(new ShareRange(89.5, 100, WithHigh: false), "nearly everyone", "almost everyone", "nearly everybody", "almost everybody",
            "virtually everyone", "nearly all", "almost all", "virtually all", "practically all", "just about everyone", "almost every",
            "nearly every", "practically everyone", "all but a few", "all but a handful"),
        .. Each(new ShareRange(0, 0), "nobody", "no one", "none", "not one"),
        .. Each(new ShareRange(0, 5.5, WithLow: false, WithHigh: false), "very few", "only a very few", "a tiny number"),
        .. Each(new ShareRange(0, 5.5, WithHigh: false), "hardly anyone", "hardly anybody", "almost nobody", "almost no one",
            "scarcely anyone", "virtually nobody", "virtually no one", "next to nobody", "hardly any"),
        .. Each(new ShareRange(0, 15.5, WithLow: false, WithHigh: false), "few", "a few", "a handful"),
    ];

    private static readonly ILookup<string, (string[] Words, Hedge Hedge)> HedgesByWord =
        Hedges.OrderByDescending(known => known.Words.Length).ToLookup(known => known.Words[0]);

    private static readonly ILookup<string, (string[] Words, ShareRange Range)> WholeByWord =
        Whole.OrderByDescending(known => known.Words.Length).ToLookup(known => known.Words[0]);

    /// <summary>
    /// Returns whether words for a proportion, such as 'just over a fifth', fit a share. Null if they are no words for a proportion.
    /// </summary>
    /// <param name="words">The words, in English.</param>
    /// <param name="share">The share of a base of people.</param>
    public static bool? Fits(string words, Share share)
    {
        string[] each = words.ToLowerInvariant().Split([' ', '-', '\u2011'], StringSplitOptions.RemoveEmptyEntries);
        return Read(each, out var length) is { } range && length == each.Length ? range.Fits(share) : null;
    }

    /// <summary>Returns the shares that the words for a proportion fit with which a text begins; null if it begins with none.</summary>
    /// <param name="words">The words of the text in lower case, without hyphens.</param>
    /// <param name="length">The number of words for the proportion.</param>
    public static ShareRange? Read(ReadOnlySpan<string> words, out int length)
    {
        if (Known(WholeByWord, words, out length) is { } whole)
            return whole;
        var hedge = ReadHedge(words, out var before);
        if (ReadFraction(words[before..], out length) is not { } fraction)
        {
            // 'About everyone' and 'over the majority' are not English; 'only a few' is.
            length = 0;
            return null;
        }

        length += before;
        return ShareRange.Of(fraction.Percent, hedge, fraction.Reach);
    }

    /// <summary>Returns the hedge with which a text begins, such as 'just over'.</summary>
    /// <param name="words">The words of the text in lower case, without hyphens.</param>
    /// <param name="length">The number of words of the hedge; 0 if there is none.</param>
    public static Hedge ReadHedge(ReadOnlySpan<string> words, out int length) => Known(HedgesByWord, words, out length) ?? Hedge.None;

    // 'A third', 'three quarters', 'half', 'four in ten', 'one out of every five'.
    private static (double Percent, double Reach)? ReadFraction(ReadOnlySpan<string> words, out int length)
    {
        length = 0;
        if (words.Length > 0 && words[0] == "half")
        {
            length = 1;
            return (50, ReachOfFraction);
        }

        if (words.Length < 2 || Number(words[0]) is not { } count)
            return null;
        if (Parts.TryGetValue(words[1], out var parts) && count < parts)
        {
            length = 2;
            return (100.0 * count / parts, ReachOfFraction);
        }

        // 'One respondent in five', 'nine link workers out of ten'.
        var at = 1;
        while (at < words.Length && at < 3
            && words[at] is "respondent" or "respondents" or "participant" or "participants" or "person" or "people"
            or "link" or "worker" or "workers" or "member" or "members")
            at++;
        var next = at < words.Length && words[at] == "in" ? at + 1 : words[at..] is ["out", "of", ..] ? at + 2 : words.Length;
        if (next < words.Length && words[next] == "every")
            next++;
        if (next >= words.Length || words[0] is "a" or "an" || Number(words[next]) is not { } of
            || of is not (2 or 3 or 4 or 5 or 6 or 8 or 10
            or 12 or 20 or 50 or 100) || count > of)
            return null;
        length = next + 1;
        return (100.0 * count / of, of == 10 ? ReachOfOneInTen : ReachOfFraction);
    }

    private static int? Number(string word) =>
        Numbers.TryGetValue(word, out var number) ? number
        : word.Length <= 3 && int.TryParse(word, System.Globalization.NumberStyles.None, null, out number) && number > 0 ? number
        : null;

    private static T? Known<T>(ILookup<string, (string[] Words, T Meaning)> known, ReadOnlySpan<string> words, out int length)
        where T : struct
    {
        length = 0;
        if (words.Length == 0)
            return null;
        foreach (var (each, meaning) in known[words[0]])
        {
            if (words.Length < each.Length || !words[..each.Length].SequenceEqual(each))
                continue;
            length = each.Length;
            return meaning;
        }

        return null;
    }

    private static IEnumerable<(string[] Words, T Meaning)> Each<T>(T meaning, params string[] words) =>
        words.Select(each => (each.Split(' '), meaning));
}
