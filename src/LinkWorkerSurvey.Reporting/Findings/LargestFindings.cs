using System.Text.RegularExpressions;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Findings;

/// <summary>Finds the figures with which a summary of a survey begins.</summary>
public static partial class LargestFindings
{
    /// <summary>The maximum number of findings.</summary>
    public const int Most = 5;

    // Rows with these labels say nothing about the question, whether they are options or codes.
    private static readonly string[] Empty =
        ["no answer", "no response", "not answered", "not applicable", "n/a", "none", "prefer not to say", "don't know", "don’t know"];

    /// <summary>
    /// Returns the largest shares of a survey, at most one for each question and at most <see cref="Most"/>, largest first. Left out are
    /// questions with uncoded answers, because coding can change their figures; tables whose base is under
    /// <see cref="BaseMarks.FlaggedUnder"/>; rows for other answers or none; and nets.
    /// </summary>
    /// <param name="figures">The figures of a survey.</param>
    public static IReadOnlyList<Finding> Of(WindowFigures figures) =>
    [
        .. figures.Questions
            .GroupBy(table => table.Code)
            .Where(question => question.All(table => table.Waiting == 0))
            .Select(question => Largest(question, figures.Of))
            .OfType<Finding>()
            .OrderByDescending(finding => Ratio(finding.Row))
            .Take(Most),
    ];

    private static Finding? Largest(IEnumerable<FacetFigures> question, PercentageBase of)
    {
        var largest = (
            from table in question
            where table.BaseMark != BaseMark.Flagged
            from row in table.Categories
            where row.Count > 0 && !SaysNothing(row, table)
            orderby Ratio(row) descending
            select (Table: table, Row: row)).FirstOrDefault();
        return largest.Row is null ? null : new(largest.Table, largest.Row, LeadPhrase.Of(largest.Row, of));
    }

    private static bool SaysNothing(Category row, FacetFigures table) =>
        table.IsOther(row)
        || Empty.Contains(row.Label.Trim().TrimEnd('.'), StringComparer.OrdinalIgnoreCase)
        || OtherLabel().IsMatch(row.Label);

    // 'Other', 'Other (please specify)' and 'Other, please specify', but not 'Other staff do not know the role'.
    [GeneratedRegex(@"^\s*other\s*($|[(,:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherLabel();

    private static double Ratio(Category row) => (double)row.Share.Count / row.Share.Base;
}
