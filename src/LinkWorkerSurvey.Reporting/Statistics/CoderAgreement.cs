namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The agreement of coders who worked independently, by four measures. In each, full agreement is the largest value. The measures differ in
/// the agreement that they expect by chance. All of them have the same base: the units that at least two coders decided. Any other unit
/// changes nothing, because a missing decision is not a disagreement.
/// </summary>
/// <param name="Units">The number of units that at least two coders decided.</param>
/// <param name="Items">
/// The number of items of these units: the units themselves if coders chose one value for each, otherwise pairs of a unit and a code.
/// </param>
/// <param name="Coders">The number of coders of these units.</param>
/// <param name="PercentAgreement">
/// The percentage of agreeing pairs among the pairs of coders who decided on an item, averaged over items; 0 to 100. Null without items.
/// </param>
/// <param name="CohenKappa">
/// Cohen's kappa, -1 to 1. Chance agreement is calculated from each coder's own frequencies. Null unless there are exactly two coders, and
/// without variation: if both chose one value throughout, kappa is 0 divided by 0. If nearly all decisions are alike, kappa is low even if
/// the coders nearly always agree.
/// </param>
/// <param name="GwetAc1">
/// Gwet's AC1, -1 to 1. Chance agreement arises only if coders guess, which AC1 assumes for hard decisions. AC1 therefore stays near
/// percent agreement if nearly all decisions are alike, and is 1 if all are. It depends on the number of values; those that nobody chose do
/// not count. Null only without items.
/// </param>
/// <param name="KrippendorffAlpha">
/// Krippendorff's alpha for nominal data, -1 to 1. Chance agreement is that of two values drawn at random from all values of all coders.
/// Null without variation: if all coders chose one value throughout, alpha is 0 divided by 0.
/// </param>
/// <param name="AlphaInterval">
/// The 95% confidence interval of alpha, by a bootstrap over units. Null if alpha is, and for fewer than two units.
/// </param>
public sealed record CoderAgreement(
    int Units,
    int Items,
    int Coders,
    double? PercentAgreement,
    double? CohenKappa,
    double? GwetAc1,
    double? KrippendorffAlpha,
    BootstrapInterval? AlphaInterval)
{
    /// <summary>
    /// Calculates the agreement on units. The order of units, of their decisions and of coders changes nothing, not even a last digit.
    /// </summary>
    /// <param name="units">
    /// The decisions on each unit, at most one of each coder, all with as many values. A coder who did not decide is left out.
    /// </param>
    /// <exception cref="ArgumentException">A coder decided twice on a unit, or coders decided on different numbers of items.</exception>
    /// <remarks>
    /// Percent agreement and AC1: K. L. Gwet, 'Computing inter-rater reliability and its variance in the presence of high agreement',
    /// British Journal of Mathematical and Statistical Psychology 61 (2008) 29-48. Where decisions are missing, both average over units, as
    /// <c>pa.coeff.raw</c> and <c>gwet.ac1.raw</c> of the R package irrCAC do. These let a unit that only one coder decided count in the
    /// chance agreement of AC1; here it counts in nothing, so that all four measures are of the same units. Kappa: J. Cohen, 'A coefficient
    /// of agreement for nominal scales', Educational and Psychological Measurement 20 (1960) 37-46. Alpha: K. Krippendorff, 'Computing
    /// Krippendorff's alpha-reliability' (2011).
    /// </remarks>
    public static CoderAgreement Of(IEnumerable<IReadOnlyList<CoderDecision>> units)
    {
        var patterns = new SortedDictionary<DecisionPattern, int>();
        var (kappa, items) = (new CohenKappa(), 0);
        foreach (var decisions in units)
        {
            Require(decisions);
            if (decisions.Count < 2)
                continue;
            var pattern = new DecisionPattern(decisions);
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
            items = checked(items + decisions[0].Values.Count);
            kappa.Add(decisions);
        }

        int[] counts = [.. patterns.Values];
        var alpha = new KrippendorffAlpha(patterns.Keys);
        var agreement = items == 0 ? (double?)null : 1 - (patterns.Sum(p => p.Value * p.Key.DifferingShare) / items);
        var chance = ChanceOfAc1(patterns, items);
        return new CoderAgreement(
            counts.Sum(),
            items,
            kappa.Coders,
            100 * agreement,
            kappa.Value(),
            (agreement - chance) / (1 - chance),
            alpha.Of(counts),
            alpha.Interval(counts));
    }

    private static double ChanceOfAc1(SortedDictionary<DecisionPattern, int> patterns, int items)
    {
        var shares = new SortedDictionary<int, double>();
        foreach (var (pattern, units) in patterns)
        {
            foreach (var (value, count) in pattern.Values)
                shares[value] = shares.GetValueOrDefault(value) + ((double)units * count / pattern.Coders / items);
        }

        return shares.Count < 2 ? 0 : shares.Values.Sum(share => share * (1 - share)) / (shares.Count - 1);
    }

    private static void Require(IReadOnlyList<CoderDecision> decisions)
    {
        if (decisions.Any(decision => decision.Values.Count != decisions[0].Values.Count))
            throw new ArgumentException("The coders of a unit decide on the same items.", nameof(decisions));
        if (decisions.DistinctBy(decision => decision.Coder).Count() < decisions.Count)
            throw new ArgumentException("A coder decides once on a unit.", nameof(decisions));
    }
}
