using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds words for a change from the comparison wave: 'rose', 'up from', '6 points lower', 'fewer than in 2019', 'doubled', 'unchanged'.
/// </summary>
internal static class ChangeFinder
{
    // The name of the wave stands within this many words of 'more than'.
    private const int Near = 10;

    // 'Compared with the survey of 2019, …' begins the sentence.
    private const int LeadingWords = 3;

    /// <summary>Returns the mentions of changes, in the order of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="waves">Where it speaks of the comparison wave.</param>
    /// <param name="values">The numbers of the sentence.</param>
    public static IEnumerable<Mention> Find(Sentence sentence, WaveReferences waves, IReadOnlyList<Mention> values)
    {
        if (!waves.IsCompared)
            yield break;
        var taken = new bool[sentence.Count];
        foreach (var value in values)
            Array.Fill(taken, true, value.First, value.Last + 1 - value.First);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (taken[i] || sentence.Tokens[i].IsQuoted || Of(sentence, i, waves) is not { } mention
                || taken.AsSpan(i, mention.Last + 1 - i).Contains(true))
                continue;
            yield return mention;
            i = mention.Last;
        }
    }

    private static Mention? Of(Sentence sentence, int i, WaveReferences waves) =>
        Multiple(sentence, i, waves) ?? Alone(sentence, i) ?? AsMany(sentence, i, waves) ?? Beside(sentence, i, waves);

    // 'Doubled', 'more than halved', 'twice as many as in 2019', 'double the 2019 figure'.
    private static Mention? Multiple(Sentence sentence, int i, WaveReferences waves)
    {
        var hedge = ProportionWords.ReadHedge(sentence.Words.AsSpan(i), out var before);
        if (ChangeWords.ReadMultiple(sentence.Words.AsSpan(i + before), out var length) is { } times)
            return Change(i, i + before + length - 1, Relation.Multiplied) with { Times = times, Hedge = hedge };
        return MultipleFinder.Find(sentence, i) is { Than: { } than } mention && waves.IsNamedFirst(sentence, than + 1)
            ? mention with { Kind = ClaimKind.Change, Relation = Relation.Multiplied, Than = null } : null;
    }

    private static Mention? Alone(Sentence sentence, int i)
    {
        if (ChangeWords.Read(sentence.Words.AsSpan(i), out var length) is not Relation.None and var alone)
            return IsNegated(sentence, i) ? null : Change(i, i + length - 1, alone);
        return sentence.Is(i, "up", "down") && (IsMove(sentence, i) || IsWhole(sentence, i))
            ? Change(i, i, sentence.Is(i, "up") ? Relation.Rose : Relation.Fell) : null;
    }

    // 'As many as in 2019', 'not as common as last time'.
    private static Mention? AsMany(Sentence sentence, int i, WaveReferences waves) =>
        sentence.Is(i, "as") && Clauses.IsFrequency(sentence, i + 1) && Clauses.SecondAs(sentence, i) is { } second
            && waves.IsNamedFirst(sentence, second + 1)
            ? Change(i, i + 1, sentence.Is(i - 1, "not", "so") ? Relation.Fell : Relation.Unchanged) : null;

    private static Mention? Beside(Sentence sentence, int i, WaveReferences waves)
    {
        var relation = ChangeWords.FindBeside(sentence.Words[i]);
        if (relation == Relation.None || IsNegated(sentence, i))
            return null;
        var isBeside = sentence.Is(i - 1, "points", "point") || IsThanWave(sentence, i, waves) || IsComparedBefore(sentence, i, waves)
            || IsNow(sentence, i, waves) || IsWhole(sentence, i)
            || (sentence.Is(i, "above", "below") && waves.IsNamedFirst(sentence, i + 1));
        return isBeside ? Change(i, i, relation) : null;
    }

    // 'Up from', 'down by', 'up 6 points', ', up', '6 points up'.
    private static bool IsMove(Sentence sentence, int i) => !sentence.Is(i - 1, "make", "makes", "made", "add", "adds", "adding", "making")
        && (sentence.Is(i + 1, "from", "by", "on", "to")
        || Numeral.Read(sentence, i + 1) is not null
        || sentence.Is(i - 1, "points", "point", "went", "sharply", "slightly", "edged", "crept", "nudged", "well", "gone", "was", "were",
            "is", "are", "clearly", "way", "moved", "shot", "inched", "come", "came", "ticked")
        || (Clauses.IsBoundary(sentence, i + 1) && sentence.Is(i - 1, ",", "(", "–")));

    // The cell of a table, or what follows a colon, says no more: 'Listening: fewer'.
    private static bool IsWhole(Sentence sentence, int i) => sentence.Is(i - 1, ":") && Clauses.IsBoundary(sentence, i + 1);

    // 'More … than in 2019', 'higher than before', 'the same as in 2019', with the wave before any other boundary.
    private static bool IsThanWave(Sentence sentence, int i, WaveReferences waves)
    {
        for (var at = i + 1; at < Math.Min(sentence.Count, i + Near); at++)
        {
            if (sentence.Is(at, "than", "as", "to"))
                return waves.IsNamedFirst(sentence, at + 1) || IsEarlier(sentence, at + 1);
            if (Clauses.IsStrong(sentence, at) && !sentence.Is(at, "–"))
                return false;
        }

        return false;
    }

    /// <summary>Returns whether words speak of how it was before: 'less common than they were'.</summary>
    public static bool IsEarlier(Sentence sentence, int at) => sentence.Is(at, "it", "they")
        && (sentence.Is(at + 1, "was", "were") || sentence.Begins(at + 1, "had", "been") || sentence.Begins(at + 1, "used", "to"));

    // 'Compared with 2019, fewer …'.
    private static bool IsComparedBefore(Sentence sentence, int i, WaveReferences waves) =>
        sentence.Is(i, "fewer", "more", "lower", "higher") && !sentence.Is(i + 1, "than") && sentence.Is(i - 1, ",", "slightly", "far",
            "many")
            && Enumerable.Range(i - Near, Near).Any(at => sentence.Is(at, "compared", "since")) && waves.IsWithin(sentence, i - Near, i);

    // 'Is now more common', 'has become rarer since 2019'.
    private static bool IsNow(Sentence sentence, int i, WaveReferences waves)
    {
        var isFrequency = sentence.Is(i, "rarer", "commoner") || (sentence.Is(i, "more", "less") && Clauses.IsFrequency(sentence, i + 1));
        if (sentence.Is(i, "lower", "higher", "smaller", "larger") && !Enumerable.Range(i, Near).Any(at => sentence.Is(at, "than"))
            && (sentence.Is(i - 1, "now") || sentence.Is(i + 1, "now", "today") || sentence.Begins(i + 1, "this", "time")))
            return true;

        // '10% → 33%, so fewer people'.
        if (sentence.Is(i, "fewer", "more", "less") && sentence.Is(i - 1, "so", "hence", "thus", "therefore", "i.e", "meaning")
            && !Enumerable.Range(i, Near).Any(at => sentence.Is(at, "than")) && (sentence.Is(i + 1, "people", "respondents", "of")
                || Clauses.IsBoundary(sentence, i + 1)))
            return true;
        if (!isFrequency || Enumerable.Range(i, Near).Any(at => sentence.Is(at, "than")))
            return false;
        return Enumerable.Range(i - 3, 3).Any(at => sentence.Is(at, "now", "become", "became", "grown", "today"))
            || Enumerable.Range(i + 1, Near).Any(at => sentence.Is(at, "since") && waves.IsWithin(sentence, at + 1, at + 4))
            || (Enumerable.Range(0, LeadingWords).Any(at => sentence.Is(at, "compared")) && waves.IsWithin(sentence, 0, LeadingWords + 2))
            || sentence.Begins(i + 2, "this", "time") || sentence.Begins(i + 2, "than", "before");
    }

    private static bool IsNegated(Sentence sentence, int i) => sentence.Is(i - 1, "not", "no", "never", "neither", "without")
        || (sentence.Is(i - 1, "significantly", "clearly", "really") && sentence.Is(i - 2, "not", "neither"));

    private static Mention Change(int first, int last, Relation relation) => new(ClaimKind.Change, first, last) { Relation = relation };
}
