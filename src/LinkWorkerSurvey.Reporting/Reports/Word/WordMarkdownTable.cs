using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Cell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Writes a Markdown table. Columns are as wide as their text needs, compared with one another.</summary>
internal static class WordMarkdownTable
{
    // Word cannot open a table with more.
    private const int MostColumns = 63;

    // A column is as wide as this many letters at least, and at most.
    private const int Narrowest = 6;
    private const int Widest = 40;

    public static DocumentFormat.OpenXml.Wordprocessing.Table Of(MarkdownTable table, WordInlines inlines)
    {
        List<MarkdownRow> rows = [.. table.OfType<MarkdownRow>()];
        var columns = Math.Clamp(rows.Max(row => row.Count), 1, MostColumns);
        List<IReadOnlyList<Cell>> cells =
        [
            .. rows.Select(row => Enumerable.Range(0, columns).Select(column => Of(table, row, column, columns, inlines)).ToList()),
        ];
        return WordTable.Of(
            [
                .. Enumerable.Range(0, columns).Select(column =>
                    (double)Math.Clamp(cells.Max(row => row[column].InnerText.Length), Narrowest, Widest)),
            ],
            cells,
            rows.TakeWhile(row => row.IsHeader).Count());
    }

    // What is beyond the last column stands in it, below its own text.
    private static Cell Of(MarkdownTable table, MarkdownRow row, int column, int columns, WordInlines inlines)
    {
        var parts = row.OfType<MarkdownCell>().Skip(column).Take(column == columns - 1 ? int.MaxValue : 1)
            .SelectMany(cell => cell.OfType<LeafBlock>());
        var side = table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment switch
        {
            TableColumnAlign.Right => JustificationValues.Right,
            TableColumnAlign.Center => JustificationValues.Center,
            TableColumnAlign.Left or null => JustificationValues.Left,
        };
        var style = row.IsHeader ? WordStyles.TableHeader : WordStyles.TableText;
        List<Paragraph> paragraphs = [.. parts.Select(part => WordText.Paragraph(style, inlines.Write(part.Inline)))];
        if (paragraphs.Count == 0)
            paragraphs.Add(WordText.Paragraph(style, ""));
        foreach (var paragraph in paragraphs.Where(_ => side != JustificationValues.Left))
            paragraph.ParagraphProperties!.Justification = new() { Val = side };
        return WordTable.Cell(paragraphs);
    }
}
