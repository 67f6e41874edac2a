using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Two questions of a window crossed, with what is said beside the table. Page and CSV show this one record, so they cannot disagree.
/// </summary>
public sealed record CrossFigures
{
    private CrossFigures(SurveyWindow window, CrossQuestion rows, CrossQuestion columns, CrossTable table)
    {
        (Window, Kind, Note) = (window.Slug, window.Kind, WindowNote.Of(window.Kind));
        (Rows, Columns, Table, Statistics) = (rows, columns, table, CrossStatistics.Of(table));
        Notes = [.. CrossNotes.Of(rows, columns, table, Statistics)];
    }

    /// <summary>The window's name.</summary>
    public string Window { get; }

    /// <summary>Where its answers come from.</summary>
    public WindowKind Kind { get; }

    /// <summary>What must be said before any figure of it is read; null when nothing.</summary>
    public string? Note { get; }

    /// <summary>What its cells rest on. Which answers went together was never published of a past wave.</summary>
    public FigureOrigin Origin => Kind == WindowKind.Reconstruction ? FigureOrigin.Synthetic : FigureOrigin.Counted;

    /// <summary>The question down the rows.</summary>
    public CrossQuestion Rows { get; }

    /// <summary>The question across the columns.</summary>
    public CrossQuestion Columns { get; }

    /// <summary>The table.</summary>
    public CrossTable Table { get; }

    /// <summary>Its letters and its test.</summary>
    public CrossStatistics Statistics { get; }

    /// <summary>What a reader must know of this table, its test among it.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The figures of two questions.</summary>
    /// <param name="window">The window they are of, finally released.</param>
    /// <param name="rows">The question down the rows.</param>
    /// <param name="columns">The question across the columns.</param>
    /// <param name="counts">What was counted of them.</param>
    public static CrossFigures Of(SurveyWindow window, CrossQuestion rows, CrossQuestion columns, CrossCounts counts) =>
        new(window, rows, columns, CrossTable.Of(counts));
}
