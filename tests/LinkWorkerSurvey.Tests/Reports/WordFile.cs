using System.IO.Compression;
using System.Xml.Linq;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Reads a Word document as an archive of XML, without the library that wrote it.</summary>
internal sealed class WordFile
{
    public static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private readonly Dictionary<string, byte[]> parts = [];

    public WordFile(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }

        Body = Xml("word/document.xml").Element(Word + "body")!;
    }

    public XElement Body { get; }

    public IEnumerable<string> Parts => parts.Keys;

    /// <summary>The text of each paragraph, those in tables and in the contents included.</summary>
    public IReadOnlyList<string> Paragraphs => [.. Body.Descendants(Word + "p").Select(Text)];

    /// <summary>The tables of results, which have a title, each as rows of cells.</summary>
    public IReadOnlyList<XElement> Tables => [.. Body.Elements(Word + "tbl").Where(table => table.Descendants(Word + "tblCaption").Any())];

    /// <summary>The addresses of links that leave the document.</summary>
    public IReadOnlyList<string> Links =>
    [
        .. Xml("word/_rels/document.xml.rels").Elements()
            .Where(one => one.Attribute("TargetMode")?.Value == "External")
            .Select(one => one.Attribute("Target")!.Value),
    ];

    public XElement Xml(string part) => XElement.Load(new MemoryStream(parts[part]));

    public static string? Style(XElement paragraph) =>
        paragraph.Element(Word + "pPr")?.Element(Word + "pStyle")?.Attribute(Word + "val")?.Value;

    public static IReadOnlyList<string[]> Rows(XElement table) =>
    [
        .. table.Elements(Word + "tr").Select(row =>
            row.Elements(Word + "tc").Select(cell => string.Join('\n', cell.Elements(Word + "p").Select(Text))).ToArray()),
    ];

    public static string Text(XElement paragraph) => string.Concat(paragraph.Descendants().Select(part =>
        part.Name == Word + "t" ? part.Value : part.Name == Word + "br" ? "\n" : part.Name == Word + "tab" ? "\t" : ""));
}
