using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The cross-tabulation of two questions of a survey window, with its statistics and notes. The page and the CSV file are both written from
/// this record, so they always agree.
/// </summary>
public sealed record CrossTabFigures
{
    private CrossTabFigures(SurveyWindow window, CrossTabQuestion rows, CrossTabQuestion columns, CrossTab table)
    {
        (Window, Kind, Note) = (window.Slug, window.Kind, WindowNote.Of(window.Kind));
        (Rows, Columns, Table, Statistics) = (rows, columns, table, CrossTabStatistics.Of(table));
        Notes = [.. CrossTabNotes.Of(rows, columns, table, Statistics)];
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

    /// <summary>The letters that mark significant differences between columns, and the test of independence.</summary>
    public CrossTabStatistics Statistics { get; }

    /// <summary>The notes that readers of the table need, including the result of the test of independence.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Creates the figures of two questions.</summary>
    /// <param name="window">The window, which must have had its final release.</param>
    /// <param name="rows">The question down the rows.</param>
    /// <param name="columns">The question across the columns.</param>
    /// <param name="counts">The true counts of both questions, before suppression.</param>
    public static CrossTabFigures Of(SurveyWindow window, CrossTabQuestion rows, CrossTabQuestion columns, CrossTabCounts counts) =>
        new(window, rows, columns, CrossTab.Of(counts));
}
