using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Reads the first visible sheet of an Excel workbook (.xlsx), cell after cell: the workbook is never whole in memory as a tree.</summary>
internal static partial class ExcelSheet
{
    // A small file can be packed so that it unpacks to gigabytes: each part is read up to here.
    private const long PartLimit = 400_000_000;

    private static readonly SearchValues<char> DateLetters = SearchValues.Create("dmyhDMYH");
    private static readonly OpenSettings Reading = new() { MaxCharactersInPart = PartLimit };

    /// <exception cref="ImportException">The file is not such a workbook, or is damaged.</exception>
    public static Sheet Read(byte[] file, IProgress<int>? progress)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false, Reading);
            var book = document.WorkbookPart ?? throw new ImportException("The Excel file holds no workbook.");
            var first = book.Workbook?.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault(s => s.State?.Value != SheetStateValues.Hidden && s.State?.Value != SheetStateValues.VeryHidden);
            if (first?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
                throw new ImportException("The Excel file holds no sheet.");
            return Cells(part, SharedTexts(book), DateStyles(book), progress);
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException or ArgumentException or FormatException or IOException or KeyNotFoundException or OverflowException)
        {
            throw new ImportException("The file cannot be read as an Excel workbook (.xlsx): it is damaged, locked with a password, or larger than can be imported.");
        }
    }

    private static Sheet Cells(WorksheetPart part, IReadOnlyList<string> shared, HashSet<uint> dates, IProgress<int>? progress)
    {
        var sheet = new Sheet(isWhole: false, progress);
        using var reader = OpenXmlReader.Create(part);
        var number = 0;
        var row = new List<string>();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                number = Attribute(reader, "r") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : number + 1;
                row.Clear();
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                var place = Attribute(reader, "r") is { } name ? Column(name) : row.Count;
                if (place >= Sheet.ColumnLimit || place < row.Count)
                    throw new ImportException($"Row {number} has a cell in column {place + 1:N0}; at most {Sheet.ColumnLimit:N0} columns, in their order, can be imported.");
                var cell = (Cell)reader.LoadCurrentElement()!;
                while (row.Count < place)
                    row.Add("");
                row.Add(Text(cell, shared, dates, number, place));
            }
            else if (reader.ElementType == typeof(Row) && reader.IsEndElement)
            {
                sheet.Add(number, row);
            }
        }

        return sheet;
    }

    private static string Text(Cell cell, IReadOnlyList<string> shared, HashSet<uint> dates, int row, int column)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
            return shared[int.Parse(value, CultureInfo.InvariantCulture)];
        if (type == CellValues.InlineString)
            return cell.InlineString is { } inline ? Words(inline) : "";
        if (type == CellValues.Boolean)
            return value == "1" ? "TRUE" : "FALSE";
        if (type == CellValues.Error)
            throw new ImportException($"Row {row}, column {SpreadsheetText.Letter(column)}: the cell holds an error of the spreadsheet's, such as #REF!.");
        if (type == CellValues.String || type == CellValues.Date || !double.TryParse(value, CultureInfo.InvariantCulture, out var figure))
            return Decoded(value);
        return cell.StyleIndex?.Value is { } style && dates.Contains(style)
            ? DateTime.FromOADate(figure).ToString(figure % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : figure.ToString(CultureInfo.InvariantCulture);
    }

    private static List<string> SharedTexts(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is not { } part)
            return texts;
        var characters = 0L;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement)
                continue;
            texts.Add(Words(reader.LoadCurrentElement()!));
            characters += texts[^1].Length;
            if (characters > Sheet.CharacterLimit || texts.Count > Sheet.CellLimit)
                throw new ImportException("The file holds more than can be imported.");
        }

        return texts;
    }

    // The styles that show a number as a date or a time.
    private static HashSet<uint> DateStyles(WorkbookPart book)
    {
        if (book.WorkbookStylesPart?.Stylesheet is not { } styles)
            return [];
        var own = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => NotLetters().Replace(f.FormatCode?.Value ?? "", "").AsSpan().ContainsAny(DateLetters))
            .Select(f => f.NumberFormatId?.Value ?? 0).ToHashSet();
        return [.. (styles.CellFormats?.Elements<CellFormat>() ?? [])
            .Select((format, style) => (Format: format.NumberFormatId?.Value ?? 0, Style: (uint)style))
            .Where(f => f.Format is (>= 14 and <= 22) or (>= 45 and <= 47) || own.Contains(f.Format))
            .Select(f => f.Style)];
    }

    // What is said how to pronounce (rPh) is not part of the text.
    private static string Words(OpenXmlElement item) =>
        Decoded(string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text)));

    // Characters that XML cannot hold, and what looks like one, are written _xHHHH_.
    private static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    private static string? Attribute(OpenXmlReader reader, string name) => reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value;

    private static int Column(string name)
    {
        var place = 0;
        foreach (var letter in name.TakeWhile(char.IsAsciiLetterUpper).Take(6))
            place = (place * 26) + letter - 'A' + 1;
        return place - 1;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("""
        \[[^\]]*\]|"[^"]*"|\\.|_.
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotLetters();
}
