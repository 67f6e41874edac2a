using System.Text;
using System.Xml;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// A forward-only reader of one XML part of a workbook; its memory use does not depend on the size of the part. It refuses a document type
/// declaration, nesting deeper than 64 levels and more than 10,000 different names.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int DepthLimit = 64;
    private const int NameLimit = 10_000;
    private const int Empty = int.MaxValue;

    private readonly XmlReader xml;
    private readonly StringBuilder words = new();
    private readonly char[] buffer = new char[4096];

    /// <param name="part">The part as bytes, in UTF-8, or in UTF-16 with a byte order mark.</param>
    /// <param name="limit">The maximum length of the part, in characters.</param>
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

    /// <summary>Moves to the next element with a name; returns false at the end of the part.</summary>
    public bool Find(string name)
    {
        while (Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                return true;
        }

        return false;
    }

    /// <summary>The local name of the current element.</summary>
    public string Name => xml.LocalName;

    /// <summary>The depth of the current element, to pass to <see cref="Next"/> for enumerating the elements inside it.</summary>
    public int Level => xml.IsEmptyElement ? Empty : xml.Depth;

    /// <summary>Moves to the next element inside an outer element, at any depth; returns false at the end of the outer element.</summary>
    /// <param name="level">The <see cref="Level"/> of the outer element, taken while that element was current.</param>
    public bool Next(int level)
    {
        while (level != Empty && Read() && xml.Depth > level)
        {
            if (xml.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>Returns the text of the current element.</summary>
    /// <exception cref="ImportException">
    /// The text is longer than <see cref="BoundedText.PieceLimit"/>, more than any cell can contain.
    /// </exception>
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

    /// <summary>Returns the value of the current element's attribute with this name and no namespace; null if there is none.</summary>
    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>Returns the relationship id in the current element's <c>r:id</c> attribute; null if there is none.</summary>
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
                "The Excel file has too many nested elements. Open it in a spreadsheet program and save it again.");
        }

        return read;
    }

    // NameTable keeps every name for as long as the reader lives, so a part with endless names would fill the memory.
    private sealed class FewNames : NameTable
    {
        private int left = NameLimit;

        public override string Add(char[] key, int start, int len) => Get(key, start, len)
            ?? (left-- > 0 ? base.Add(key, start, len) : throw ImportException.WorkbookTooLarge());

        public override string Add(string key) => Get(key) ?? (left-- > 0 ? base.Add(key) : throw ImportException.WorkbookTooLarge());
    }
}
