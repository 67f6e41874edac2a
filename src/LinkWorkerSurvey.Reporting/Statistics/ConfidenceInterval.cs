using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// A 95% confidence interval. It holds only if the respondents are a random sample: it does not reflect how self-selected respondents
/// differ from people who did not respond.
/// </summary>
/// <param name="Low">The lower limit: 0 to 1 for a share, -1 to 1 for a difference of shares.</param>
/// <param name="High">The upper limit, in the same unit; never under <paramref name="Low"/>.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>
    /// The limits of a share's confidence interval as percentages, rounded to whole numbers (half away from zero), such as <c>12 to
    /// 34%</c>. As in <see cref="Share.InPrint"/>, only an exact limit is printed as 0 or 100: others are '&lt;1' and '&gt;99'.
    /// </summary>
    [JsonIgnore]
    public string InPercent => $"{Whole(Low)} to {Whole(High)}%";

    private static string Whole(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero) switch
    {
        0 when share > 0 => "<1",
        100 when share < 1 => ">99",
        var percent => percent.ToString(CultureInfo.InvariantCulture),
    };
}
