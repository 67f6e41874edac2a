namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Calculates Cohen's kappa, unit by unit.</summary>
/// <remarks>
/// J. Cohen, 'A coefficient of agreement for nominal scales', Educational and Psychological Measurement 20 (1960) 37-46.
/// </remarks>
internal sealed class CohenKappa
{
    private readonly Dictionary<int, Dictionary<int, long>> frequencies = [];
    private long items;
    private long agreeing;

    /// <summary>The number of coders so far.</summary>
    public int Coders => frequencies.Count;

    /// <summary>Adds the decisions on a unit, of at least two coders.</summary>
    public void Add(IReadOnlyList<CoderDecision> decisions)
    {
        foreach (var (coder, values) in decisions)
        {
            if (!frequencies.TryGetValue(coder, out var frequency))
                frequencies.Add(coder, frequency = []);
            foreach (var value in values)
                frequency[value] = frequency.GetValueOrDefault(value) + 1;
        }

        items += decisions[0].Values.Count;
        agreeing += decisions[0].Values.Zip(decisions[1].Values).Count(pair => pair.First == pair.Second);
    }

    /// <summary>Returns kappa, -1 to 1; null unless there are exactly two coders, and if both chose one value throughout.</summary>
    public double? Value()
    {
        if (Coders != 2)
            return null;
        var (first, second) = (frequencies.Values.First(), frequencies.Values.Last());
        var chance = first.Sum(value => value.Value * second.GetValueOrDefault(value.Key));
        var all = items * items;
        return all == chance ? null : (double)((items * agreeing) - chance) / (all - chance);
    }
}
