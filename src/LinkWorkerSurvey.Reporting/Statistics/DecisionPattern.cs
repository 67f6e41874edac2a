namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// What alpha, AC1 and percent agreement need to know of a unit: how many coders decided on it, in how many pairs they differ, and how
/// often they chose each value. Units with the same pattern are interchangeable. Neither the names nor the order of coders and units are in
/// it.
/// </summary>
internal sealed class DecisionPattern : IComparable<DecisionPattern>
{
    // The number of coders, that of differing pairs, and each value followed by its count: one array, so that patterns compare as a whole.
    private readonly long[] numbers;

    /// <summary>Creates the pattern of a unit.</summary>
    /// <param name="decisions">The decisions of the unit's coders: at least one, all on the same items.</param>
    public DecisionPattern(IReadOnlyList<CoderDecision> decisions)
    {
        var (items, coders) = (decisions[0].Values.Count, decisions.Count);
        var values = new int[items * coders];
        var differing = (long)values.Length * coders;
        for (var item = 0; item < items; item++)
        {
            var chosen = values.AsSpan(item * coders, coders);
            for (var coder = 0; coder < coders; coder++)
                chosen[coder] = decisions[coder].Values[item];
            chosen.Sort();
            for (var left = chosen; left.Length > 0; left = left[Run(left)..])
                differing -= (long)Run(left) * Run(left);
        }

        var all = new List<long> { coders, differing };
        Array.Sort(values);
        for (var left = values.AsSpan(); left.Length > 0; left = left[Run(left)..])
            all.AddRange([left[0], Run(left)]);
        numbers = [.. all];
    }

    /// <summary>The number of coders who decided on the unit.</summary>
    public long Coders => numbers[0];

    /// <summary>
    /// The ordered pairs of coders who differ, as a share of all pairs of coders who decided on an item, added up over the items: 0 if the
    /// coders never differ, the number of items if no two coders ever agree.
    /// </summary>
    public double DifferingShare => Disagreement / Coders;

    /// <summary>The observed disagreement of alpha: the number of ordered pairs of coders who differ, for each other coder.</summary>
    public double Disagreement => numbers[1] / (Coders - 1.0);

    /// <summary>The values that the coders chose, in ascending order, each with how often they chose it over all items.</summary>
    public IEnumerable<(int Value, long Count)> Values
    {
        get
        {
            for (var i = 2; i < numbers.Length; i += 2)
                yield return ((int)numbers[i], numbers[i + 1]);
        }
    }

    public int CompareTo(DecisionPattern? other) => numbers.AsSpan().SequenceCompareTo(other is null ? [] : other.numbers);

    // The number of values at the start that are the same.
    private static int Run(ReadOnlySpan<int> sorted) => sorted.IndexOfAnyExcept(sorted[0]) is var end and > 0 ? end : sorted.Length;
}
