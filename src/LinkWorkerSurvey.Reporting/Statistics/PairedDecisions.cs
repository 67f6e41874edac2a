namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Counts of the coding decisions of two coders who worked independently. A decision says whether one answer has one code.
/// </summary>
public readonly record struct PairedDecisions
{
    /// <summary>Creates the counts from the four cells of the two-by-two table of both coders' decisions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">The sum of the counts exceeds <see cref="int.MaxValue"/>.</exception>
    public PairedDecisions(int both, int firstOnly, int secondOnly, int neither)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(neither);
        (Both, FirstOnly, SecondOnly, Neither) = (both, firstOnly, secondOnly, neither);
        Base = checked(both + firstOnly + secondOnly + neither);
    }

    /// <summary>The number of decisions in which both coders gave the answer the code.</summary>
    public int Both { get; }

    /// <summary>The number of decisions in which only the first coder gave the answer the code.</summary>
    public int FirstOnly { get; }

    /// <summary>The number of decisions in which only the second coder gave the answer the code.</summary>
    public int SecondOnly { get; }

    /// <summary>The number of decisions in which neither coder gave the answer the code.</summary>
    public int Neither { get; }

    /// <summary>The number of decisions that both coders made: the base of every measure of agreement.</summary>
    public int Base { get; }

    /// <summary>
    /// Counts the decisions of both coders on one code. Null stands for a decision that a coder did not make. Such an answer is left out,
    /// because a missing decision is not a disagreement.
    /// </summary>
    public static PairedDecisions Of(IEnumerable<(bool? First, bool? Second)> decisions)
    {
        var times = decisions.CountBy(pair => pair).ToDictionary();
        return new PairedDecisions(
            times.GetValueOrDefault((true, true)),
            times.GetValueOrDefault((true, false)),
            times.GetValueOrDefault((false, true)),
            times.GetValueOrDefault((false, false)));
    }

    /// <summary>Adds up the decisions on several codes. Every decision has the same weight.</summary>
    /// <exception cref="OverflowException">The sum of the counts exceeds <see cref="int.MaxValue"/>.</exception>
    public static PairedDecisions Over(IReadOnlyCollection<PairedDecisions> codes) =>
        new(
            codes.Sum(code => code.Both),
            codes.Sum(code => code.FirstOnly),
            codes.Sum(code => code.SecondOnly),
            codes.Sum(code => code.Neither));
}
