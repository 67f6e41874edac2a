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
        ("window", "The short name of the window."),
        ("kind", "The source of the window's answers: live, demonstration, reconstruction or imported."),
        ("received", "The number of accepted forms, each counted once, also if later withdrawn or left out; of responses if imported. "
            + "After the final release, the excess over 'released' was withdrawn or left out."),
        ("released", "The number of responses in the results."),
        (
            "population",
            "The number of people recorded as eligible; empty if unknown. Intervals take it into account only if each of these people was "
                + "invited by a personal link: 'intervalNote' says whether they do."
        ),
        (
            "participation",
            "The responses in the results as a whole percentage of the eligible people; empty if the number of eligible people is unknown, "
                + "or lower than that of the responses."),
        ("participationWords", "Participation in words, with a caution; empty if the number of eligible people is unknown."),
        (
            "participationByLink",
            "The forms sent through each link, with their percentage of the eligible people. Links that may not be shown are left out. "
                + "Some of the forms may have been withdrawn or left out since, or are not yet in the results."),
        ("code", "The code of the question, such as Q7."),
        ("text", "The question as respondents read it."),
        ("facet", "The facet (dimension) of the question, which has a table of its own; empty if the question has one table."),
        (
            "base",
            "The base of this table's percentages, in respondents; in mentions if 'of' is mentions; 0 if nobody answered the question."),
        ("answered", "The number of respondents who answered the question."),
        ("notAnswered", "The number of respondents of the window who did not answer the question."),
        (
            "notAnsweredPercent",
            "The same as a whole percentage of all respondents of the window; empty if there are none."),
        ("label", "The label of the row."),
        (
            "source",
            "The source of the category: option, other or open. For a net: net. A net counts the distinct respondents in several "
                + "of the categories above it, so do not add it to them."),
        ("figure", "The origin of the figure: counted, published or synthetic; empty for a net."),
        ("count", "The number of respondents in the row; of mentions if 'of' is mentions."),
        (
            "percent",
            "The whole percentage of the base; empty if the base is 0. A 0 or 100 may be rounded: 'count' and 'base' tell whether it is "
                + "nobody or everybody."),
        ("shareLow", "The lower limit of the share's 95% confidence interval, 0 to 1; empty if the base is 0 or is mentions, or if the "
            + "figure is synthetic."),
        ("shareHigh", "The upper limit of the share's 95% confidence interval, 0 to 1."),
        (
            "baseMark",
            $"The mark of the base: flagged under {BaseMarks.FlaggedUnder} respondents, bracketed under {BaseMarks.BracketedUnder}, "
                + "otherwise none. If 'of' is mentions, it counts the respondents who answered."),
        ("texts", "The number of respondents who wrote a text in answer to the question."),
        ("waiting", "The number of text answers that count in no code yet; in a question with options, all until its coding is signed "
            + "off. They can count in the row 'Other'."),
        ("notes", "The notes that readers of the table need, in sentences; empty if there are none."),
        ("of", "The base of the percentages: all, answered or mentions."),
        ("beforeCoding", "true if only ticked options count, otherwise false."),
        ("revision", "A number that increases whenever the figures may have changed."),
        ("note", "The note that must be shown before any figure of the window; empty if there is none."),
        ("intervalNote", "The note that must be shown beside confidence intervals: under which assumption they hold."),
        ("interim", "true if responses are still being added to the results, otherwise false."),
    ];

    /// <summary>
    /// The names of the further columns in a comparison, in order, with their meanings. If the comparison wave published only a rounded
    /// percentage, the columns give the lowest and the highest count that round to it.
    /// </summary>
    public static IReadOnlyList<(string Name, string Meaning)> ComparedColumns { get; } =
    [
        ("comparedWith", "The name of the comparison wave."),
        ("otherBase", "The base of the comparison wave's percentages, in respondents."),
        ("otherCountLow", "The lowest possible number of respondents in the comparison wave's row; empty if the row is not compared."),
        ("otherCountHigh", "The highest possible number; equal to the lowest if the number is known."),
        (
            "pointsLow",
            "The difference in percentage points, above 0 if the share is higher than in the comparison wave. The smaller of two "
                + "differences if two counts are possible."),
        ("pointsHigh", "The larger of the two differences."),
        ("intervalLow", "The lower limit of the difference's 95% confidence interval, for this row alone, in percentage points; the lower "
            + "of two if two counts are possible."),
        ("intervalHigh", "The upper limit of that interval; the higher of two if two counts are possible."),
        ("adjustedP", "The p-value of the hypothesis 'there is no difference', 0 to 1, adjusted over the rows of the table (Holm)."),
        (
            "verdict",
            "The verdict on the difference: noclearchange, higher, lower, awaitscoding or toofew. It follows from 'adjustedP', not from "
                + "the interval."),
        ("break", "The reason why the row is not compared; empty if it is compared."),
        ("comparedNotes", "The notes that must be shown before any change in this table, in sentences."),
    ];

    /// <summary>Returns the figures as a CSV file.</summary>
    public static byte[] Write(WindowFigures figures) => CsvFile.Write(
        (figures.Comparison is null ? Columns : Columns.Concat(ComparedColumns)).Select(column => column.Name),
        from question in figures.Questions
        from row in question.Categories.Select(FigureRow.Of).Concat(question.Nets.Select(FigureRow.Of))
        select figures.Comparison is { } comparison
            ? [.. Cells(figures, question, row), .. Cells(comparison, question.Comparison, row.Comparison)]
            : Cells(figures, question, row));

    private static object?[] Cells(WindowFigures figures, FacetFigures question, FigureRow row) =>
    [
        figures.Window, Word(figures.Kind), figures.Received, figures.Released, figures.Population,
        figures.Participation?.Percent, figures.Participation?.Words, ByLink(figures.Participation),
        question.Code, question.Text, question.Facet, question.Base, question.Answered, question.NotAnswered,
        question.NotAnsweredPercent,
        row.Label, row.Source, row.Figure, row.Share.Count, row.Share.Percent,
        row.Interval?.Low, row.Interval?.High, Word(question.BaseMark), question.Texts, question.Waiting, Sentences(question.Notes),
        Word(figures.Of), figures.BeforeCoding ? "true" : "false", figures.Revision, figures.Note, figures.IntervalNote,
        figures.Interim ? "true" : "false",
    ];

    private static string? ByLink(Participation? participation) => participation is null
        ? null
        : string.Join("; ", participation.Links.Select(link => $"{link.Link} {link.Sent} ({participation.InPrint(link.Sent) ?? "-"})"));

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
