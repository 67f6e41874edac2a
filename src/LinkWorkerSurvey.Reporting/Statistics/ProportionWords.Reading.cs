using System.Globalization;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <content>Reads words for proportions, in English, and says which shares they fit.</content>
public static partial class ProportionWords
{
    // 'Four in ten' and 'two in five' are said of 42% too; 'two-fifths' hardly is.
    private const double ReachOfFraction = 1;
    private const double ReachOfOneInTen = 2;

    // The words before a number or fraction; the longest that fits counts.
    private static readonly Phrases<Hedge> Hedges = new(
        (Hedge.Around, ["around", "about", "approximately", "roughly", "some", "circa", "approx", "close to", "in the region of",
            "more or less", "near to", "or so"]),
        (Hedge.Nearly, ["nearly", "almost", "just under", "just below", "just less than", "just short of", "not quite",
            "slightly under",
            "slightly less than", "slightly fewer than", "a little under", "a little less than", "a little fewer than", "approaching",
            "very nearly", "slightly below", "a bit under", "just fewer than", "verging on", "fractionally under", "a shade under",
            "marginally under"]),
        (Hedge.JustOver, ["just over", "just above", "just more than", "slightly over", "slightly more than", "slightly above",
            "a little over", "a little more than", "a little above", "a bit over", "a bit more than", "marginally over",
            "fractionally over", "a shade over", "marginally more than"]),
        (Hedge.Over, ["over", "more than", "above", "greater than", "upwards of", "in excess of", "higher than", "exceeding"]),
        (Hedge.WellOver, ["well over", "well above", "far more than", "many more than", "much more than", "considerably more than",
            "far over"]),
        (Hedge.Under, ["under", "less than", "fewer than", "below", "lower than", "short of"]),
        (Hedge.WellUnder, ["well under", "well below", "far fewer than", "far less than", "much less than",
            "considerably fewer than", "considerably less than"]),
        (Hedge.AtLeast, ["at least", "no fewer than", "no less than", "not less than", "a minimum of"]),
        (Hedge.AtMost, ["at most", "up to", "no more than", "not more than", "a maximum of"]));

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

    // Fractions are told of these numbers, 'one in …' of any up to a hundred; '41 out of 95' is a count.
    private static readonly HashSet<int> Wholes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100];

    private static readonly HashSet<string> People =
        ["respondent", "respondents", "participant", "participants", "person", "people", "link", "worker", "workers", "member", "members"];

    // Words that need no number, with the shares that they fit: 'most' is over a half, 'a few' is at most 15%.
    private static readonly Phrases<ShareRange> Whole = new(
        (new ShareRange(50, 100, WithLow: false), ["majority", "most", "bulk of", "greater part", "larger part", "better part"]),
        (new ShareRange(66, 100), ["vast majority", "great majority", "overwhelming majority", "huge majority"]),
        (new ShareRange(55, 100), ["large majority", "strong majority", "clear majority", "substantial majority", "big majority"]),
        (new ShareRange(50, 60.5, WithLow: false, WithHigh: false), ["slim majority", "narrow majority", "small majority",
            "slight majority", "bare majority"]),
        (new ShareRange(0, 50, WithLow: false, WithHigh: false), ["minority"]),
        (new ShareRange(0, 50), ["less than a majority", "fewer than a majority", "under a majority", "short of a majority"]),
        (new ShareRange(0, 25.5, WithLow: false, WithHigh: false), ["small minority", "tiny minority"]),
        (new ShareRange(15, 50, WithHigh: false), ["large minority", "sizeable minority", "sizable minority",
            "significant minority", "substantial minority"]),
        (new ShareRange(100, 100), ["everyone", "everybody", "all", "every"]),
        (new ShareRange(89.5, 100, WithHigh: false), ["nearly everyone", "almost everyone", "nearly everybody", "almost everybody",
            "virtually everyone", "nearly all", "almost all", "virtually all", "practically all", "just about everyone", "almost every",
            "nearly every", "practically everyone", "all but a few", "all but a handful", "all but one", "all but two", "all but three",
            "everyone but one",
            "everybody but one"]),
        (ShareRange.Of(50, Hedge.None, ReachOfFraction), ["every second", "every other"]),
        (ShareRange.Of(100.0 / 3, Hedge.None, ReachOfFraction), ["every third"]),
        (ShareRange.Of(25, Hedge.None, ReachOfFraction), ["every fourth"]),
        (ShareRange.Of(20, Hedge.None, ReachOfFraction), ["every fifth"]),
        (ShareRange.Of(10, Hedge.None, ReachOfOneInTen), ["every tenth"]),
        (new ShareRange(0, 0), ["nobody", "no one", "none", "not one"]),
        (new ShareRange(0, 5.5, WithLow: false, WithHigh: false), ["very few", "only a very few", "a tiny number"]),
        (new ShareRange(0, 5.5, WithHigh: false), ["hardly anyone", "hardly anybody", "almost nobody", "almost no one",
            "scarcely anyone", "virtually nobody", "virtually no one", "next to nobody", "hardly any"]),
        (new ShareRange(0, 15.5, WithLow: false, WithHigh: false), ["few", "a few", "a handful"]));

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
        if (Whole.Read(words, out length) is { } whole)
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
    public static Hedge ReadHedge(ReadOnlySpan<string> words, out int length) => Hedges.Read(words, out length) ?? Hedge.None;

    // 'A third', 'three quarters', 'half', 'four in ten', 'one out of every five'.
    private static (double Percent, double Reach)? ReadFraction(ReadOnlySpan<string> words, out int length)
    {
        length = 0;
        if (words.Length > 0 && words[0] == "half")
        {
            length = 1;
            return (50, ReachOfFraction);
        }

        var isOne = words.Length > 0 && words[0] is "a" or "an";
        if ((isOne ? 1 : Number(words, out length)) is not (> 0 and var count))
            return null;
        var at = isOne ? 1 : length;
        length = 0;
        if (at < words.Length && Parts.TryGetValue(words[at], out var parts) && count < parts)
        {
            length = at + 1;
            return (100.0 * count / parts, ReachOfFraction);
        }

        return isOne ? null : OutOf(count, words, at, out length);
    }

    // 'One respondent in five', 'nine link workers out of ten', 'four in every ten'.
    private static (double Percent, double Reach)? OutOf(int count, ReadOnlySpan<string> words, int at, out int length)
    {
        length = 0;
        for (var most = at + 2; at < most && at < words.Length && People.Contains(words[at]);)
            at++;
        var next = at < words.Length && words[at] == "in" ? at + 1 : words[at..] is ["out", "of", ..] ? at + 2 : words.Length;
        if (next < words.Length && words[next] == "every")
            next++;
        if (Number(words[Math.Min(next, words.Length)..], out var digits) is not (> 1 and <= 100 and var of)
            || count > of || (count > 1 && !Wholes.Contains(of)))
            return null;
        length = next + digits;
        return (100.0 * count / of, of is 5 or 10 ? ReachOfOneInTen : ReachOfFraction);
    }

    private static int? Number(ReadOnlySpan<string> words, out int length)
    {
        if (NumberWords.Read(words, out length) is { } number)
            return number;
        if (words.Length == 0 || words[0].Length > 3 || !int.TryParse(words[0], NumberStyles.None, null, out number))
            return null;
        length = 1;
        return number;
    }
}
