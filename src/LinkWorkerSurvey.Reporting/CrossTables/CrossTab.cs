namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// A cross-tabulation of two questions of a survey window after primary and secondary suppression. A reader who also has the whole window's
/// tables (one for each question or facet, without suppression) cannot work out a suppressed cell; decision 16 in <c>docs/decisions</c>
/// states the limits of this protection. Each table is protected by itself: tables that share a question are not protected against being
/// combined. A cross-tabulation may be shown only after the window's final release.
/// </summary>
public sealed record CrossTab
{
    /// <summary>
    /// The maximum number of cells of a table that is offered to readers. Suppression takes at most a few seconds for as many: see
    /// <c>docs/performance.md</c>.
    /// </summary>
    public const int MostCells = 5_000;

    internal CrossTab(CrossTabCounts counts, IReadOnlyList<IReadOnlyList<SuppressionReason?>> hidden)
    {
        Respondents = counts.Respondents;
        HasTexts = counts.Rows.HasTexts || counts.Columns.HasTexts;
        SinglesOut = counts.Rows.SinglesOut || counts.Columns.SinglesOut;
        (RowsExclusive, ColumnsExclusive) = (counts.Rows.Exclusive, counts.Columns.Exclusive);
        Rows = Headings(counts.Rows);
        Columns = Headings(counts.Columns);
        Cells =
        [
            .. counts.Cells.Select(
                (row, i) =>
                    row.Select(
                            (count, j) =>
                                hidden[i][j] is { } why ? new CrossTabCell(why) : new CrossTabCell(count))
                        .ToList()),
        ];
        (RowsNotAnswered, ColumnsNotAnswered) = (NotAnswered(counts.Rows), NotAnswered(counts.Columns));
    }

    /// <summary>The number of respondents of the window.</summary>
    public int Respondents { get; }

    /// <summary>
    /// The number of respondents of the window who did not answer the question down the rows, as the window's table of it shows.
    /// </summary>
    public int RowsNotAnswered { get; }

    /// <summary>
    /// The number of respondents of the window who did not answer the question across the columns, as the window's table of it shows.
    /// </summary>
    public int ColumnsNotAnswered { get; }

    /// <summary>The headings of the rows, in the order of <see cref="CrossTabCounts.Rows"/>.</summary>
    public IReadOnlyList<CrossTabHeading> Rows { get; }

    /// <summary>The headings of the columns, in the order of <see cref="CrossTabCounts.Columns"/>.</summary>
    public IReadOnlyList<CrossTabHeading> Columns { get; }

    /// <summary>Whether every respondent is in exactly one row. If false, a respondent can be in several rows or in none.</summary>
    public bool RowsExclusive { get; }

    /// <summary>Whether every respondent is in exactly one column. If false, a respondent can be in several columns or in none.</summary>
    public bool ColumnsExclusive { get; }

    /// <summary>Whether texts are coded into the rows or columns: a cell of nobody or of everybody in one of them is suppressed.</summary>
    public bool HasTexts { get; }

    /// <summary>
    /// Whether every cell is suppressed because the rows or columns of coded texts, taken together, would tell of few of their authors: see
    /// <see cref="SingledOut"/>.
    /// </summary>
    public bool SinglesOut { get; }

    /// <summary>The cells, by row, then by column.</summary>
    public IReadOnlyList<IReadOnlyList<CrossTabCell>> Cells { get; }

    /// <summary>
    /// Creates the table to show from the true counts. The same cells are suppressed whichever of the two questions is down the rows and in
    /// whatever order the categories are.
    /// </summary>
    /// <param name="counts">The true counts.</param>
    /// <param name="cancel">Stops the search for the cells to suppress.</param>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static CrossTab Of(CrossTabCounts counts, CancellationToken cancel = default) =>
        new(counts, new Suppression(counts).WithSecondarySuppression(cancel));

    private static int NotAnswered(CrossTabAxis side) => side.Categories.Where(c => c.NotAnswered).Sum(c => c.Total);

    private static List<CrossTabHeading> Headings(CrossTabAxis side) =>
        [
            .. side.Categories.Select(c =>
                new CrossTabHeading(c.Label, c.Total is > 0 and < Suppression.SmallestBase ? null : c.Total, c.NotAnswered)),
        ];
}
