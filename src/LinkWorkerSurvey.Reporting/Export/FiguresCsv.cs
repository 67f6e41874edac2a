using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes figures as CSV (RFC 4180): one row for each category or net, with the details of its table. In a comparison, further columns hold
/// the figures of the comparison wave. Programs must find columns by name, because later versions may add columns.
/// </summary>
public static class FiguresCsv
{
    /// <summary>The names of the columns of every file, in order, with their meanings.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("window", "The window's name."),
        ("kind", "Where the window's answers come from: live, demonstration, reconstruction or imported."),
        ("received", "The forms accepted, each once, whatever became of them since; of an imported window all responses. "
            + "After the final release, what is more than 'released' was withdrawn or left out."),
        ("released", "The responses that are in the results."),
        (
            "population",
            "How many people could have answered; empty where that is not known. Intervals take it into account unless more have answered."
        ),
        ("code", "The code of the question."),
        ("text", "The question as respondents read it."),
        ("facet", "The facet of the question; empty when it has only one."),
        ("base", "What the percentages of this table are of, in respondents, or in mentions where 'of' says so."),
        ("answered", "The respondents who answered the question."),
        ("notAnswered", "The respondents of the window who did not."),
        ("label", "The row's name."),
        (
            "source",
            "Where the category comes from: option, other or open. A net, which holds the distinct respondents of several categories "
                + "above it, says net: it is not to be added to them."),
        ("figure", "What the figure rests on: counted, published or synthetic; empty for a net."),
        ("count", "The respondents in the row."),
        ("percent", "The whole percentage of the base; empty when the base is."),
        ("shareLow", "The lower limit of the 95% interval of the share, 0 to 1; empty when the base is empty or of mentions."),
        ("shareHigh", "The upper limit, in the same units."),
        (
            "baseMark",
            $"How the base is marked: flagged under {BaseMarks.FlaggedUnder}, bracketed under {BaseMarks.BracketedUnder}, otherwise none."),
        ("texts", "The respondents who wrote something to the question."),
        ("waiting", "The answers that wait to be coded; they are in no category yet."),
        ("notes", "What a reader must know of this table, in sentences; empty when nothing."),
        ("of", "What the percentages are of: all, answered or mentions."),
        ("beforeCoding", "true where only what respondents ticked themselves is counted, otherwise false."),
        ("revision", "Grows whenever the figures may have changed."),
        ("note", "What must be said before any figure of the window is read; empty when nothing."),
        ("intervalNote", "What must be said beside intervals."),
    ];

    /// <summary>
    /// The names of the further columns in a comparison, in order, with their meanings. The comparison wave's count is one of two numbers
    /// if a published percentage allows both.
    /// </summary>
    public static IReadOnlyList<(string Name, string Meaning)> ComparedColumns { get; } =
    [
        ("comparedWith", "The name of the other wave."),
        ("otherBase", "The respondents that the other wave's percentages are of."),
        ("otherCountLow", "The fewest respondents the row may have had in the other wave; empty when the row is not compared."),
        ("otherCountHigh", "The most."),
        (
            "pointsLow",
            "The difference in percentage points, above 0 where the share is higher than the other wave's: the smaller, where it may be "
                + "either of two."),
        ("pointsHigh", "The larger."),
        ("intervalLow", "The lower limit of the difference's 95% interval, in percentage points; of both intervals where there are two."),
        ("intervalHigh", "The upper limit."),
        ("adjustedP", "The p-value of 'there is no difference', 0 to 1, adjusted over the rows of the table."),
        ("verdict", "What can be said of the difference: noclearchange, higher, lower, awaitscoding or toofew."),
        ("break", "Why the row is not compared, in words; empty when it is."),
        ("comparedNotes", "What must be said before any change in this table is read, in sentences."),
    ];

    /// <summary>Returns the CSV text of the figures.</summary>
    public static string Write(WindowFigures figures) => CsvText.Write(
        (figures.Comparison is null ? Columns : Columns.Concat(ComparedColumns)).Select(column => column.Name),
        from question in figures.Questions
        from row in question.Categories.Select(FigureRow.Of).Concat(question.Nets.Select(FigureRow.Of))
        select figures.Comparison is { } comparison
            ? [.. Cells(figures, question, row), .. Cells(comparison, question.Comparison, row.Comparison)]
            : Cells(figures, question, row));

    private static object?[] Cells(WindowFigures figures, FacetFigures question, FigureRow row) =>
    [
        figures.Window, Word(figures.Kind), figures.Received, figures.Released, figures.Population,
        question.Code, question.Text, question.Facet, question.Base, question.Answered, question.NotAnswered,
        row.Label, row.Source, row.Figure, row.Share.Count, row.Share.Percent,
        row.Interval?.Low, row.Interval?.High, Word(question.BaseMark), question.Texts, question.Waiting, Sentences(question.Notes),
        Word(figures.Of), figures.BeforeCoding ? "true" : "false", figures.Revision, figures.Note, figures.IntervalNote,
    ];

    private static object?[] Cells(WindowComparison comparison, TableComparison? table, RowComparison? row)
    {
        var changes = row?.Changes ?? [];
        object? Of(Func<IEnumerable<double>, double> end, Func<Change, double> number) =>
            changes.Count == 0 ? null : end(changes.Select(number));
        return
        [
            comparison.With,
            table?.Base,
            changes is [var low, ..] ? low.Count : null,
            changes is [.., var high] ? high.Count : null,
            Of(Enumerable.Min, change => change.Points),
            Of(Enumerable.Max, change => change.Points),
            Of(Enumerable.Min, change => change.Low),
            Of(Enumerable.Max, change => change.High),
            row?.AdjustedP,
            row?.Verdict is { } verdict ? Word(verdict) : null,
            row?.Break ?? comparison.Break,
            Sentences([.. comparison.Notes, .. table?.Notes ?? []]),
        ];
    }

    private static string Sentences(IReadOnlyList<string> notes) => string.Join(' ', notes);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed record FigureRow(
        string Label, string Source, string? Figure, Share Share, ConfidenceInterval? Interval, RowComparison? Comparison)
    {
        public static FigureRow Of(Category row) =>
            new(row.Label, Word(row.Source), Word(row.Figure), row.Share, row.Interval, row.Comparison);

        public static FigureRow Of(NetFigures net) => new(net.Label, "net", null, net.Share, net.Interval, net.Comparison);
    }
}
