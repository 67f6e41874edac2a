using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using Category = LinkWorkerSurvey.Reporting.Figures.Category;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Writes a table of results: its caption, chart, numbers, base and notes.</summary>
internal sealed class WordFigure
{
    // A table of more rows may go on on the next page.
    private const int MostRowsTogether = 12;

    private readonly WordFile file;
    private readonly WindowFigures figures;
    private readonly FacetFigures table;
    private readonly WordCharts charts;
    private readonly bool isFirst;
    private readonly bool compared;

    private WordFigure(WordFile file, WordCharts charts, WindowFigures figures, FacetFigures table, bool isFirst)
    {
        (this.file, this.charts, this.figures, this.table, this.isFirst) = (file, charts, figures, table, isFirst);
        compared = table.Comparison is { Break: null } && figures.Comparison is not null;
    }

    /// <summary>Returns the blocks of a table of results.</summary>
    /// <param name="file">The document.</param>
    /// <param name="charts">The charts of the report.</param>
    /// <param name="figures">The figures of the report.</param>
    /// <param name="table">The table: one of the figures.</param>
    /// <param name="isFirst">Whether it is the first of its section: its chart then stays with the text of the section.</param>
    public static IEnumerable<OpenXmlElement> Write(
        WordFile file, WordCharts charts, WindowFigures figures, FacetFigures table, bool isFirst) =>
        new WordFigure(file, charts, figures, table, isFirst).Write();

    private bool HasRows => table.Answered > 0 && table.Categories.Count > 0;

    private int Rows => table.Categories.Count + table.Nets.Count;

    private string Title => table.Facet is null ? table.Title : $"{table.Title}: {table.Facet}";

    private IEnumerable<OpenXmlElement> Write()
    {
        if (!HasRows)
        {
            yield return WordText.Paragraph(WordStyles.Caption, Title);
            yield return WordText.Paragraph(WordStyles.Normal, table.NothingInWords(figures.BeforeCoding)).KeptWithNext();
        }
        else
        {
            yield return WordText.Paragraph(
                WordStyles.Caption,
                [WordText.Run("Figure "), .. WordField.Of("SEQ Figure \\* ARABIC", $"{++file.Figures}"), WordText.Run($": {Title}")]);
            var picture = WordText.Paragraph(WordStyles.Figure, [charts.Of(table)]);
            yield return isFirst || Rows > MostRowsTogether ? picture : picture.KeptWithNext();
            yield return Numbers();
            yield return WordText.Paragraph(WordStyles.TableEnd, "").KeptWithNext();
        }

        // The base stays with the numbers.
        if (table.Text != table.Title)
            yield return WordText.Paragraph(WordStyles.FigureNote, $"Question {table.Number}: {table.Text}").KeptWithNext();
        foreach (var note in Notes())
            yield return WordText.Paragraph(WordStyles.FigureNote, note);
    }

    private Table Numbers()
    {
        List<IReadOnlyList<TableCell>> rows =
        [
            .. table.Categories.Select(row => Row(row.Label, Tags(row), row.Share, row.Comparison)),
            .. table.Nets.Select(net => Row(net.Label, ["net"], net.Share, net.Comparison)),
        ];
        if (table.Nets.Count > 0)
            WordTable.Separate(rows[table.Categories.Count]);
        foreach (var paragraph in rows.Where((_, place) => Stays(place, rows.Count)).SelectMany(row => row)
            .SelectMany(cell => cell.Elements<Paragraph>()))
            paragraph.KeptWithNext();
        return WordTable.Of(compared ? [4.1, 1, 1.3, 1.3, 2] : [6.5, 1, 1.4], [Headings(), .. rows], headings: 1, WordText.Line(Title));
    }

    // Neither the heading nor the notes stand on a page without rows.
    private static bool Stays(int place, int rows) => rows <= MostRowsTogether || place == 0 || place >= rows - 2;

    // A table that goes on on another page has the name of its categories there too.
    private List<TableCell> Headings()
    {
        List<TableCell> cells =
        [
            WordTable.Cell(WordText.Paragraph(WordStyles.TableHeader, table.Facet ?? table.Title)),
            Heading("Count"),
            Heading("Percentage"),
        ];
        if (compared)
            cells.AddRange([Heading($"In {figures.Comparison!.Called}"), Heading(figures.Comparison.Heading)]);
        return cells;
    }

    private static TableCell Heading(string words)
    {
        var paragraph = WordText.Paragraph(WordStyles.TableHeader, words);
        paragraph.ParagraphProperties!.Justification = new() { Val = JustificationValues.Right };
        return WordTable.Cell(paragraph);
    }

    private List<TableCell> Row(string label, List<string> tags, Share share, RowComparison? comparison)
    {
        List<OpenXmlElement> words = [WordText.Run(label)];
        if (tags.Count > 0)
            words.AddRange([WordText.Run(" "), WordText.Run($"({string.Join("; ", tags)})", new(Style: WordStyles.Tag))]);
        List<TableCell> cells =
        [
            WordTable.Cell(WordText.Paragraph(WordStyles.TableText, words)), Number($"{share.Count}"), Number(share.InPrint),
        ];
        if (compared)
            cells.AddRange(
            [
                Number(comparison is { Changes: [var first, ..] } ? first.Other.InPrint : ""),
                WordTable.Cell([.. Change(comparison).Select(line => WordText.Paragraph(WordStyles.TableNumber, line))]),
            ]);
        return cells;
    }

    private static IEnumerable<string> Change(RowComparison? comparison) =>
        new[] { comparison?.Words ?? "", comparison?.Doubt }.OfType<string>();

    private static TableCell Number(string number) => WordTable.Cell(WordText.Paragraph(WordStyles.TableNumber, number));

    private List<string> Tags(Category row) =>
    [
        .. row.Figure == FigureOrigin.Synthetic ? ["synthetic"] : Array.Empty<string>(),
        .. table.IsCodedFromOther(row) ? ["coded from Other"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Notes()
    {
        yield return string.Join(' ', table.Notes.Prepend(table.BaseInWords(figures.Of)));
        if (HasRows && table.Nets.Count > 0 && figures.Of != PercentageBase.Mentions)
            yield return "A net counts each respondent in several of the categories above it once.";
        if (figures.Comparison is { Break: { } reason, Title: var wave })
            yield return $"Not compared with {wave}. {reason}";
        foreach (var note in (table.Comparison?.Notes ?? []).Concat(compared ? figures.Comparison!.Notes : []))
            yield return note;
    }
}
