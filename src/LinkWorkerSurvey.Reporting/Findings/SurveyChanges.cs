using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Findings;

/// <summary>The clear changes of a whole survey since another wave.</summary>
/// <remarks>
/// A summary picks the rows that stand out from all tables, so the p-values are adjusted over all compared rows of the survey (Holm), not
/// table by table. A change that is clear here is therefore clear in its table too; one that is clear in its table need not be clear here.
/// </remarks>
public sealed record SurveyChanges
{
    /// <summary>The clear changes, the largest difference first.</summary>
    public required IReadOnlyList<ClearChange> Clear { get; init; }

    /// <summary>The number of rows, nets included, that were tested and whose result does not wait for coding.</summary>
    public required int Tested { get; init; }

    /// <summary>The number of rows that are not compared, whose base is too small for a test, or whose result waits for coding.</summary>
    public required int NotTested { get; init; }

    /// <summary>Returns the changes of a survey; null if its figures are not compared with another wave.</summary>
    /// <param name="figures">The figures of a survey.</param>
    public static SurveyChanges? Of(WindowFigures figures)
    {
        if (figures.Comparison is not { Break: null })
            return null;
        List<ClearChange> rows =
        [
            .. from table in figures.Questions
               from row in table.Categories.Select(row => (row.Label, row.Share, row.Comparison))
                   .Concat(table.Nets.Select(net => (net.Label, net.Share, net.Comparison)))
               select new ClearChange(table, row.Label, row.Share, row.Comparison!),
        ];
        var adjusted = HolmAdjustment.Of([.. rows.Select(row => row.Comparison.P)]);
        var whateverIsCoded = HolmAdjustment.Of([.. rows.Select(row => row.Comparison.LargestP)]);
        var tested = adjusted.Where((p, i) => p is not null && rows[i].Comparison.Verdict != ChangeVerdict.AwaitsCoding).Count();
        return new()
        {
            Clear =
            [
                .. rows
                    .Where((_, i) => adjusted[i] < RowComparison.Level && whateverIsCoded[i] < RowComparison.Level)
                    .OrderByDescending(row => Math.Abs(row.Comparison.Changes[0].Points)),
            ],
            Tested = tested,
            NotTested = rows.Count - tested,
        };
    }
}
