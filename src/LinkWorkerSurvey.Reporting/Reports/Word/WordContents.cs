using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// The table of contents: Word's own field, with an entry for each heading of the two upper levels, which leads to the heading. The entries
/// have no page numbers until somebody updates the field: only the program that lays the document out knows them.
/// </summary>
internal static class WordContents
{
    /// <summary>Marks the headings of a document with bookmarks, and returns the table that leads to them.</summary>
    /// <param name="body">The document below the table.</param>
    public static SdtBlock Of(IEnumerable<OpenXmlElement> body)
    {
        List<Paragraph> entries = [];
        foreach (var paragraph in body.OfType<Paragraph>().Where(paragraph => paragraph.InnerText.Length > 0))
        {
            if (LevelOf(paragraph) is { } level)
                entries.Add(Entry(paragraph, level, entries.Count + 1));
        }

        if (entries.Count == 0)
            entries.Add(WordText.Paragraph(WordStyles.Contents[0], ""));
        Surround(entries, WordField.Begin($"TOC \\o \"1-{WordStyles.Contents.Count}\" \\h \\z \\u"), WordField.End());
        return new SdtBlock(
            new SdtProperties(new SdtContentDocPartObject(
                new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            new SdtContentBlock([WordText.Paragraph(WordStyles.ContentsHeading, "Contents"), .. entries]));
    }

    private static int? LevelOf(Paragraph paragraph)
    {
        var style = paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value;
        return WordStyles.Headings.Take(WordStyles.Contents.Count).FirstOrDefault(heading => heading.Id == style)?.Level;
    }

    private static Paragraph Entry(Paragraph heading, int level, int number)
    {
        var (id, name) = ($"{number}", $"_Toc{number:000000}");
        heading.InsertAfter(new BookmarkStart { Id = id, Name = name }, heading.ParagraphProperties);
        heading.Append(new BookmarkEnd { Id = id });
        return WordText.Paragraph(
            WordStyles.Contents[level - 1],
            [new Hyperlink(WordText.Run(WordText.Line(heading.InnerText))) { Anchor = name, History = true }]);
    }

    private static void Surround(List<Paragraph> entries, IEnumerable<Run> begin, Run end)
    {
        OpenXmlElement after = entries[0].ParagraphProperties!;
        foreach (var run in begin)
            after = entries[0].InsertAfter(run, after);
        entries[^1].Append(end);
    }
}
