using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>
/// Tests workbooks made to crash the process or exhaust its memory: each is refused, or read, with little time and memory.
/// </summary>
public class HostileWorkbookTests(ITestOutputHelper output)
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Texts = "xl/sharedStrings.xml";
    private const string Styles = "xl/styles.xml";
    private const string Book = "xl/workbook.xml";
    private const string BookRelations = "xl/_rels/workbook.xml.rels";
    private const string Relations = "_rels/.rels";
    private const string Types = "[Content_Types].xml";
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string TooDeep = "too many nested elements";
    private const string TooLarge = "more than can be imported";
    private const string Damaged = "damaged or protected by a password";
    private const int Megabyte = 1024 * 1024;

    private static readonly Dictionary<string, (Func<byte[]> File, string? Message)> Hostile = new()
    {
        ["elements nested in a cell"] = (() => InSheet(("<row><c>", 1), ("<a>", 40_000)), TooDeep),
        ["elements nested in the sheet"] = (() => With(Sheet, ("<a>", 1_000_000)), TooDeep),
        ["elements nested in a shared text"] = (() => With(Texts, ($"<sst {Main}><si>", 1), ("<r>", 40_000)), TooDeep),
        ["elements nested in the styles"] = (() => With(Styles, ($"<styleSheet {Main}>", 1), ("<a>", 40_000)), TooDeep),
        ["elements nested in the workbook"] = (() => With(Book, ($"<workbook {Main}>", 1), ("<a>", 40_000)), TooDeep),
        ["elements nested in the workbook's relationships"] = (() => With(BookRelations, ("<Relationships>", 1), ("<a>", 40_000)), TooDeep),
        ["elements nested in the archive's relationships"] = (() => With(Relations, ("<Relationships>", 1), ("<a>", 40_000)), TooDeep),
        ["elements nested in the content types, which nothing needs"] = (() => With(Types, ("<Types>", 1), ("<a>", 40_000)), null),
        ["millions of styles"] = (() =>
            With(Styles, ($"<styleSheet {Main}><cellXfs>", 1),
            ("<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>", 1_500_000)), TooLarge),
        ["styles in 60 KB"] = (() =>
            With(Styles, ($"<styleSheet {Main}><cellXfs>", 1), ("<xf numFmtId=\"14\"/>", 1_000_000), ("</cellXfs></styleSheet>", 1)), null),
        ["number formats that take a pattern long"] = (() =>
            With(Styles, ($"<styleSheet {Main}><numFmts>", 1),
            ($"<numFmt numFmtId=\"164\" formatCode=\"{new string('[', 300_000)}\"/>", 50), ("</numFmts></styleSheet>", 1)), null),
        ["a shared text of gigabytes"] = (() => With(Texts, ($"<sst {Main}><si><t>", 1), (new string('a', 1_000_000), 100)), TooLarge),
        ["a shared text of many runs"] = (() =>
            With(Texts, ($"<sst {Main}><si>", 1), ($"<r><t>{new string('a', 1000)}</t></r>", 1_000_000)), TooLarge),
        ["a shared text of many parts that XML leaves as they are"] =
            (() => With(Texts, ($"<sst {Main}><si><t>", 1), ($"<![CDATA[{new string('<', 1000)}]]>", 20_000)), TooLarge),
        ["shared texts of gigabytes"] = (() => With(Texts, ($"<sst {Main}>", 1), ($"<si><t>{new string('a', 100_000)}</t></si>", 1_000)),
            TooLarge),
        ["shared texts without end"] = (() => With(Texts, ($"<sst {Main}>", 1), ("<si/>", 10_000_000)), TooLarge),
        ["one long text in every cell"] = (
            () => Files.WithPart(With(Texts, ($"<sst {Main}><si><t>", 1), (new string('a', 300_000), 1), ("</t></si></sst>", 1)), Sheet,
                Writes(SheetOf(("<row><c t=\"s\"><v>0</v></c></row>", 100_000)))), TooLarge),
        ["a cell's text of gigabytes"] = (() => InSheet(("<row><c t=\"str\"><v>", 1), (new string('a', 1_000_000), 100)), TooLarge),
        ["a formula of gigabytes"] = (() => InSheet(("<row><c><f>", 1), (new string('a', 1_000_000), 100)), TooLarge),
        ["an attribute of gigabytes"] = (() => InSheet(("<row><c r=\"", 1), (new string('>', 1_000_000), 100)), TooLarge),
        ["attributes without end"] = (() =>
            InSheet(("<row><c ", 1), (string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}=\"\" ")), 10)), TooLarge),
        ["names without end"] = (() => Files.WithPart(Files.Excel(Files.TwoRows), Sheet, NamesWithoutEnd), TooLarge),
        ["a comment of gigabytes"] = (() => InSheet(("<!--", 1), (new string('a', 1_000_000), 100)), TooLarge),
        ["cells without end"] = (() => InSheet(("<row>", 1), ("<c/>", 1_000_000)), "at most 1,000 columns"),
        ["rows of a thousand empty cells without end"] = (() =>
            InSheet(($"<row>{string.Concat(Enumerable.Repeat("<c/>", 1000))}</row>", 10_000)), TooLarge),
        ["rows of one figure without end"] = (() => InSheet(("<row><c><v>1</v></c></row>", 2_000_000)), "at most 1,048,576"),
        ["a million empty rows"] = (() =>
            InSheet(("<row/>", 1_000_000), ("<row><c t=\"inlineStr\"><is><t>What?</t></is></c></row><row><c><v>1</v></c></row>", 1)), null),
        ["merged cells"] = (() =>
            With(Sheet,
            ($"<worksheet {Main}><sheetData><row><c t=\"str\"><v>What?</v></c></row><row><c><v>1</v></c></row></sheetData><mergeCells>",
            1), ("<mergeCell ref=\"A1:XFD1048576\"/>", 200_000)), null),
        ["sheets without end"] = (() =>
            With(Book, ($"<workbook {Main}><sheets>", 1), ("<sheet name=\"a\" sheetId=\"1\" state=\"hidden\"/>", 1_000_000)), TooLarge),
        ["relationships without end"] = (() =>
            With(BookRelations, ("<Relationships>", 1), ("<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>", 1_000_000)), TooLarge),
        ["parts without end"] = (() => Zip(20_000), TooLarge),
        ["a column far to the right"] = (() => InSheet(("<row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>", 1)), "at most 1,000 columns"),
        ["a row of a number that is none"] = (() => InSheet(("<row r=\"99999999999\"><c><v>1</v></c></row>", 1)), Damaged),
        ["a date that is none"] = (() => Files.WithPart(
            With(Styles, ($"<styleSheet {Main}><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>", 1)), Sheet,
                Writes(SheetOf(("<row><c s=\"0\"><v>1e300</v></c></row>", 1)))), Damaged),
        ["entities that multiply"] = (() =>
            With(Sheet, ("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"", 1), ("&b;", 10_000), ("\">]><a>", 1), ("&c;", 1000)), Damaged),
        ["an entity that names a file"] = (() =>
            With(Texts, ($"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><sst {Main}><si><t>&b;</t></si></sst>", 1)), Damaged),
        ["a sheet at another address"] = (() =>
            With(BookRelations, (Related("TargetMode=\"External\" Target=\"file:///etc/passwd\""), 1)),
            "contains no sheet"),
        ["a sheet in a file beside"] = (() => Files.WithPart(
            With(BookRelations, (Related("Target=\"../../../etc/passwd\""), 1)), Book,
            Writes([($"<workbook {Main} xmlns:r=\"http://a/relationships\"><sheets><sheet r:id=\"rId1\"/></sheets></workbook>", 1)])),
                "contains no sheet"),
    };

    public static TheoryData<string> Classes => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Read_HostileWorkbook_TakesLittleTimeAndMemory(string name)
    {
        var (make, message) = Hostile[name];
        var file = make();
        Assert.InRange(file.Length, 1, 12 * Megabyte);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Record.Exception(() => ImportProposal.Read(file));

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Megabyte;
        var taken = $"{allocated} MB allocated in all, {clock.Elapsed.TotalSeconds:0.00} s";
        output.WriteLine($"{name}: {file.Length:N0} bytes, {taken}: {refused?.Message ?? "read"}");
        if (message is null)
            Assert.Null(refused);
        else
            Assert.Contains(message, Assert.IsType<ImportException>(refused).Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 300);
    }

    [Theory]
    [InlineData("elements nested in a cell", 1, TooDeep)]
    [InlineData("styles in 60 KB", 0, "6 rows under two rows of headings.")]
    [InlineData("shared texts of gigabytes", 1, TooLarge)]
    [InlineData("one long text in every cell", 1, TooLarge)]
    [InlineData("rows of one figure without end", 1, "at most 1,048,576")]
    public async Task Import_HostileWorkbook_EndsWithAMessage_InAProcessOf300Megabytes(string name, int exitCode, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, Hostile[name].File());
            await using var process = SurveyProcess.Start(database, ["import", path, "--dry-run"],
                ("DOTNET_GCHeapHardLimit", $"0x{300 * Megabyte:X}"));

            var ended = await process.EndAsync();

            Assert.Equal(exitCode, ended.ExitCode);
            Assert.Contains(message, ended.Output + ended.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (string Text, int Times)[] SheetOf(params (string Text, int Times)[] rows) =>
        [($"<worksheet {Main}><sheetData>", 1), .. rows, ("</sheetData></worksheet>", 1)];

    private static byte[] InSheet(params (string Text, int Times)[] rows) =>
        Files.WithPart(Files.Excel(Files.TwoRows), Sheet, Writes(SheetOf(rows)));

    private static byte[] With(string part, params (string Text, int Times)[] content) => Files.WithPart(Files.Workbook(
        shared => Files.TwoRows.Select(row =>
            new Row(row.Select(text => new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(shared(text)) }))),
            new Stylesheet()), part, Writes(content));

    private static Action<Stream> Writes((string Text, int Times)[] content) => stream =>
    {
        foreach (var (text, times) in content)
        {
            // In larger pieces, because the compressor is slow with small ones.
            var together = Math.Max(1, Math.Min(times, 100_000 / text.Length));
            var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, together)));
            for (var i = 0; i < times / together; i++)
                stream.Write(piece);
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times % together))));
        }
    };

    private static string Related(string target) =>
        $"<Relationships><Relationship Id=\"rId1\" Type=\"http://a/worksheet\" {target}/></Relationships>";

    private static void NamesWithoutEnd(Stream stream)
    {
        stream.Write(Encoding.UTF8.GetBytes($"<worksheet {Main}><sheetData><row><c>"));
        for (var i = 0; i < 200_000; i++)
            stream.Write(Encoding.UTF8.GetBytes($"<a{i}/>"));
    }

    private static byte[] Zip(int parts)
    {
        using var file = new MemoryStream();
        file.Write(Files.Excel(Files.TwoRows));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var i = 0; i < parts; i++)
                zip.CreateEntry($"part{i}");
        }

        return file.ToArray();
    }
}
