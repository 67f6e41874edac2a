using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds words for a multiple: 'twice as many … as', 'three times the share of', 'half as often as'.</summary>
internal static class MultipleFinder
{
    // 'Twenty times' and more is said of no two rows that a report compares.
    private const int Most = 20;

    private static readonly Dictionary<string, double> Words = new()
    {
        ["twice"] = 2,
        ["double"] = 2,
        ["half"] = 0.5,
        ["thrice"] = 3,
        ["triple"] = 3,
        ["treble"] = 3,
    };

    /// <summary>
    /// Returns the mention that begins at an index; null if none does. <see cref="Mention.Than"/> is the word before what is multiplied.
    /// </summary>
    public static Mention? Find(Sentence sentence, int i)
    {
        var hedge = ProportionWords.ReadHedge(sentence.Words.AsSpan(i), out var length);
        if (Times(sentence, i + length, out var at) is not { } times)
            return null;
        var mention = new Mention(ClaimKind.Comparison, i, at)
        {
            Relation = Relation.Multiple,
            Times = times,
            Hedge = hedge,
        };
        if (sentence.Is(at, "as"))
            return Clauses.IsFrequency(sentence, at + 1) ? mention with { Than = Clauses.SecondAs(sentence, at) } : null;
        while (sentence.Is(at, "the", "that", "its", "what"))
            at++;
        if (sentence.Is(at, "share", "number", "proportion", "figure", "percentage", "rate", "level", "total"))
            return mention with { Last = at, To = at, Than = at };
        return at > mention.Last && sentence.Is(at + 1, "share", "figure", "level", "it", "proportion", "percentage")
            ? mention with { Last = at - 1, To = at - 1, Than = at - 1 } : null;
    }

    private static double? Times(Sentence sentence, int at, out int next)
    {
        next = at + 1;
        if (at < sentence.Count && Words.TryGetValue(sentence.Words[at], out var times))
            return times;
        if (Numeral.Read(sentence, at) is not { Value: > 1 and < Most } number || !sentence.Is(at + number.Length, "times"))
            return null;
        next = at + number.Length + 1;
        return number.Value;
    }
}
