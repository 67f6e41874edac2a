using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export.Excel;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes the figures of a survey as an Excel workbook, in the form of official statistics (UK Government Analysis Function, 'Releasing
/// statistics in spreadsheets'): a cover, contents, notes, and one table on each sheet. Percentages are whole numbers from 0 to 100, the
/// same as in the other files and on the page.
/// </summary>
public sealed class FiguresWorkbook
{
    /// <summary>The content type of the workbook in HTTP.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string NoFigureInWords = $"{WorkbookFile.NoFigure}: there is no such figure.";
    private const string Contents = "Contents";
    private const string Notes = "Notes";

    // A longer line above a table would make the printed sheet too small to read. The questions in full are on a sheet of their own.
    private const int LongestLine = 160;

    private readonly WindowFigures figures;
    private readonly IReadOnlyList<WindowFigures> bases;
    private readonly string? days;
    private readonly DateTimeOffset at;
    private readonly SheetNames names = new();

    private FiguresWorkbook(WindowFigures figures, Func<PercentageBase, WindowFigures> inBase, string? days, DateTimeOffset at)
    {
        (this.figures, this.days, this.at) = (figures, days, at);
        bases = [.. Enum.GetValues<PercentageBase>().Select(inBase)];
    }

    /// <summary>Returns the number of sheets: cover, contents, notes, response, questions, and one for each table.</summary>
    /// <param name="figures">The figures.</param>
    public static int SheetsOf(WindowFigures figures) => 5 + figures.Questions.Count;

    /// <summary>Returns the workbook.</summary>
    /// <param name="figures">The figures as chosen. Their comparison, if they have one, is in the workbook.</param>
    /// <param name="inBase">Returns the same figures with another base of the percentages.</param>
    /// <param name="days">The days of the fieldwork in words; null if they are not known.</param>
    /// <param name="at">The time of writing.</param>
    public static byte[] Write(WindowFigures figures, Func<PercentageBase, WindowFigures> inBase, string? days, DateTimeOffset at) =>
        WorkbookFile.Write(
            new FiguresWorkbook(figures, inBase, days, at).Sheets(), $"{figures.Title}: results", Publisher.Name, at);

    private List<Sheet> Sheets()
    {
        var cover = names.Give("Cover");
        foreach (var name in new[] { Contents, Notes })
            names.Give(name);
        List<Sheet> tables =
        [
            Response(),
            Questions(),
            .. figures.Questions.Select((table, place) => Table(table, [.. bases.Select(one => one.Questions[place])])),
        ];
        var notes = new Sheet(Notes, "Notes", Above("How to read the tables of this workbook."), NotesTable());
        return [Cover(cover), ContentsOf([notes, .. tables]), notes, .. tables];
    }

    private Sheet Cover(string name) => new(
        name,
        $"{figures.Title}: results",
        [
            $"Published by the {Publisher.Name}.",
            .. days is null ? Array.Empty<string>() : [$"Survey dates: {days}."],
            $"Responses in the results: {figures.Released.ToString("N0", CultureInfo.InvariantCulture)}. {State}",
            .. figures.Note is null ? Array.Empty<string>() : [figures.Note],
            View,
            $"Written on {UkTime.InWords(at)}.",
            new SheetLink("Contents of this workbook", Contents),
        ]);

    private string State => WindowNote.State(figures);

    private string View => string.Join(' ', new[]
    {
        "Each table has percentages of all respondents, of those who answered the question, and of mentions.",
        figures.Order == RowOrder.Largest ? "Rows are in order of size." : "Rows are in the order of the questionnaire.",
        figures.BeforeCoding ? "Coded answers are left out: only ticked options count." : "Coded answers are included.",
        figures.Comparison is { Break: null } comparison ? $"The tables are compared with {comparison.Title}." : null,
    }.OfType<string>());

    private static Sheet ContentsOf(IReadOnlyList<Sheet> sheets) => new(
        Contents,
        "Contents",
        [$"This sheet contains one table of {sheets.Count} rows: the sheets that follow."],
        new(
            [new("Sheet"), new("Content")],
            [.. sheets.Select(sheet => new object?[] { new SheetLink(sheet.Name, sheet.Name), sheet.Title })]));

    private SheetTable NotesTable() => new(
        [new("About"), new("Note")],
        [
            .. from note in AllNotes()
               where note.Text is { Length: > 0 }
               select new object?[] { note.About, note.Text },
        ]);

    private IEnumerable<(string About, string? Text)> AllNotes()
    {
        yield return ("All figures", figures.Note);
        foreach (var part in figures.Synthetic)
            yield return ("Synthetic figures", part);
        yield return ("All figures", State);
        yield return ("Percentages",
            "Percentages are whole numbers from 0 to 100, rounded from the exact ratio with half rounded up, as on the page and in the "
                + "other files. A 0 or 100 may be rounded: the count and the base tell whether it is nobody or everybody.");
        yield return ("Percentages",
            "Of all respondents: everybody in the results, whether or not they answered the question. Of those who answered: only they. Of "
                + "mentions: a respondent in three categories of a table makes three mentions.");
        yield return ("Intervals", bases[0].IntervalNote);
        if (bases[1].IntervalNote != bases[0].IntervalNote)
            yield return ("Intervals of those who answered", bases[1].IntervalNote);
        yield return ("Intervals", "The limits of intervals are percentages, stored unrounded and shown with one decimal place.");
        yield return ("Kind of row",
            "Option: an option of the questionnaire. Other: coded from texts that were written beside 'Other', or 'Other' itself. Open: "
                + "coded from the answers to an open question. Net: the distinct respondents in several of the categories above it, so do "
                + "not add it to them.");
        yield return ("Origin",
            "Counted: counted from the released answers. Published: counted from synthetic answers, and the same as the past wave "
                + "published. Synthetic: counted from synthetic answers, and the past wave published no figure for the row, or a different "
                + "one.");
        yield return (WorkbookFile.NoFigure, "There is no such figure, for example no interval of a synthetic figure, or no base.");
        foreach (var table in figures.Questions)
        {
            foreach (var note in table.Notes.Concat(table.Comparison?.Notes ?? []))
                yield return (table.Heading, note);
        }

        if (figures.Comparison is not { } comparison)
            yield break;
        yield return ("Comparison", comparison.Break is null ? null : $"Not compared with {comparison.Title}. {comparison.Break}");
        foreach (var note in comparison.Notes)
            yield return ("Comparison", note);
        if (comparison.Break is null)
            yield return ("Comparison",
                $"Percentages compared are of {(figures.Of == PercentageBase.All ? "all respondents" : "those who answered")}. If the "
                    + "comparison wave published only a rounded percentage, the columns give the lowest and the highest count that round "
                    + "to it, and a difference for each.");
    }

    private Sheet Response()
    {
        List<object?[]> rows =
        [
            [figures.Kind == WindowKind.Imported ? "Responses imported" : "Forms received", figures.Received, "number"],
            ["Responses in the results", figures.Released, "number"],
            ["Eligible people", OrNotGiven(figures.Population), "number"],
            ["Participation", OrNotGiven(figures.Participation?.Percent), "% of the eligible people"],
            .. from link in figures.Participation?.Links ?? []
               from row in new[]
               {
                   new object?[] { $"Forms sent through the link ‘{link.Link}’", link.Sent, "number" },
                   [$"Forms sent through the link ‘{link.Link}’", OrNotGiven(link.Percent), "% of the eligible people"],
               }
               select row,
            ["Text answers, once for each table", figures.Questions.Sum(table => table.Texts), "number"],
            ["Text answers still to code or sign off, once for each table", figures.Questions.Sum(table => table.Waiting), "number"],
        ];
        return new(
            names.Give("Response"),
            "Response and coding",
            Above(Count(rows.Count), figures.Participation?.Words, Interim),
            new([new("Figure"), new("Value"), new("Unit")], rows));
    }

    private static object OrNotGiven(int? number) => number is { } known ? known : "not given";

    private Sheet Questions() => new(
        names.Give("Bases"),
        "Questions: bases, answers and coding",
        Above(
            Count(figures.Questions.Count),
            figures.Questions.Any(table => table.NotAnsweredPercent is null) ? NoFigureInWords : null,
            Interim),
        new(
            [
                new("Table"), new("Question"), new("Respondents"), new("Answered"), new("Did not answer"),
                new("Did not answer (% of respondents)"), new("Mentions"), new("Text answers"), new("Text answers not coded yet"),
            ],
            [
                .. figures.Questions.Select((table, place) => new object?[]
                {
                    table.Heading, table.Text, table.Answered + table.NotAnswered, table.Answered, table.NotAnswered,
                    table.NotAnsweredPercent, bases[2].Questions[place].Base, table.Texts, table.Waiting,
                }),
            ]));

    private Sheet Table(FacetFigures table, FacetFigures[] inBases)
    {
        var compared = table.Comparison is { Break: null };
        List<IReadOnlyList<object?>> rows =
        [
            .. table.Categories.Select(row => Row(
                compared,
                row.Label,
                row.Source.ToString(),
                row.Figure.ToString(),
                [.. inBases.Select(one => Cells(one.Categories.Single(found => found.Key == row.Key)))],
                row.Comparison)),
            .. table.Nets.Select(net => Row(
                compared,
                net.Label,
                "Net",
                origin: null,
                [.. inBases.Select(one => Cells(one.Nets.Single(found => found.Key == net.Key)))],
                net.Comparison)),
        ];
        return new(
            names.Give(table.Key),
            table.Heading,
            Above(
                [
                    rows.Count == 0
                        ? table.NothingInWords(figures.BeforeCoding)
                        : $"{Count(rows.Count)} Notes on it are on the sheet {Notes}.",
                    table.Text == table.Title || table.Text.Length > LongestLine ? null : $"Question: {table.Text}",
                    inBases[0].BaseInWords(PercentageBase.All),
                    compared ? $"Compared with {figures.Comparison!.Title}; base there: {table.Comparison!.Base}." : null,
                    Interim,
                    SyntheticInShort,
                    rows.Any(row => row.Contains(null)) ? NoFigureInWords : null,
                ]),
            rows.Count == 0 ? null : new([.. Columns, .. compared ? ComparedColumns : []], rows));
    }

    private static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("Row"),
        new("Kind of row"),
        new("Origin"),
        new("Respondents"),
        new("Percentage of all respondents (%)"),
        new("95% interval, low, of all respondents (%)", NumberFormat.OneDecimal),
        new("95% interval, high, of all respondents (%)", NumberFormat.OneDecimal),
        new("Percentage of those who answered (%)"),
        new("95% interval, low, of those who answered (%)", NumberFormat.OneDecimal),
        new("95% interval, high, of those who answered (%)", NumberFormat.OneDecimal),
        new("Mentions"),
        new("Percentage of mentions (%)"),
    ];

    private static IReadOnlyList<SheetColumn> ComparedColumns { get; } =
    [
        new("Comparison wave: respondents, lowest"),
        new("Comparison wave: respondents, highest"),
        new("Comparison wave (%)"),
        new("Difference, lowest (percentage points)", NumberFormat.OneDecimal),
        new("Difference, highest (percentage points)", NumberFormat.OneDecimal),
        new("95% interval of the difference, low (percentage points)", NumberFormat.OneDecimal),
        new("95% interval of the difference, high (percentage points)", NumberFormat.OneDecimal),
        new("Adjusted p-value", NumberFormat.Probability),
        new("Verdict"),
    ];

    private static (int Count, int? Percent, double? Low, double? High) Cells(Category row) =>
        (row.Count, row.Percent, 100 * row.Interval?.Low, 100 * row.Interval?.High);

    private static (int Count, int? Percent, double? Low, double? High) Cells(NetFigures net) =>
        (net.Count, net.Percent, 100 * net.Interval?.Low, 100 * net.Interval?.High);

    private static object?[] Row(
        bool compared,
        string label,
        string kind,
        string? origin,
        (int Count, int? Percent, double? Low, double? High)[] inBases,
        RowComparison? comparison)
    {
        var (all, answered, mentions) = (inBases[0], inBases[1], inBases[2]);
        object?[] own =
        [
            label, kind, origin, all.Count,
            all.Percent, all.Low, all.High,
            answered.Percent, answered.Low, answered.High,
            mentions.Count, mentions.Percent,
        ];
        if (!compared)
            return own;
        var changes = comparison?.Changes ?? [];
        double? Of(Func<IEnumerable<double>, double> end, Func<Change, double> number) =>
            changes.Count == 0 ? null : end(changes.Select(number));
        return
        [
            .. own,
            changes is [var low, ..] ? low.Count : null,
            changes is [.., var high] ? high.Count : null,
            changes is [var first, ..] ? first.Percent : null,
            Of(Enumerable.Min, change => change.Points),
            Of(Enumerable.Max, change => change.Points),
            Of(Enumerable.Min, change => change.Low),
            Of(Enumerable.Max, change => change.High),
            comparison?.AdjustedP,
            comparison?.Words,
        ];
    }

    private string? Interim => figures.Interim ? "Interim figures: responses are still being added." : null;

    private string? SyntheticInShort => WindowNote.InShort(figures.Kind) is { } synthetic ? $"{synthetic}." : null;

    private static string Count(int rows) => $"This sheet contains one table of {rows} {(rows == 1 ? "row" : "rows")}.";

    // What stands between the title of a sheet and its table, with the way back.
    private static List<object> Above(params IEnumerable<string?> lines) =>
    [
        .. lines.Where(line => line is { Length: > 0 }).Select(line => (object)line!),
        new SheetLink("Contents", Contents),
    ];
}
