namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>A count of respondents as a proportion of a base that is known exactly or within limits.</summary>
/// <param name="Count">The number of respondents; at most the lowest possible base.</param>
/// <param name="Base">The possible numbers of respondents in the base.</param>
public readonly record struct PossibleShare(int Count, PossibleCounts Base)
{
    /// <summary>Creates a share with a known base.</summary>
    public PossibleShare(Share share)
        : this(share.Count, new PossibleCounts(share.Base, share.Base))
    {
    }

    /// <summary>The share of the highest possible base.</summary>
    public Share Lowest => new(Count, Base.High);

    /// <summary>The share of the lowest possible base.</summary>
    public Share Highest => new(Count, Base.Low);

    /// <summary>The share of each possible base, the lowest base first.</summary>
    internal IEnumerable<Share> Possible
    {
        get
        {
            var count = Count;
            return Enumerable.Range(Base.Low, Base.High - Base.Low + 1).Select(outOf => new Share(count, outOf));
        }
    }

    /// <summary>
    /// The percentage as in <see cref="Share.InPrint"/> if every possible base gives the same; otherwise the lowest and the highest
    /// possible percentage, such as <c>54 to 57%</c>.
    /// </summary>
    public string InPrint
    {
        get
        {
            var (low, high) = (Lowest.InPrint, Highest.InPrint);
            return low == high ? low : $"{low.TrimEnd('%')} to {high}";
        }
    }
}
