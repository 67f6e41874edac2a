using System.Globalization;
using System.IO.Compression;
using System.Xml;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>
/// An Excel workbook (Office Open XML) that is sent while its rows are read, with one table from the first row of each sheet on. Texts are
/// inline strings, whatever they begin with: the workbook has no formula, and no properties.
/// </summary>
internal sealed class StreamedWorkbook : IDisposable
{
    /// <summary>The most rows that Excel reads from a sheet, with that of the headings.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The earliest time that an archive can state: the time of writing would be in the file otherwise.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly OutgoingBuffer buffer = new();
    private readonly ZipArchive archive;
    private readonly Stream to;
    private readonly int mostRows;
    private readonly SheetNames names = new();
    private readonly List<string> sheets = [];

    public StreamedWorkbook(Stream to, int mostRows)
    {
        (this.to, this.mostRows) = (to, mostRows);
        archive = new(buffer, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>The number of texts so far that are longer than a cell can be, and end early.</summary>
    public int Cut { get; private set; }

    // The end of the archive is sent only by FinishAsync, so that a file that breaks off cannot be opened.
    public void Dispose()
    {
        archive.Dispose();
        buffer.Dispose();
    }

    /// <summary>Adds a sheet. Rows that have no room on it follow on further sheets.</summary>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, each with at most a cell for each column: a text, a whole number, or null for an empty cell.</param>
    /// <param name="cancel">Cancels the writing.</param>
    public async Task AddAsync(
        string name, IReadOnlyList<StreamedColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancel)
    {
        await using var row = rows.GetAsyncEnumerator(cancel);
        var hasMore = await row.MoveNextAsync();
        do
            hasMore = await WriteAsync(names.Give(name), columns, row, hasMore, cancel);
        while (hasMore);
    }

    /// <summary>Writes what leads to the sheets, and the end of the archive.</summary>
    public Task FinishAsync(CancellationToken cancel)
    {
        using (var xml = Part("xl/styles.xml"))
            WorkbookStyles.Create().WriteTo(xml);
        using (var xml = Part("xl/workbook.xml"))
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteStartElement("sheets", Main);
            foreach (var (place, name) in sheets.Index())
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("sheetId", $"{place + 1}");
                xml.WriteAttributeString("r", "id", Office, $"rId{place + 1}");
                xml.WriteEndElement();
            }
        }

        Relate(
            "xl/_rels/workbook.xml.rels",
            [.. sheets.Select((_, place) => ("worksheet", $"worksheets/sheet{place + 1}.xml")), ("styles", "styles.xml")]);
        Relate("_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        using (var xml = Part("[Content_Types].xml"))
        {
            xml.WriteStartElement("Types", Types);
            Describe(xml, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
            Describe(xml, "Override", "PartName", "/xl/workbook.xml", $"{Sheet}.sheet.main+xml");
            Describe(xml, "Override", "PartName", "/xl/styles.xml", $"{Sheet}.styles+xml");
            for (var number = 1; number <= sheets.Count; number++)
                Describe(xml, "Override", "PartName", $"/xl/worksheets/sheet{number}.xml", $"{Sheet}.worksheet+xml");
        }

        archive.Dispose();
        return buffer.SendAsync(to, cancel);
    }

    // The end of the writer ends all elements, and the entry of the archive.
    private XmlWriter Part(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return XmlWriter.Create(entry.Open(), new() { CloseOutput = true, NewLineHandling = NewLineHandling.None });
    }

    private async Task<bool> WriteAsync(
        string name,
        IReadOnlyList<StreamedColumn> columns,
        IAsyncEnumerator<IReadOnlyList<object?>> row,
        bool hasMore,
        CancellationToken cancel)
    {
        sheets.Add(name);
        using var xml = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        Begin(xml, columns);
        var number = 1;
        Write(xml, number, [.. columns.Select(column => column.Heading)], WorkbookStyles.Heading);
        for (; hasMore && number < mostRows; hasMore = await row.MoveNextAsync())
        {
            Write(xml, ++number, row.Current, WorkbookStyles.Text);
            if (buffer.IsFull)
                await buffer.SendAsync(to, cancel);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", Main);
        xml.WriteAttributeString("ref", $"A1:{SpreadsheetText.Letter(columns.Count - 1)}{number}");
        xml.WriteEndElement();
        return hasMore;
    }

    // The headings stay in sight.
    private static void Begin(XmlWriter xml, IReadOnlyList<StreamedColumn> columns)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Main);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Main);
        foreach (var (place, column) in columns.Index())
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", $"{place + 1}");
            xml.WriteAttributeString("max", $"{place + 1}");
            xml.WriteAttributeString("width", $"{column.Width}");
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
    }

    private void Write(XmlWriter xml, int number, IReadOnlyList<object?> cells, uint style)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var place = 0; place < cells.Count; place++)
        {
            if (cells[place] is not null and not "")
                Write(xml, $"{SpreadsheetText.Letter(place)}{number}", cells[place], style);
        }

        xml.WriteEndElement();
    }

    private void Write(XmlWriter xml, string at, object? value, uint style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", at);
        xml.WriteAttributeString("s", $"{style}");
        if (value is int whole)
        {
            xml.WriteElementString("v", Main, whole.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", ns: null, "preserve");
            xml.WriteString(WorkbookText.Of((string)value!, out var isCut));
            Cut += isCut ? 1 : 0;
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Relate(string name, IReadOnlyList<(string Type, string Target)> parts)
    {
        using var xml = Part(name);
        xml.WriteStartElement("Relationships", Package);
        foreach (var (place, (type, target)) in parts.Index())
        {
            xml.WriteStartElement("Relationship", Package);
            xml.WriteAttributeString("Id", $"rId{place + 1}");
            xml.WriteAttributeString("Type", $"{Office}/{type}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
    }

    private static void Describe(XmlWriter xml, string element, string key, string value, string type)
    {
        xml.WriteStartElement(element, Types);
        xml.WriteAttributeString(key, value);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }
}
