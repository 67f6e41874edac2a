namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// What two coders, without sight of each other, decided: whether answers fall into a code. A decision is one answer and one code.
/// </summary>
public readonly record struct PairedDecisions
{
    /// <summary>Takes the decisions as counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">Together they are more than <see cref="int"/> holds.</exception>
    public PairedDecisions(int both, int firstOnly, int secondOnly, int neither)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(neither);
        (Both, FirstOnly, SecondOnly, Neither) = (both, firstOnly, secondOnly, neither);
        Base = checked(both + firstOnly + secondOnly + neither);
    }

    /// <summary>The answers that both coders gave the code.</summary>
    public int Both { get; }

    /// <summary>The answers that only the first gave it.</summary>
    public int FirstOnly { get; }

    /// <summary>The answers that only the second gave it.</summary>
    public int SecondOnly { get; }

    /// <summary>The answers that neither gave it.</summary>
    public int Neither { get; }

    /// <summary>The decisions that both coders made: the base of every measure of agreement.</summary>
    public int Base { get; }

    /// <summary>
    /// Counts the decisions on one code. A decision that a coder did not make is null; it is missing, which is no disagreement, and the
    /// answer is left out.
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

    /// <summary>The decisions on several codes as one set, in which each decision weighs the same.</summary>
    /// <exception cref="OverflowException">Together they are more than <see cref="int"/> holds.</exception>
    public static PairedDecisions Over(IReadOnlyCollection<PairedDecisions> codes) =>
        new(
            codes.Sum(code => code.Both),
            codes.Sum(code => code.FirstOnly),
            codes.Sum(code => code.SecondOnly),
            codes.Sum(code => code.Neither));
}
