using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds words that set rows of a table beside each other: a place in their order, or two rows.</summary>
internal static class ComparisonFinder
{
    /// <summary>Returns the mentions of comparisons, in the order of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="waves">Where it speaks of the comparison wave.</param>
    /// <param name="values">The numbers and changes of the sentence.</param>
    public static IEnumerable<Mention> Find(Sentence sentence, WaveReferences waves, IReadOnlyList<Mention> values)
    {
        var taken = new bool[sentence.Count];
        foreach (var value in values)
            Array.Fill(taken, true, value.First, value.Last + 1 - value.First);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (taken[i] || sentence.Tokens[i].IsQuoted
                || (RankFinder.Find(sentence, i) ?? PairFinder.Find(sentence, i, waves)) is not { } mention
                || taken.AsSpan(i, mention.Last + 1 - i).Contains(true))
                continue;
            yield return mention with { IsOfOtherWave = waves.IsSaidOf(sentence, mention) };
            i = mention.Last;
        }
    }
}
