using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Writes the Markdown of a section as paragraphs, lists, quotes and tables in the styles of the document.</summary>
/// <param name="file">The document.</param>
/// <param name="charts">The charts of the report.</param>
/// <param name="level">The level of the section's own heading, from 1. Headings in the text are below it.</param>
internal sealed class WordMarkdown(WordFile file, WordCharts charts, int level)
{
    // Deeper quotes and lists have the same indent, so that there is room for their text.
    private const int DeepestIndent = 8;

    private readonly WordInlines inlines = new(file, charts);
    private readonly List<OpenXmlElement> written = [];
    private readonly Stack<int> headings = [];

    public static IEnumerable<OpenXmlElement> Write(WordFile file, WordCharts charts, int level, string text)
    {
        var markdown = new WordMarkdown(file, charts, level);
        markdown.Blocks(ReportMarkdown.Parse(text), default);
        return markdown.written;
    }

    private void Blocks(ContainerBlock blocks, Place place)
    {
        foreach (var block in blocks)
            Block(block, place);
    }

    private void Block(Block block, Place place)
    {
        switch (block)
        {
            case HeadingBlock heading:
                written.Add(WordText.Paragraph(StyleOf(heading), inlines.Write(heading.Inline)));
                break;
            case ListBlock list:
                List(list, place);
                break;
            case QuoteBlock quote:
                Blocks(quote, place with { Quotes = place.Quotes + 1 });
                break;
            case ThematicBreakBlock:
                written.Add(WordText.Paragraph(WordStyles.Break, ""));
                break;
            case Markdig.Extensions.Tables.Table table:
                written.Add(WordMarkdownTable.Of(table, inlines));
                written.Add(WordText.Paragraph(WordStyles.TableEnd, ""));
                break;
            case ParagraphBlock { Inline: { } words }:
                written.Add(Indented(WordText.Paragraph(StyleOf(place), inlines.Write(words)), place));
                break;
            case ContainerBlock others:
                Blocks(others, place);
                break;
        }
    }

    // Headings go down one level at a time, whatever the text counts: a level that is left out would mislead people who jump from one to
    // the next.
    private WordStyle StyleOf(HeadingBlock heading)
    {
        while (headings.TryPeek(out var above) && above >= heading.Level)
            headings.Pop();
        headings.Push(heading.Level);
        return WordStyles.Headings[Math.Min(level + headings.Count, WordStyles.Headings.Count) - 1];
    }

    private static WordStyle StyleOf(Place place) =>
        place.Quotes > 0 ? WordStyles.Quote : place.Lists > 0 ? WordStyles.ListContinue : WordStyles.Normal;

    private void List(ListBlock list, Place place)
    {
        var depth = Math.Min(place.Lists, WordLists.Deepest);
        var number = list.IsOrdered ? file.Lists.Begin(list.OrderedStart, depth) : WordLists.Bullets;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var inner = place with { Lists = place.Lists + 1 };
            var first = item.FirstOrDefault() as ParagraphBlock;
            if (first is not null || item.Count == 0)
                written.Add(Item(list, item, number, depth, first, place));
            foreach (var block in item.Skip(first is null ? 0 : 1))
                Block(block, inner);
        }

        // The items of a list stand closer together than what follows it.
        if (place.Lists == 0 && written.LastOrDefault() is Paragraph last)
            last.ParagraphProperties!.SpacingBetweenLines = new() { After = $"{WordStyles.Twips(WordStyles.Normal.After)}" };
    }

    private Paragraph Item(ListBlock list, ListItemBlock item, int? number, int depth, ParagraphBlock? first, Place place)
    {
        var words = inlines.Write(first?.Inline);
        if (number is null)
            return Indented(
                WordText.Paragraph(WordStyles.ListContinue, [WordText.Run($"{item.Order}{list.OrderedDelimiter} "), .. words]),
                place with { Lists = place.Lists + 1 });
        var paragraph = WordText.Paragraph(list.IsOrdered ? WordStyles.ListNumber : WordStyles.ListBullet, words);
        paragraph.ParagraphProperties!.NumberingProperties = new()
        {
            NumberingLevelReference = new() { Val = depth },
            NumberingId = new() { Val = number },
        };
        if (place.Quotes > 0)
            paragraph.ParagraphProperties.Indentation = new()
            {
                Left = $"{Indent(place with { Lists = depth + 1 })}",
                Hanging = $"{WordStyles.Twips(WordLists.Step)}",
            };
        return paragraph;
    }

    // The styles have the indent of the first level.
    private static Paragraph Indented(Paragraph paragraph, Place place)
    {
        if (place.Quotes + place.Lists > 1)
            paragraph.ParagraphProperties!.Indentation = new() { Left = $"{Indent(place)}" };
        return paragraph;
    }

    private static int Indent(Place place) => WordStyles.Twips(WordLists.Step * Math.Min(place.Quotes + place.Lists, DeepestIndent));

    private readonly record struct Place(int Lists, int Quotes);
}
