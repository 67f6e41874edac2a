using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds where a sentence speaks of the comparison wave: by its name or year, or as 'last time', 'previously' or 'before'.
/// </summary>
internal sealed class WaveReferences
{
    // How many words may stand between a number and the name of the wave, after it and before it.
    private const int Near = 7;
    private const int Far = 20;

    // A name among this many words at the beginning of a sentence is said of all its numbers, up to 'now'.
    public const int LeadingWords = 4;

    private static readonly string[] Now = ["now", "today", "currently", "presently", "this", "nowadays"];

    // 'The previous survey', 'the first wave', 'the baseline': words for the comparison wave, of which the second is a noun.
    private static readonly string[] Earlier =
        ["previous", "earlier", "first", "prior", "last", "original", "comparison", "baseline", "older"];

    private static readonly string[] Waves =
    [
        "survey", "wave", "time", "round", "study", "edition", "poll", "figure", "figures", "results", "result", "exercise", "sample",
        "cohort",
    ];

    private static readonly string[] Later = ["this", "new", "latest", "current", "second", "present", "recent", "newer", "later"];

    private readonly HashSet<string> names = [];
    private readonly HashSet<string> thisNames;

    public WaveReferences(WindowFigures figures)
    {
        thisNames = [.. Years(figures.Title)];
        if (figures.Comparison is not { } comparison)
            return;
        IsCompared = true;
        names = [.. Years($"{comparison.With} {comparison.Title}").Except(thisNames)];
        thisNames.ExceptWith(Years(comparison.With));
    }

    /// <summary>Whether the figures are compared with another wave.</summary>
    public bool IsCompared { get; }

    /// <summary>Returns whether a reference to the comparison wave begins at an index.</summary>
    public bool IsAt(Sentence sentence, int index) => IsCompared && index >= 0 && index < sentence.Count
        && (names.Contains(sentence.Words[index])
            || (sentence.Is(index, Earlier) && sentence.Is(index + 1, Waves) && !sentence.Begins(index, "first", "time"))
            || sentence.Begins(index, "the", "previous") || sentence.Begins(index, "time", "before")
            || sentence.Begins(index, "back", "then") || (sentence.Is(index, "years") && sentence.Is(index + 1, "ago", "earlier"))
            || (sentence.Is(index, "then") && (sentence.Is(index + 1, ":")
                || (Numeral.Read(sentence, index + 1) is not null && Array.IndexOf(sentence.Words, "now") > index)
                || (index > 0 && ReportWords.IsVerb(sentence.Words[index - 1]) && sentence.Is(index + 1, "with", "at", "by", "on"))))
            || (sentence.Is(index, "then") && (sentence.Is(index - 1, "%", "cent", "percent", "points", "was", "were", "it", "as",
                "respondents", "people")
                    || (index > 0 && sentence.Tokens[index - 1].IsNumber))
                && (Clauses.IsBoundary(sentence, index + 1) || sentence.Is(index + 1, "and", "to")))
            || sentence.Is(index, "previously", "beforehand", "formerly", "baseline")
            || (sentence.Is(index, "before") && Clauses.IsBoundary(sentence, index + 1)));

    /// <summary>Returns whether a reference to the wave of the figures themselves begins at an index.</summary>
    public bool IsThisAt(Sentence sentence, int index) => IsCompared
        && (sentence.Is(index, "now", "today", "currently", "presently", "nowadays", "here")
            || (sentence.Is(index, Later) && (sentence.Is(index + 1, Waves) || sentence.Begins(index, "this", "year")))
            || (index >= 0 && index < sentence.Count && thisNames.Contains(sentence.Words[index])));

    /// <summary>Returns for each token whether it belongs to a reference to the comparison wave.</summary>
    public bool[] Within(Sentence sentence)
    {
        var within = new bool[sentence.Count];
        for (var i = 0; i < within.Length; i++)
        {
            if (!IsAt(sentence, i))
                continue;
            within[i] = true;
            if (i + 1 < within.Length && (sentence.Is(i + 1, Waves) || sentence.Is(i + 1, "before")))
                within[i + 1] = true;
        }

        return within;
    }

    /// <summary>Returns whether a reference stands between two indexes.</summary>
    public bool IsWithin(Sentence sentence, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, sentence.Count); i++)
        {
            if (IsAt(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Returns whether the words from an index on name the comparison wave before anything else: 'in 2019', 'the 15% of 2019'.
    /// </summary>
    public bool IsNamedFirst(Sentence sentence, int index)
    {
        for (var i = index; i < Math.Min(sentence.Count, index + Near + 1); i++)
        {
            if (IsAt(sentence, i))
                return true;
            var isNumber = Numeral.Read(sentence, i) is not null || sentence.Is(i, "%", "per", "cent", "percent");
            if (!isNumber && !sentence.Is(i, "in", "at", "the", "of", "it", "was", "were", "they", "did", "back", "share", "figure",
                "level",
                "those", "that", "there", "respondents", "had", "been", "by", "seen", "recorded", "reported", "from", "than", "who"))
                return false;
        }

        return false;
    }

    /// <summary>Returns whether a comparison is said of the comparison wave: 'in 2019 it was the least chosen'.</summary>
    public bool IsSaidOf(Sentence sentence, Mention mention)
    {
        if (!IsCompared)
            return false;
        var isCommaPassed = false;
        for (var i = mention.First - 1; i >= Math.Max(0, mention.First - Far); i--)
        {
            isCommaPassed |= sentence.Is(i, ",", ")");
            if (Clauses.IsStrong(sentence, i) || sentence.Is(i, Now))
                break;

            // 'Listening, named most in 2019, came second': the name belongs to the words between the commas.
            if (IsAt(sentence, i) && IsAttribution(sentence, i, mention.First))
                return !isCommaPassed || i < LeadingWords || Clauses.IsBoundary(sentence, i - 1) || Clauses.IsBoundary(sentence, i - 2);
        }

        for (var i = mention.Last + 1; i < Math.Min(sentence.Count, mention.Last + Far); i++)
        {
            if (Clauses.IsStrong(sentence, i) && i != mention.Than)
                return false;
            if (IsAt(sentence, i))
                return IsAttribution(sentence, i, mention.First);
        }

        return false;
    }

    /// <summary>
    /// Returns whether a name of the comparison wave says of what is beside it that it is of that wave, as 'in 2019 it was 72%' does, but
    /// not 'since 2019' or 'compared with the survey of 2019'.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The index of the name.</param>
    /// <param name="mention">The index of what stands beside it.</param>
    public static bool IsAttribution(Sentence sentence, int at, int mention)
    {
        if (sentence.Is(at + 1, "figure", "figures", "level", "share", "result", "'s", "'", "\u2019")
            || (at < mention && sentence.Begins(at + 1, ",", "when")))
            return true;
        var before = at - 1;
        while (sentence.Is(before, "the", "in", "at", "of", "survey", "wave", "study", "back", "our", "figures", "results", "round"))
            before--;
        if (sentence.Is(before, "than", "since", "with", "to", "from", "on", "as", "over", "against", "compared", "versus", "vs"))
            return sentence.Is(mention - 1, "(") && mention - 1 == at + 1;
        return true;
    }

    private static IEnumerable<string> Years(string title) => title.ToLowerInvariant().Split([' ', ',', '-', '(', ')'])
        .Where(word => word.Length == 4 && word.All(char.IsAsciiDigit));
}
