using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether one share is the multiple of another that a text states.</summary>
internal static class Multiples
{
    /// <summary>
    /// Returns whether the ratio of two shares rounds to the multiple; 'more than' and 'nearly' have the right side, up to the next one.
    /// </summary>
    /// <param name="first">The share that is called a multiple.</param>
    /// <param name="second">The other share.</param>
    /// <param name="times">The multiple: 2 for 'twice', 0.5 for 'half'.</param>
    /// <param name="hedge">The words before it.</param>
    public static bool Fit(Share first, Share second, double times, Hedge hedge)
    {
        var (one, other) = (first.Count * (double)second.Base, second.Count * (double)first.Base);
        var ratio = times >= 1 ? one / other : other / one;
        var whole = times >= 1 ? times : 1 / times;

        // 'Nearly half as many' is less than half: the ratio of the larger share to the smaller one is over 2.
        return hedge switch
        {
            Hedge.None or Hedge.Around => IsNear(ratio, whole),
            Hedge.JustOver or Hedge.Over or Hedge.WellOver => ratio > whole && ratio < whole + 1,
            Hedge.AtLeast => ratio >= whole,
            Hedge.Nearly or Hedge.Under or Hedge.WellUnder => times >= 1 ? ratio < whole && ratio >= whole - 1
                : ratio > whole && ratio < whole + 1,
            Hedge.AtMost => ratio <= whole,
        };
    }

    private static bool IsNear(double ratio, double whole) => ratio >= whole - 0.5 && ratio < whole + 0.5;
}
