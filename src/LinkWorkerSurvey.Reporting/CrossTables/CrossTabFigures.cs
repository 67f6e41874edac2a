using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The cross-tabulation of two questions of a survey window, with its percentages, statistics and notes. The page and the CSV file are both
/// written from this record, so they always agree.
/// </summary>
public sealed record CrossTabFigures
{
    private CrossTabFigures(SurveyWindow window, CrossTabQuestion rows, CrossTabQuestion columns, CrossTab table, PercentageBase of)
    {
        (Window, Kind, Note) = (window.Slug, window.Kind, WindowNote.Of(window.Kind));
        (Rows, Columns, Table, Of) = (rows, columns, table, of);
        Statistics = Origin == FigureOrigin.Synthetic ? CrossTabStatistics.None(table) : CrossTabStatistics.Of(table);
        (Base, ColumnBases) = of switch
        {
            PercentageBase.All => (
                table.Respondents,
                [
                    .. table.Columns.Select(column => column.Respondents is { } all ? new PossibleCounts(all, all) : (PossibleCounts?)null),
                ]),
            PercentageBase.Answered => (table.Respondents - table.RowsNotAnswered, AnsweredBases.Of(table).Columns),
            PercentageBase.Mentions => throw new ArgumentException("Cross-tabulations have no percentages of mentions.", nameof(of)),
        };
        Notes = [.. CrossTabNotes.Of(this)];
    }

    /// <summary>The slug of the window.</summary>
    public string Window { get; }

    /// <summary>The source of the window's answers.</summary>
    public WindowKind Kind { get; }

    /// <summary>The note that readers must see before any figure of the window; null if none is needed.</summary>
    public string? Note { get; }

    /// <summary>
    /// The origin of the cells: counted, or synthetic for a reconstruction. The past wave published no figures of two questions together.
    /// </summary>
    public FigureOrigin Origin => Kind == WindowKind.Reconstruction ? FigureOrigin.Synthetic : FigureOrigin.Counted;

    /// <summary>The question down the rows.</summary>
    public CrossTabQuestion Rows { get; }

    /// <summary>The question across the columns.</summary>
    public CrossTabQuestion Columns { get; }

    /// <summary>The table after suppression.</summary>
    public CrossTab Table { get; }

    /// <summary>The base of the percentages: all respondents, or those who answered the question down the rows.</summary>
    public PercentageBase Of { get; }

    /// <summary>The number of respondents of the window in the base.</summary>
    public int Base { get; }

    /// <summary>
    /// The number of respondents of each column in the base; null if suppressed. Limits, if the base is those who answered and the table
    /// does not show how many of the column did not.
    /// </summary>
    public IReadOnlyList<PossibleCounts?> ColumnBases { get; }

    /// <summary>The indexes of the rows that the base covers: without 'No answer' if the base is those who answered.</summary>
    public IEnumerable<int> ShownRows =>
        Enumerable.Range(0, Table.Rows.Count).Where(row => Of == PercentageBase.All || !Table.Rows[row].NotAnswered);

    /// <summary>The letters that mark significant differences between columns, and the test of independence.</summary>
    public CrossTabStatistics Statistics { get; }

    /// <summary>The notes that readers of the table need, including the result of the test of independence.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Creates the figures of two questions.</summary>
    /// <param name="window">The window, which must have had its final release.</param>
    /// <param name="rows">The question down the rows.</param>
    /// <param name="columns">The question across the columns.</param>
    /// <param name="counts">The true counts of both questions, before suppression.</param>
    /// <param name="of">The base of the percentages: all respondents, or those who answered the question down the rows.</param>
    /// <param name="cancel">Stops the search for the cells to suppress.</param>
    /// <exception cref="ArgumentException">The base is mentions.</exception>
    public static CrossTabFigures Create(
        SurveyWindow window,
        CrossTabQuestion rows,
        CrossTabQuestion columns,
        CrossTabCounts counts,
        PercentageBase of,
        CancellationToken cancel = default) => new(window, rows, columns, CrossTab.Of(counts, cancel), of);

    /// <summary>Returns the share of a column that is in a row; null if the cell or the column's base is suppressed.</summary>
    public PossibleShare? Share(int row, int column) =>
        (Table.Cells[row][column].Count, ColumnBases[column]) is ({ } count, { } outOf) ? new PossibleShare(count, outOf) : null;
}
