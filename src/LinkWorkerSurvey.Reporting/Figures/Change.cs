using System.Text.Json.Serialization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>How far a row is from one count of the other wave's.</summary>
public sealed record Change
{
    /// <summary>Compares two shares.</summary>
    /// <param name="share">The share compared.</param>
    /// <param name="other">The share it is compared with; nobody may be in both bases.</param>
    /// <exception cref="ArgumentException">One of the bases is empty.</exception>
    public Change(Share share, Share other)
    {
        var difference = ShareDifference.Between(share, other) ?? throw new ArgumentException("Nothing can be compared on an empty base.");
        (Other, Points, Low, High) = (other, 100 * difference.Difference, 100 * difference.Interval.Low, 100 * difference.Interval.High);
        var (apart, of) = (((long)share.Count * other.Base) - ((long)other.Count * share.Base), (long)share.Base * other.Base);
        WholePoints = (int)(((200 * Math.Abs(apart)) + of) / (2 * of));
    }

    /// <summary>The share in the other wave.</summary>
    [JsonIgnore]
    public Share Other { get; }

    /// <summary>The respondents in the other wave.</summary>
    public int Count => Other.Count;

    /// <summary>Their whole percentage of the other wave's base.</summary>
    public int? Percent => Other.Percent;

    /// <summary>
    /// The difference in percentage points, from the shares as they are before rounding: -100 to 100, above 0 where the share is higher
    /// than the other wave's.
    /// </summary>
    public double Points { get; }

    /// <summary>The lower limit of the difference's 95% interval (Newcombe's), in percentage points.</summary>
    public double Low { get; }

    /// <summary>The upper limit, in the same units.</summary>
    public double High { get; }

    /// <summary>The size of the difference in whole points, whichever way it goes; half rounded up, from the exact ratio.</summary>
    [JsonIgnore]
    public int WholePoints { get; }
}
