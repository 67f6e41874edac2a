using System.Text;
using System.Xml;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Reads one XML part of a workbook forwards, in memory that does not grow with it: no document type, no more nesting and no more names
/// than any spreadsheet
/// program writes.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int DepthLimit = 64;
    private const int NameLimit = 10_000;
    private const int Empty = int.MaxValue;

    private readonly XmlReader xml;
    private readonly StringBuilder words = new();
    private readonly char[] buffer = new char[4096];

    /// <param name="part">The part, in UTF-8 or in UTF-16 with its byte order mark.</param>
    /// <param name="limit">The most characters it may have.</param>
    public PartReader(Stream part, long limit)
    {
        var text = new StreamReader(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        xml = XmlReader.Create(new BoundedText(text, limit), new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new FewNames(),
        });
    }

    /// <summary>Goes on to the next element of that name.</summary>
    public bool Find(string name)
    {
        while (Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                return true;
        }

        return false;
    }

    /// <summary>The name of the present element.</summary>
    public string Name => xml.LocalName;

    /// <summary>The present element, to be asked for what stands inside it.</summary>
    public int Level => xml.IsEmptyElement ? Empty : xml.Depth;

    /// <summary>Goes on to the next element inside another, however deep it stands; false at the end of the other.</summary>
    /// <param name="level">The <see cref="Level"/> of the other.</param>
    public bool Next(int level)
    {
        while (level != Empty && Read() && xml.Depth > level)
        {
            if (xml.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>The text of the present element.</summary>
    /// <exception cref="ImportException">It is longer than any text of a cell.</exception>
    public string Text()
    {
        if (xml.IsEmptyElement)
            return "";
        words.Clear();
        var depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            for (var read = xml.ReadValueChunk(buffer, 0, buffer.Length); read > 0; read = xml.ReadValueChunk(buffer, 0, buffer.Length))
            {
                if (words.Append(buffer, 0, read).Length > BoundedText.PieceLimit)
                    throw ImportException.WorkbookTooLarge();
            }
        }

        return words.ToString();
    }

    /// <summary>An attribute of the present element, of no namespace; null when it has none.</summary>
    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The relationship that the present element names; null when it names none.</summary>
    public string? Relationship()
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }

        xml.MoveToElement();
        return id;
    }

    public void Dispose() => xml.Dispose();

    private bool Read()
    {
        var read = xml.Read();
        if (xml.Depth > DepthLimit)
        {
            throw new ImportException(
                "The Excel file nests its elements deeper than any spreadsheet does. Open it in one and save it again.");
        }

        return read;
    }

    // The table keeps every name it has met for as long as the reader lives.
    private sealed class FewNames : NameTable
    {
        private int left = NameLimit;

        public override string Add(char[] key, int start, int len) => Get(key, start, len)
            ?? (left-- > 0 ? base.Add(key, start, len) : throw ImportException.WorkbookTooLarge());

        public override string Add(string key) => Get(key) ?? (left-- > 0 ? base.Add(key) : throw ImportException.WorkbookTooLarge());
    }
}
