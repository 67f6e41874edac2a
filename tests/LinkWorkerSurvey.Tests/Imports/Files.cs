using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Creates files as survey tools and spreadsheets write them.</summary>
internal static class Files
{
    /// <summary>The text in identity columns, which is searched for where it must never be.</summary>
    public const string Canary = "canary-4711";

    public static readonly string[] Identities =
    [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ];

    /// <summary>
    /// SurveyMonkey's export with two heading rows: a single choice with 'Other', a multiple choice with 'Other', and a free text.
    /// </summary>
    public static string[][] TwoRows { get; } =
    [
        [.. Identities, "What is your role?", "", "What do you do?", "", "", "", "What would help?"],
        [
            .. Identities.Select(_ => ""),
            "Response",
            "Other (please specify)",
            "Listen",
            "Walk",
            "Write letters",
            "Other (please specify)",
            "Open-Ended Response",
        ],
        [.. Respondent(1), "Link worker", "", "Listen", "Walk", "", "", "More time"],
        [.. Respondent(2), "Connector", "", "Listen", "", "", "Sing together", "A car"],
        [.. Respondent(3), "Link worker", "", "", "", "", "", "Supervision"],
        [.. Respondent(4), "", "Navigator", "Listen", "", "", "", ""],
        [.. Respondent(5), "Other (please specify)", "Champion", "", "Walk", "", "", "A desk"],
        [.. Respondent(6), "", "", "", "", "", "", ""],
    ];

    /// <summary>The same export with one heading row.</summary>
    public static string[][] OneRow { get; } =
    [
        [
            .. Identities,
            "What is your role?",
            "What is your role? - Other (please specify)",
            "What do you do? - Listen",
            "What do you do? - Walk",
            "What do you do? - Write letters",
            "What do you do? - Other (please specify)",
            "What would help?",
        ],
        .. TwoRows[2..],
    ];

    public static byte[] Csv(params string[][] rows) => Encoding.UTF8.GetBytes(CsvText(rows));

    public static string CsvText(params string[][] rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"));

    /// <summary>
    /// Returns a file with a given number of rows. Progress is reported from ten thousand rows on, when they are read and when they are
    /// written.
    /// </summary>
    public static byte[] Long(int rows = 12_000) =>
        Csv([
            ["Where?", "Why?"],
            .. Enumerable.Range(0, rows).Select(i => new[] { $"Place {i % 3}", $"Reason {i}" }),
        ]);

    /// <summary>Returns a workbook with shared strings, as Excel writes it.</summary>
    public static byte[] Excel(params string[][] rows) => Workbook(shared =>
        rows.Select((row, i) => new Row(row.Select((text, column) => (text, column)).Where(c => c.text.Length > 0).Select(c => new Cell
        {
            CellReference = $"{SpreadsheetText.Letter(c.column)}{i + 1}",
            DataType = CellValues.SharedString,
            CellValue = new CellValue(shared(c.text)),
        }))
        { RowIndex = (uint)i + 1 }));

    /// <summary>
    /// Returns a workbook with given rows. The function that <paramref name="rows"/> receives adds a shared string and returns its index.
    /// </summary>
    public static byte[] Workbook(Func<Func<string, int>, IEnumerable<Row>> rows, Stylesheet? styles = null)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var strings = new SharedStringTable();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows(text =>
            {
                strings.Append(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
                return strings.ChildElements.Count - 1;
            })));
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = strings;
            if (styles is not null)
                book.AddNewPart<WorkbookStylesPart>().Stylesheet = styles;
            book.Workbook = new Workbook(
                new Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Name = "Sheet",
                        SheetId = 1,
                        Id = book.GetIdOfPart(sheet),
                    }));
        }

        return file.ToArray();
    }

    /// <summary>Returns the file with the content of one part replaced.</summary>
    public static byte[] WithPart(byte[] workbook, string part, Action<Stream> write)
    {
        using var file = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(workbook)))
        using (var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.Where(entry => entry.FullName != part))
            {
                using var kept = entry.Open();
                using var copy = to.CreateEntry(entry.FullName).Open();
                kept.CopyTo(copy);
            }

            // The part is compressed while it is written: ZipArchive's update mode would hold a part of a gigabyte in memory.
            using var made = to.CreateEntry(part).Open();
            write(made);
        }

        return file.ToArray();
    }

    private static string[] Respondent(int number) =>
    [
        $"11477{number}", "223344", $"01/1{number}/2019 10:0{number}:00", $"01/1{number}/2019 10:1{number}:00", $"192.0.2.{number}",
        string.Create(CultureInfo.InvariantCulture, $"{Canary}-{number}@example.org"), $"First {Canary}", $"Last {Canary}", Canary,
    ];

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
