using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>One table of results, to be read from across a room: its bars fit a projector.</summary>
/// <param name="Table">The table.</param>
/// <param name="Figures">The figures of the survey.</param>
public sealed record MeetingTable(FacetFigures Table, WindowFigures Figures)
{
    // More rows than this are too small to read from across a room.
    private const int Most = 10;

    // Estimates, in hundredths of the screen's height: what the question and the rows have together on a wide screen, the type and the
    // width of the question, and the width of a label without and with a comparison. A letter is 0.6 times as wide as its type is high.
    private const double Height = 64;
    private const double QuestionType = 2.6;
    private const double QuestionWidth = 150;
    private const double LabelWidth = 66;
    private const double ComparedLabelWidth = 54;

    // The types of the rows, the largest first, with the names of their classes. The last is for whatever does not fit.
    private static readonly (string Name, double Size)[] Types = [("largest", 4.8), ("larger", 3.9), ("large", 3.2), ("small", 2.5)];

    /// <summary>The rows to show, in the chosen order: all of them, or the largest. Nets are not shown.</summary>
    public IReadOnlyList<Category> Rows { get; } = Largest(Table.Categories);

    /// <summary>The rows that are left out.</summary>
    public IEnumerable<Category> Rest => Table.Categories.Except(Rows);

    /// <summary>The name of the largest type in which all rows fit the screen.</summary>
    public string Type => Chosen.Name;

    /// <summary>Whether there is room for the question in full above the rows, without a smaller type for them.</summary>
    public bool ShowsQuestion =>
        Table.Text != Table.Title
        && RowsHeight(Chosen.Size) + TextHeight(Table.Text, QuestionType, QuestionWidth) <= Height;

    private (string Name, double Size) Chosen => Types.FirstOrDefault(type => RowsHeight(type.Size) <= Height, Types[^1]);

    private double RowsHeight(double type) => Rows.Sum(row =>
        (0.6 * type) + TextHeight(row.Label, type, Table.Comparison is { Break: null } ? ComparedLabelWidth : LabelWidth));

    private static double TextHeight(string text, double type, double width) => 1.2 * type * Math.Ceiling(text.Length * 0.6 * type / width);

    private static List<Category> Largest(IReadOnlyList<Category> rows)
    {
        var largest = rows.OrderByDescending(row => row.Count).Take(rows.Count <= Most ? Most : Most - 1).ToHashSet();
        return [.. rows.Where(largest.Contains)];
    }
}
