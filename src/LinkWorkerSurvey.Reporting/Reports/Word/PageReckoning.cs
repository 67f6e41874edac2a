using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// Reckons on which page each paragraph of a document begins, as Word lays it out: lines of Arial, spaces between paragraphs, and what
/// stays together. Word numbers the pages of its contents only when somebody asks it to, so that a document is first read with these.
/// </summary>
internal sealed class PageReckoning
{
    private const double PageHeight = WordPage.Height / 20.0;
    private const double PageWidth = WordPage.Width / 20.0;

    // A paragraph leaves at least this many of its lines on each page.
    private const int Together = 2;

    // The line between two rows of a table.
    private const double RowLine = 0.5;

    private static readonly Dictionary<string, WordStyle> Styles = WordStyles.All.ToDictionary(style => style.Id);

    private readonly Dictionary<OpenXmlElement, int> pages = [];
    private int page = 1;

    // Not quite 0: the space above the title counts.
    private double down = 0.001;
    private double spaceAfter;

    /// <summary>Returns the page, from 1, on which each paragraph outside tables begins.</summary>
    public static IReadOnlyDictionary<OpenXmlElement, int> Of(IEnumerable<OpenXmlElement> body)
    {
        var reckoning = new PageReckoning();
        List<Block> blocks = [.. body.SelectMany(BlocksOf)];
        for (var first = 0; first < blocks.Count;)
        {
            var last = first;
            while (last + 1 < blocks.Count && blocks[last].KeepsWithNext && !blocks[last + 1].BeginsPage)
                last++;
            reckoning.Place(blocks[first..(last + 1)]);
            first = last + 1;
        }

        return reckoning.pages;
    }

    // Blocks that stay together begin a page if they do not fit on what is left of one. Of the last, its first lines are enough.
    private void Place(List<Block> together)
    {
        if (together[0].BeginsPage)
            Turn();
        var needed = together[..^1].Sum(block => block.Height + block.After) + together[^1].HeightOf(together[^1].LeastLines);
        if (down > 0 && needed <= PageHeight && down + Gap(together[0]) + needed > PageHeight)
            Turn();
        foreach (var block in together)
            Place(block);
    }

    private void Place(Block block)
    {
        var left = block.Lines;
        var fit = block.LinesIn(PageHeight - down - Gap(block));
        if (fit < left && down > 0)
        {
            fit = fit < block.LeastLines ? 0 : Math.Min(fit, left - Together);
            left -= fit < Together ? 0 : fit;
            pages[block.Element] = fit < Together ? page + 1 : page;
            Turn();
        }

        pages.TryAdd(block.Element, page);
        for (var most = Math.Max(1, block.LinesIn(PageHeight)); left > most; left -= most)
            Turn();
        down += (down == 0 ? 0 : Gap(block)) + block.HeightOf(left);
        spaceAfter = block.After;
    }

    // The larger of two spaces counts. At the top of a page there is none.
    private double Gap(Block block) => down == 0 ? 0 : Math.Max(spaceAfter, block.Before);

    private void Turn() => (page, down, spaceAfter) = (down == 0 && page > 1 ? page : page + 1, 0, 0);

    private static IEnumerable<Block> BlocksOf(OpenXmlElement element) => element switch
    {
        Paragraph paragraph => [Of(paragraph, PageWidth)],
        Table table => table.Elements<TableRow>().Select(Of),
        SdtBlock block => block.SdtContentBlock!.SelectMany(BlocksOf),
        _ => [],
    };

    private static Block Of(TableRow row)
    {
        List<List<Block>> cells =
        [
            .. row.Elements<TableCell>().Select(cell => cell.Elements<Paragraph>()
                .Select(paragraph => Of(paragraph, (Number(cell.TableCellProperties!.TableCellWidth!.Width!) / 20.0) - 6)).ToList()),
        ];
        var height = RowLine + cells.Max(cell => cell.Sum(block => block.Before + block.Height + block.After));
        return new(row, 1, height, 0, 0, cells.Exists(cell => cell.Exists(block => block.KeepsWithNext)), BeginsPage: false, LeastLines: 1);
    }

    private static Block Of(Paragraph paragraph, double width)
    {
        var properties = paragraph.ParagraphProperties!;
        var style = Styles[properties.ParagraphStyleId!.Val!];
        var left = properties.Indentation?.Left is { } indent ? Number(indent) / 20.0
            : properties.NumberingProperties?.NumberingLevelReference?.Val is { } level ? WordLists.Step * (level + 1)
            : style.Left;
        var after = properties.SpacingBetweenLines?.After is { } own ? Number(own) / 20.0 : style.After;
        var picture = paragraph.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().FirstOrDefault()?.Cy?.Value;
        var lines = picture is null ? Lines(paragraph, style, width - left) : 1;
        return new(
            paragraph,
            lines,
            picture is { } high ? high / (double)WordPage.EmuInTwip / 20 : style.Line,
            style.Before,
            after,
            style.KeepsWithNext || properties.KeepNext is not null,
            style.BeginsPage || properties.PageBreakBefore is not null,
            style.Level is not null || lines <= Together + 1 ? lines : Together);
    }

    private static int Lines(Paragraph paragraph, WordStyle style, double width)
    {
        var (lines, filled, word) = (1, 0.0, 0.0);
        foreach (var run in paragraph.Descendants<Run>())
        {
            var isHeavy = style.IsHeavy || run.RunProperties?.Bold is not null;
            foreach (var part in run.ChildElements)
            {
                if (part is Break)
                    (lines, filled, word) = (lines + 1, 0, 0);
                foreach (var letter in part is Text text ? text.Text : "")
                    Add(letter, ArialWidths.Of(letter, isHeavy) * style.Size / 1000);
            }
        }

        return lines;

        // A line breaks after a space or a hyphen, and within a word that is longer than a line.
        void Add(char letter, double size)
        {
            if (letter == ' ')
            {
                (filled, word) = (filled + size, 0);
                return;
            }

            if (filled + size > width)
                (lines, filled) = (lines + 1, word + size > width ? 0 : word);
            filled += size;
            word = letter is '-' or '–' ? 0 : word + size;
        }
    }

    private static int Number(StringValue text) => int.Parse(text.Value!, CultureInfo.InvariantCulture);

    // A paragraph, or a row of a table, whose lines never part.
    private sealed record Block(
        OpenXmlElement Element,
        int Lines,
        double Line,
        double Before,
        double After,
        bool KeepsWithNext,
        bool BeginsPage,
        int LeastLines)
    {
        public double Height => HeightOf(Lines);

        public double HeightOf(int lines) => lines * Line;

        public int LinesIn(double height) => (int)((height + 0.01) / Line);
    }
}
