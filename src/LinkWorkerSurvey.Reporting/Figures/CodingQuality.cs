using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>How far the coding of a table can be relied on: what two coders made of the same answers, and whether they had help.</summary>
public sealed record CodingQuality
{
    /// <summary>The number of texts with a coding decision other than 'needs a second look'.</summary>
    public required int Decided { get; init; }

    /// <summary>The number of those decisions that were made while suggestions of codes were visible.</summary>
    public required int WithSuggestions { get; init; }

    /// <summary>The number of texts that two coders coded, each without seeing the other's codes.</summary>
    public required int CodedTwice { get; init; }

    /// <summary>The number of text answers to the question.</summary>
    public required int Texts { get; init; }

    /// <summary>The number of answers that agreement is calculated from: texts in the same words are one answer.</summary>
    public required int Answers { get; init; }

    /// <summary>
    /// Krippendorff's alpha for nominal data over all pairs of an answer and a code, -1 to 1; null if it is not defined.
    /// </summary>
    public required double? Alpha { get; init; }

    /// <summary>The 95% bootstrap interval of <see cref="Alpha"/>, over answers; null if it is not defined.</summary>
    public required BootstrapInterval? AlphaInterval { get; init; }

    /// <summary>The texts coded twice as a whole percentage of all texts; null without texts. A 0 or 100 may be rounded.</summary>
    public int? CodedTwicePercent => new Share(CodedTwice, Texts).Percent;

    /// <summary>
    /// The decisions made while suggestions were visible as a whole percentage of all; null without decisions. A 0 or 100 may be rounded.
    /// </summary>
    public int? WithSuggestionsPercent => new Share(WithSuggestions, Decided).Percent;

    /// <summary>
    /// The agreement in words, such as 'coded twice: 28%, alpha 0.81 (95% interval 0.70 to 0.90), n = 30'; null if no answer was coded by
    /// two coders.
    /// </summary>
    public string? Agreement => CodedTwice == 0 ? null
        : $"coded twice: {new Share(CodedTwice, Texts).InPrint}, "
            + (Alpha is { } alpha ? $"alpha {Number(alpha)}" : "alpha not defined, because all decisions are the same")
            + (AlphaInterval is { } interval ? $" (95% interval {Number(interval.Low)} to {Number(interval.High)})" : "")
            + $", n = {Answers:N0}";

    /// <summary>The notes that readers of the table need, in sentences.</summary>
    internal IEnumerable<string> Notes()
    {
        if (Agreement is { } agreement)
            yield return $"{char.ToUpperInvariant(agreement[0])}{agreement[1..]}.";
        if (WithSuggestions > 0)
            yield return $"Suggestions of codes were visible in {new Share(WithSuggestions, Decided).InPrint} of coding decisions.";
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
