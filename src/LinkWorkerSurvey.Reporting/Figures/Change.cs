using System.Text.Json.Serialization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// The difference between a row's share in this window and the matching row's share in the comparison wave. If that wave published only a
/// rounded percentage, several counts can round to it: one change is for the lowest of them, another for the highest.
/// </summary>
public sealed record Change
{
    /// <summary>Compares the row's shares in two waves.</summary>
    /// <param name="share">The share in this window.</param>
    /// <param name="other">The share in the comparison wave. No respondent may be in the bases of both shares.</param>
    /// <exception cref="ArgumentException">One of the bases is 0.</exception>
    public Change(Share share, Share other)
    {
        var difference = ShareDifference.Between(share, other) ?? throw new ArgumentException("Nothing can be compared on an empty base.");
        (Share, Other) = (share, other);
        (Points, Low, High) = (100 * difference.Difference, 100 * difference.Interval.Low, 100 * difference.Interval.High);
        var (apart, of) = (((long)share.Count * other.Base) - ((long)other.Count * share.Base), (long)share.Base * other.Base);
        WholePoints = (int)(((200 * Math.Abs(apart)) + of) / (2 * of));
    }

    /// <summary>The row's share in this window.</summary>
    [JsonIgnore]
    public Share Share { get; }

    /// <summary>The row's share in the comparison wave.</summary>
    [JsonIgnore]
    public Share Other { get; }

    /// <summary>
    /// The number of respondents in the comparison wave's row: the only possible one, or the lowest or highest possible one.
    /// </summary>
    public int Count => Other.Count;

    /// <summary>
    /// The row's percentage in the comparison wave, rounded to a whole number. A 0 or 100 may be rounded: the count and the base tell.
    /// </summary>
    public int? Percent => Other.Percent;

    /// <summary>
    /// The difference of the unrounded shares in percentage points, -100 to 100. Above 0 if this window's share is the higher one.
    /// </summary>
    public double Points { get; }

    /// <summary>The lower limit of the difference's 95% confidence interval (Newcombe, 1998), in percentage points.</summary>
    public double Low { get; }

    /// <summary>The upper limit of the difference's 95% confidence interval (Newcombe, 1998), in percentage points.</summary>
    public double High { get; }

    /// <summary>
    /// The difference without its sign, rounded from the unrounded shares to whole percentage points; half a point is rounded up.
    /// </summary>
    [JsonIgnore]
    public int WholePoints { get; }
}
