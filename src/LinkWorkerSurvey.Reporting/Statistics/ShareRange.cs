namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The shares that words for a proportion fit, as limits in per cent of the unrounded share.</summary>
/// <param name="Low">The lower limit, 0 to 100.</param>
/// <param name="High">The upper limit, 0 to 100.</param>
/// <param name="WithLow">Whether the words fit the lower limit itself.</param>
/// <param name="WithHigh">Whether the words fit the upper limit itself.</param>
public readonly record struct ShareRange(double Low, double High, bool WithLow = true, bool WithHigh = true)
{
    // Limits such as 100/3 are not exact in floating point; two shares of people differ by far more.
    private const double Exact = 1e-9;

    // How far under or over a number 'nearly' and 'just over' reach, in points of the rounded percentages.
    private const int Reach = 4;

    // How far 'around' reaches, and how far 'well over' is from the number, in the same points.
    private const int AroundReach = 2;
    private const int WellApart = 5;

    /// <summary>Returns the shares that a number of per cent fits with the words before it.</summary>
    /// <param name="percent">The number, 0 to 100.</param>
    /// <param name="hedge">The words before it.</param>
    /// <param name="reach">How far the rounded percentage may be from the number if no words stand before it, in points.</param>
    public static ShareRange Of(double percent, Hedge hedge, double reach = 0)
    {
        var rounded = Math.Round(percent, MidpointRounding.AwayFromZero);
        return hedge switch
        {
            Hedge.None => new(rounded - reach - 0.5, rounded + reach + 0.5, WithHigh: false),
            Hedge.Around => new(rounded - AroundReach - 0.5, rounded + AroundReach + 0.5, WithHigh: false),
            Hedge.Nearly => new(rounded - Reach - 0.5, percent, WithHigh: false),
            Hedge.JustOver => new(percent, rounded + Reach + 0.5, WithLow: false, WithHigh: false),
            Hedge.Over => new(percent, 100, WithLow: false),
            Hedge.WellOver => new(percent + WellApart - 0.5, 100),
            Hedge.Under => new(0, percent, WithHigh: false),
            Hedge.WellUnder => new(0, percent - WellApart + 0.5),
            Hedge.AtLeast => new(rounded - 0.5, 100),
            Hedge.AtMost => new(0, rounded + 0.5, WithHigh: false),
        };
    }

    /// <summary>Returns whether a share is within the limits. A share of an empty base is within none.</summary>
    public bool Fits(Share share)
    {
        if (share.Base == 0)
            return false;
        var percent = 100.0 * share.Count / share.Base;
        return (WithLow ? percent >= Low - Exact : percent > Low + Exact) && (WithHigh ? percent <= High + Exact : percent < High - Exact);
    }
}
