using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A point of a rating scale, parsed from the label of its option, such as <c>3</c> or <c>5 - Very confident</c>.</summary>
/// <param name="Number">The number of the point, from 0.</param>
/// <param name="Words">The verbal label of the point; null if it has only a number.</param>
public sealed partial record ScalePoint(int Number, string? Words)
{
    /// <summary>
    /// Parses the label of an option. Returns null unless it is a number of one or two digits, alone or followed by a separator and words.
    /// </summary>
    public static ScalePoint? Read(string label)
    {
        if (Label().Match(label) is not { Success: true } point)
            return null;
        var words = point.Groups[2].Success ? point.Groups[2].Value : null;
        return new ScalePoint(int.Parse(point.Groups[1].ValueSpan, CultureInfo.InvariantCulture), words);
    }

    [GeneratedRegex(@"\A([0-9]{1,2})(?:\s*[-–—:.,)=]\s*(\S.*))?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Label();
}
