using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// Compares a survey window's figures with those of another wave. Pure function: the same figures always give the same comparison.
/// </summary>
public static class WaveComparison
{
    /// <summary>Says why the figures of a reconstruction are not compared.</summary>
    public const string NoReconstruction = "A reconstruction cannot be compared: no figure of it was counted from people.";

    private const string SameRespondents =
        "Nothing here shows who answered in both waves. The test treats the waves as different people: if the "
            + "same people tend to answer as before, it finds too few differences rather than too many.";

    private const string TwoAdjustments =
        "The 95% interval of a difference is for its row alone; the verdict comes from p-values that are adjusted over all compared rows "
            + "of the table (Holm).";

    private const string Methods =
        "P-values are of the two-sided z-test with pooled variance, or of Fisher's exact test where an expected count is under 5; the "
            + "interval is Newcombe's.";

    /// <summary>
    /// Returns a copy of the figures in which each table and row has its comparison with another wave. If the base or the treatment of
    /// coded answers differs, or percentages are of mentions, no table is compared, and the copy only states the reason.
    /// </summary>
    /// <param name="figures">The figures of a window.</param>
    /// <param name="questionnaire">The questionnaire of that window.</param>
    /// <param name="other">The comparison wave.</param>
    /// <exception cref="ArgumentException">The window is a reconstruction, or the comparison wave is the same window.</exception>
    public static WindowFigures ComparedWith(this WindowFigures figures, QuestionnaireDocument questionnaire, ComparisonWave other)
    {
        if (figures.Kind == WindowKind.Reconstruction)
            throw new ArgumentException(NoReconstruction, nameof(figures));
        if (other.Kind is not null && other.Name == figures.Window)
            throw new ArgumentException("A window is not compared with itself.", nameof(other));

        var unlike = Unlike(figures, other);
        return figures with
        {
            Comparison = new()
            {
                With = other.Name,
                Title = other.Title,
                Called = other.Called,
                Kind = other.Kind,
                Break = unlike,
                Notes = unlike is null ? [.. Notes(figures, other)] : [],
            },
            Questions = unlike is null
                ? [.. figures.Questions.Select(table => new ComparedTable(table, figures.BeforeCoding, questionnaire, other).Table())]
                : figures.Questions,
        };
    }

    /// <summary>
    /// Returns the questions and rows that staff can match with the comparison wave, including those that are matched already.
    /// </summary>
    /// <param name="figures">The figures of a window.</param>
    /// <param name="questionnaire">The questionnaire of that window.</param>
    /// <param name="other">The comparison wave.</param>
    public static IReadOnlyList<MatchChoice> Choices(WindowFigures figures, QuestionnaireDocument questionnaire, ComparisonWave other) =>
        [
            .. figures
                .Questions.SelectMany(table => new TableMatch(table, questionnaire, other).Choices())
                .Where(choice => choice.Offered.Count > 0),
        ];

    private static string? Unlike(WindowFigures figures, ComparisonWave other)
    {
        if (figures.Of == PercentageBase.Mentions)
            return "Percentages of mentions are not compared: one respondent can make several mentions, and no test here allows for that.";
        if ((figures.Of, figures.BeforeCoding) == (other.Of, other.BeforeCoding))
            return null;
        return other.Kind is null
            ? $"The figures of {other.Called} were published of all respondents and after coding. Only figures with the same base "
                + "and coding are compared with them."
            : "The figures of the two waves differ in base or coding.";
    }

    private static IEnumerable<string> Notes(WindowFigures figures, ComparisonWave other)
    {
        // A published wave, which has no kind, was open to all, like a live one.
        string[] selections =
            [.. new[] { figures.Kind, other.Kind ?? WindowKind.Live }.Distinct().Select(RespondentSelection.Of).Distinct()];
        yield return
            $"Intervals, p-values and verdicts hold only if in each wave {RespondentSelection.Who(figures.Of)} were a random sample of the "
                + $"people it is about: {string.Join(", and ", selections)}, so they may not hold. The mix of people responding may differ "
                + "between waves, and nothing here allows for that.";
        yield return SameRespondents;
        yield return TwoAdjustments;
        yield return Methods;
        if (other.Kind == WindowKind.Demonstration)
            yield return $"Some of the answers of {other.Title} are synthetic (generated, not real responses).";
    }
}
