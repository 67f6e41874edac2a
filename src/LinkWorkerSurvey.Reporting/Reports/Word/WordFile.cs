using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// A Word document (Office Open XML) as a package of parts. Parts and links have numbers instead of random names, and the entries of the
/// archive one time, so that the same report gives the same bytes.
/// </summary>
internal sealed class WordFile : IDisposable
{
    private const string CoreProperties = "application/vnd.openxmlformats-package.core-properties+xml";
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly MemoryStream file = new();
    private readonly WordprocessingDocument document;
    private readonly MainDocumentPart main;
    private readonly Dictionary<string, string> links = [];
    private int ids;

    public WordFile()
    {
        document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        main = document.AddNewPart<MainDocumentPart>(Main, NextId());
    }

    /// <summary>The lists of the document.</summary>
    public WordLists Lists { get; } = new();

    /// <summary>The number of figures so far.</summary>
    public int Figures { get; set; }

    public void Dispose() => document.Dispose();

    /// <summary>Stores an address. Returns the identifier by which links lead to it.</summary>
    public string Link(Uri address)
    {
        if (!links.TryGetValue(address.AbsoluteUri, out var id))
        {
            id = links[address.AbsoluteUri] = NextId();
            main.AddHyperlinkRelationship(new Uri(address.AbsoluteUri), isExternal: true, id);
        }

        return id;
    }

    /// <summary>Stores a PNG picture. Returns its identifier.</summary>
    public string Picture(byte[] png)
    {
        var id = NextId();
        using var content = new MemoryStream(png);
        main.AddImagePart(ImagePartType.Png, id).FeedData(content);
        return id;
    }

    /// <summary>Finishes the document and returns its bytes.</summary>
    /// <param name="body">The paragraphs and tables.</param>
    /// <param name="footer">The footer of all pages but the first.</param>
    /// <param name="title">The title in the properties.</param>
    /// <param name="creator">The organisation that publishes the document, in the properties.</param>
    /// <param name="at">The time of writing, in the properties.</param>
    public byte[] Finish(
        IEnumerable<OpenXmlElement> body, IEnumerable<Paragraph> footer, string title, string creator, DateTimeOffset at)
    {
        main.AddNewPart<StyleDefinitionsPart>(NextId()).Styles = WordStyles.Create();
        main.AddNewPart<NumberingDefinitionsPart>(NextId()).Numbering = Lists.Create();
        main.AddNewPart<DocumentSettingsPart>(NextId()).Settings = Settings();
        var foot = NextId();
        main.AddNewPart<FooterPart>(foot).Footer = new Footer(footer);
        main.Document = new Document(new Body([.. body, Section(foot)]));
        var properties = document.AddNewPart<CoreFilePropertiesPart>(CoreProperties, NextId());
        using (var xml = properties.GetStream(FileMode.Create))
            Properties(title, creator, at).Save(xml);
        document.Dispose();
        return AtOneTime(file.ToArray(), at);
    }

    private string NextId() => $"rId{++ids}";

    private static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 720 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "en-GB" });

    private static SectionProperties Section(string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = WordPage.PaperWidth, Height = WordPage.PaperHeight },
        new PageMargin
        {
            Top = WordPage.Margin,
            Bottom = WordPage.Margin,
            Left = WordPage.Margin,
            Right = WordPage.Margin,
            Header = WordPage.FooterMargin,
            Footer = WordPage.FooterMargin,
            Gutter = 0,
        },
        // The cover has no footer.
        new TitlePage());

    private static XElement Properties(string title, string creator, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        return new(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XElement(Dublin + "title", title),
            new XElement(Dublin + "creator", creator),
            new XElement(Dublin + "language", "en-GB"),
            new XElement(Terms + "created", new XAttribute(Instance + "type", "dcterms:W3CDTF"), time),
            new XElement(Terms + "modified", new XAttribute(Instance + "type", "dcterms:W3CDTF"), time));
    }

    // The packaging library dates each entry with the time at which it is written.
    private static byte[] AtOneTime(byte[] package, DateTimeOffset at)
    {
        using var made = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(
                    entry.FullName,
                    entry.Name.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                copy.LastWriteTime = at.ToUniversalTime();
                using var read = entry.Open();
                using var write = copy.Open();
                read.CopyTo(write);
            }
        }

        return made.ToArray();
    }
}
