using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// The table of contents: Word's own field, with an entry for each heading of the two upper levels. Word writes it again only if somebody
/// asks it to, so the entries are complete, each with a link to its heading and the number of its page.
/// </summary>
internal sealed class WordContents
{
    private readonly List<(Paragraph Heading, Text Page)> entries = [];

    /// <summary>Marks the headings of a document with bookmarks, and makes the table that leads to them.</summary>
    /// <param name="body">The document below the table.</param>
    public WordContents(IEnumerable<OpenXmlElement> body)
    {
        List<Paragraph> lines = [];
        foreach (var paragraph in body.OfType<Paragraph>().Where(paragraph => paragraph.InnerText.Length > 0))
        {
            if (LevelOf(paragraph) is { } level)
                lines.Add(Entry(Mark(paragraph), paragraph, level));
        }

        if (lines.Count == 0)
            lines.Add(WordText.Paragraph(WordStyles.Contents[0], ""));
        Surround(lines, WordField.Begin($"TOC \\o \"1-{WordStyles.Contents.Count}\" \\h \\z \\u"), WordField.End());
        Block = new SdtBlock(
            new SdtProperties(new SdtContentDocPartObject(
                new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            new SdtContentBlock([WordText.Paragraph(WordStyles.ContentsHeading, "Contents"), .. lines]));
    }

    /// <summary>The table.</summary>
    public SdtBlock Block { get; }

    /// <summary>Writes the numbers of the pages.</summary>
    /// <param name="pages">The page of each paragraph.</param>
    public void Number(IReadOnlyDictionary<OpenXmlElement, int> pages)
    {
        foreach (var (heading, page) in entries)
            page.Text = $"{pages[heading]}";
    }

    private static int? LevelOf(Paragraph paragraph)
    {
        var style = paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value;
        return WordStyles.Headings.Take(WordStyles.Contents.Count).FirstOrDefault(heading => heading.Id == style)?.Level;
    }

    private string Mark(Paragraph heading)
    {
        var id = $"{entries.Count + 1}";
        var name = $"_Toc{entries.Count + 1:000000}";
        heading.InsertAfter(new BookmarkStart { Id = id, Name = name }, heading.ParagraphProperties);
        heading.Append(new BookmarkEnd { Id = id });
        return name;
    }

    private Paragraph Entry(string mark, Paragraph heading, int level)
    {
        List<Run> number = [.. WordField.Of($"PAGEREF {mark} \\h", "1")];
        entries.Add((heading, number.SelectMany(run => run.Elements<Text>()).Single()));
        return WordText.Paragraph(
            WordStyles.Contents[level - 1],
            [
                new Hyperlink([WordText.Run(WordText.Line(heading.InnerText)), WordText.Run("\t"), .. number])
                {
                    Anchor = mark,
                    History = true,
                },
            ]);
    }

    private static void Surround(List<Paragraph> lines, IEnumerable<Run> begin, Run end)
    {
        OpenXmlElement after = lines[0].ParagraphProperties!;
        foreach (var run in begin)
            after = lines[0].InsertAfter(run, after);
        lines[^1].Append(end);
    }
}
