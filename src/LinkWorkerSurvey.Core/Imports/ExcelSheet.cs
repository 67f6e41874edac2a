using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Reads the first visible sheet of an Excel workbook (.xlsx), cell by cell. Of the XML files (parts) in the workbook it reads only those
/// it needs, as streams, so that no part is unpacked into memory as a whole.
/// </summary>
internal static partial class ExcelSheet
{
    // The maximum length, in characters, of a number format code in Excel.
    private const int FormatLimit = 255;

    private static readonly SearchValues<char> DateLetters = SearchValues.Create("dmyhDMYH");

    /// <exception cref="ImportException">The file is not an Excel workbook, is damaged, or exceeds an import limit.</exception>
    public static Sheet Read(byte[] file, IProgress<int>? progress)
    {
        try
        {
            using var archive = new WorkbookArchive(file);
            var book = archive.Related("", "officeDocument");
            using var sheet = archive.Open(FirstSheet(archive, book)) ?? throw new ImportException("The Excel file contains no sheet.");
            return Cells(sheet, SharedTexts(archive, book!), DateStyles(archive, book!),
                new Sheet(isWhole: false, progress, archive.CharacterLimit));
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or ArgumentException or FormatException
            or IOException or NotSupportedException or OverflowException)
        {
            throw new ImportException("The file cannot be read as an Excel workbook (.xlsx). It is damaged or protected by a password.");
        }
    }

    private static string? FirstSheet(WorkbookArchive archive, string? book)
    {
        using var part = archive.Open(book) ?? throw new ImportException("The Excel file contains no workbook.");
        while (part.Find("sheet"))
        {
            if (part.Attribute("state") is not ("hidden" or "veryHidden"))
                return part.Relationship() is { } id ? archive.Related(book!, "worksheet", id) : null;
        }

        return null;
    }

    private static Sheet Cells(PartReader part, List<string> shared, List<bool> dates, Sheet sheet)
    {
        if (!part.Find("sheetData"))
            return sheet;
        var number = 0;
        var row = new List<string>();
        for (var rows = part.Level; part.Next(rows);)
        {
            if (part.Name != "row")
                continue;
            number = part.Attribute("r") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : number + 1;
            if (number > Sheet.RowLimit)
                throw new ImportException($"The sheet has a row {number:N0}, but a spreadsheet can have at most {Sheet.RowLimit:N0} rows.");
            row.Clear();
            for (var cells = part.Level; part.Next(cells);)
            {
                if (part.Name != "c")
                    continue;
                var place = part.Attribute("r") is { } name ? Column(name) : row.Count;
                if (place >= Sheet.ColumnLimit || place < row.Count)
                    throw new ImportException(
                        $"Row {number} has a cell in column {place + 1:N0}, but at most {Sheet.ColumnLimit:N0} columns, in ascending "
                            + "order, can be imported.");
                while (row.Count < place)
                    row.Add("");
                row.Add(Text(part, shared, dates, number, place));
            }

            sheet.Add(number, row);
        }

        return sheet;
    }

    private static string Text(PartReader part, List<string> shared, List<bool> dates, int row, int column)
    {
        var type = part.Attribute("t");
        var style = part.Attribute("s") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 0;
        var (value, inline) = ("", "");
        for (var cell = part.Level; part.Next(cell);)
        {
            if (part.Name == "v")
                value = part.Text();
            else if (part.Name == "is")
                inline = Words(part, new StringBuilder());
        }

        switch (type)
        {
            case "s":
                return shared[int.Parse(value, CultureInfo.InvariantCulture)];
            case "inlineStr":
                return inline;
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "e":
                throw new ImportException(
                    $"Row {row}, column {SpreadsheetText.Letter(column)}: the cell contains a spreadsheet error, such as #REF!.");
        }

        if (type is "str" or "d" || !double.TryParse(value, CultureInfo.InvariantCulture, out var figure))
            return Decoded(value);
        return style >= 0 && style < dates.Count && dates[style]
            ? DateTime.FromOADate(figure).ToString(figure % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : figure.ToString(CultureInfo.InvariantCulture);
    }

    private static List<string> SharedTexts(WorkbookArchive archive, string book)
    {
        var texts = new List<string>();
        var characters = 0L;
        var words = new StringBuilder();
        using var part = archive.Open(archive.Related(book, "sharedStrings"));
        while (part?.Find("si") is true)
        {
            texts.Add(Words(part, words));
            characters += texts[^1].Length;
            if (characters > Sheet.CharacterLimit || texts.Count > Sheet.CellLimit)
                throw ImportException.WorkbookTooLarge();
        }

        return texts;
    }

    // Returns for each cell style whether it shows a number as a date or a time.
    private static List<bool> DateStyles(WorkbookArchive archive, string book)
    {
        var (own, styles) = (new HashSet<string>(), new List<bool>());
        using var part = archive.Open(archive.Related(book, "styles"));
        if (part?.Find("styleSheet") is not true)
            return styles;
        for (var all = part.Level; part.Next(all);)
        {
            if (part.Name == "numFmt" && part.Attribute("formatCode") is { Length: <= FormatLimit } code
                && NotLetters().Replace(code, "").AsSpan().ContainsAny(DateLetters))
                own.Add(part.Attribute("numFmtId") ?? "");
            if (part.Name != "cellXfs")
                continue;
            for (var cells = part.Level; part.Next(cells);)
            {
                if (part.Name == "xf")
                    styles.Add(part.Attribute("numFmtId") is { } format && (own.Contains(format) || IsDate(format)));
            }
        }

        return styles;
    }

    // Excel's built-in number formats for dates and times, which a workbook does not define.
    private static bool IsDate(string format) => int.TryParse(format, CultureInfo.InvariantCulture, out var number)
        && number is (>= 14 and <= 22) or (>= 45 and <= 47);

    // The phonetic guide (rPh) is not part of the text.
    private static string Words(PartReader part, StringBuilder words)
    {
        words.Clear();
        for (var item = part.Level; part.Next(item);)
        {
            if (part.Name == "rPh")
                part.Text();
            else if (part.Name == "t" && words.Append(part.Text()).Length > BoundedText.PieceLimit)
                throw ImportException.WorkbookTooLarge();
        }

        return Decoded(words.ToString());
    }

    // Excel writes characters that XML cannot hold as _xHHHH_, and escapes text that looks like such a sequence in the same way.
    private static string Decoded(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped()
                .Replace(text, m =>
                    ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

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
