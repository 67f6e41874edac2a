using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Two questions of a window crossed, with what could tell of a few people hidden. It gives away no hidden cell to a reader who has it and
/// the whole window's tables; two cross-tables that share a question are each safe for themselves. To be shown only after the window's
/// final release.
/// </summary>
public sealed record CrossTable
{
    internal CrossTable(CrossCounts counts, IReadOnlyList<IReadOnlyList<Hidden?>> hidden)
    {
        Respondents = counts.Respondents;
        (RowsExclusive, ColumnsExclusive) = (counts.Rows.Exclusive, counts.Columns.Exclusive);
        Rows = Headings(counts.Rows);
        Columns = Headings(counts.Columns);
        Cells =
        [
            .. counts.Cells.Select(
                (row, i) =>
                    row.Select(
                            (count, j) =>
                                hidden[i][j] is { } why
                                    ? new CrossCell(why)
                                    : new CrossCell(new Share(count, counts.Columns.Categories[j].Total)))
                        .ToList()),
        ];
    }

    /// <summary>The respondents of the window.</summary>
    public int Respondents { get; }

    /// <summary>The rows, in the order they were given.</summary>
    public IReadOnlyList<CrossHeading> Rows { get; }

    /// <summary>The columns, in the order they were given.</summary>
    public IReadOnlyList<CrossHeading> Columns { get; }

    /// <summary>Whether every respondent is in exactly one row.</summary>
    public bool RowsExclusive { get; }

    /// <summary>Whether every respondent is in exactly one column; where it is false, columns may share respondents.</summary>
    public bool ColumnsExclusive { get; }

    /// <summary>By row, then by column.</summary>
    public IReadOnlyList<IReadOnlyList<CrossCell>> Cells { get; }

    /// <summary>
    /// The table to show of these counts. The same counts always give the same cells, whichever way round and in whatever order they are
    /// laid.
    /// </summary>
    public static CrossTable Of(CrossCounts counts) => new(counts, new Suppression(counts).Whole());

    private static List<CrossHeading> Headings(CrossSide side) =>
        [
            .. side.Categories.Select(c =>
                new CrossHeading(c.Label, c.Total is > 0 and < Suppression.LeastBase ? null : c.Total, c.NotAnswered)),
        ];
}
