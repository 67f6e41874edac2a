using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>
/// Tests files that cannot be imported. Each is refused with a message that gives the place and the reason, and quotes none of the answers.
/// </summary>
public class WrongFilesTests
{
    private static readonly Dictionary<string, (Func<byte[]> File, string Message)> Wrong = new()
    {
        ["empty"] = (() => [], "The file is empty."),
        ["only empty cells"] = (() => ",,\r\n,,\r\n"u8.ToArray(), "The file contains only empty cells."),
        ["nothing but a mark of its character set"] = (() => [0xEF, 0xBB, 0xBF], "The file contains only empty cells."),
        ["a web page"] = (
            () => "\r\n<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray(),
            "The file is a web page or XML, not a table."),
        ["an old Excel file"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an old Excel file (.xls)"),
        ["an Excel file cut short"] = (() => Files.Excel(Files.TwoRows)[..900], "cannot be read as an Excel workbook"),
        ["a zip that is no workbook"] = (() => Zip("readme.txt"), "The Excel file contains no workbook."),
        ["an Excel file whose sheet is damaged"] = (
            () => Files.WithPart(Files.Excel(Files.TwoRows), "xl/worksheets/sheet1.xml", s => s.Write("<worksheet><sheetData><row>"u8)),
            "cannot be read as an Excel workbook"),
        ["an Excel file that names a text it does not hold"] = (
            () =>
                Files.Workbook(_ =>
                    [
                        new Row(
                            new Cell
                            {
                                CellReference = "A1",
                                DataType = CellValues.SharedString,
                                CellValue = new CellValue(99),
                            }),
                    ]),
            "cannot be read as an Excel workbook"),
        ["an Excel file with an error in a cell"] = (
            () =>
                Files.Workbook(_ =>
                    [
                        new Row(
                            new Cell
                            {
                                CellReference = "B2",
                                DataType = CellValues.Error,
                                CellValue = new CellValue("#REF!"),
                            })
                        {
                            RowIndex = 2,
                        },
                    ]),
            "Row 2, column B: the cell contains a spreadsheet error"),
        ["an Excel file with a cell far to the right"] = (
            () => Files.Workbook(_ => [new Row(new Cell { CellReference = "XFD1", CellValue = new CellValue("1") }) { RowIndex = 1 }]),
            "at most 1,000 columns"),
        ["invalid UTF-8 that says it is UTF-8"] = (
            () => [0xEF, 0xBB, 0xBF, (byte)'a', 0xFF], "The file is marked as UTF-8 but is not valid UTF-8"),
        ["a NUL"] = (
            () => "What?,Where?\r\na,b\0c\r\n"u8.ToArray(), "Row 2, column B: the cell contains a character that no text has (NUL)."),
        ["UTF-16 without its mark"] = (
            () => Encoding.Unicode.GetBytes("What?,Where?\r\na,b\r\n"),
            "Row 1, column A: the cell contains a character that no text has (NUL)."),
        ["a quotation mark that is not closed"] = (
            () => "What?,Where?\r\na,b\r\n\"secret words,c\r\n"u8.ToArray(),
            "Row 3: a quotation mark is not closed"),
        ["a row with too many cells"] = (
            () => Files.Csv(["What?", "Where?"], ["a", "b"], ["a", "b", "secret words"]),
            "Row 3 has 3 cells, but there are 2 headings."),
        ["a first row with too many cells"] = (
            () => Files.Csv(["What?", "Where?"], ["a", "b", "secret words"]),
            "Row 2 has 3 cells, but there are 2 headings."),
        ["a row broken in two"] = (
            () => Files.Csv(["What?", "Where?"], ["secret words"], ["more", "b"]),
            "Row 2 has only 1 cells, but there are 2 headings"),
        ["two columns of one heading"] = (
            () => Files.Csv(["What?", "Where?", "What?"], ["a", "b", "c"]),
            "Columns A and C have the same heading."),
        ["two options of one heading"] = (
            () => Files.Csv(["What?", ""], ["Walk", "Walk"], ["Walk", ""], ["", "Walk"]),
            "Columns A and B have the same heading."),
        ["a column without a heading"] = (
            () => Files.Csv(["Respondent ID", "", "Where?"], ["1", "secret words", "b"]),
            "Column B contains answers but has no heading."),
        ["only columns of identities"] = (
            () => Files.Csv(["Respondent ID", "Email Address"], ["1", "a@example.org"]),
            "only columns that show who answered"),
        ["no responses under one row of headings"] = (() => Files.Csv(["What?", "Where?"]), "The file contains headings but no responses."),
        ["no responses under two rows of headings"] = (() => Files.Csv(Files.TwoRows[..2]), "The file contains headings but no responses."),
        ["more columns than any survey has"] = (
            () => Files.Csv([.. Enumerable.Repeat(Enumerable.Range(0, 1001).Select(i => $"h{i}").ToArray(), 2)]),
            "Row 1 has 1,001 columns, but at most 1,000 can be imported."),
        ["more cells than can be held"] = (
            () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string(',', 999) + "a\r\n", 10_001))),
            "The file contains more than can be imported"),
        ["nothing but commas"] = (
            () => Encoding.ASCII.GetBytes("What?,Where?\n" + new string(',', 30_000_000)),
            "Row 2 has more than 16,384 cells, including empty ones, but at most 1,000 columns can be imported."),
        ["nothing but line ends"] = (
            () => Encoding.ASCII.GetBytes("What?,Where?\n" + new string('\n', 30_000_000)),
            "The file has more than 1,048,576 rows, including empty ones: the most that a spreadsheet can have."),
        ["more rows than a spreadsheet has"] = (
            () => Encoding.ASCII.GetBytes("What?,Where?\r\n" + string.Concat(Enumerable.Repeat("a,\r\n", 1_048_576))),
            "The file has more than 1,048,576 rows"),
        ["larger than the limit"] = (() => new byte[ImportFile.SizeLimit + 1], "The file is larger than 200 MB."),
    };

    public static TheoryData<string> Classes => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Classes))]
    public void AFileThatCannotBeImported_IsRefused_AndSaysWhere(string file)
    {
        var refused = Assert.Throws<ImportException>(() => ImportProposal.Read(Wrong[file].File()));

        Assert.Contains(Wrong[file].Message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeparatorsAndLineEndsInQuotationMarks_AreNotCounted()
    {
        var text = new string(',', 20_000) + new string('\n', 1_100_000) + "\"\"";
        var file = $"What?,Where?\r\n{string.Concat(Enumerable.Repeat("Leeds,York\r\n", 3))}\"{text}\",Bath\r\n";

        Assert.Equal(4, ImportProposal.Read(Encoding.ASCII.GetBytes(file)).Rows);
    }

    [Theory]
    [InlineData("commas")]
    [InlineData("line ends")]
    [InlineData("rows of one letter")]
    public void AFileOfNothingMuch_IsRefused_InLittleMemory(string what)
    {
        var unit = what switch { "commas" => ",", "line ends" => "\n", _ => "a,\n" };
        var file = Encoding.ASCII.GetBytes("What?,Where?\n" + string.Concat(Enumerable.Repeat(unit, 30_000_000 / unit.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ImportException>(() => ImportProposal.Read(file));

        // The text itself takes two bytes for each byte of the file.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, file.Length, 2.5 * file.Length);
    }

    [Fact]
    public void TextsThatAreTooLong_AreAllNamed_ByRowAndColumn()
    {
        var (open, other) = (new string('ŵ', AnswerText.OpenLimit), new string('ŵ', AnswerText.OtherLimit));
        var proposal = ImportProposal.Read(
            Files.Csv(
                ["What would help?", "Role?", ""],
                ["Open-Ended Response", "Response", "Other (please specify)"],
                [open, "A", other],
                [open + "ŵ", "A", ""],
                ["fine", "", other + "ŵ"],
                [open + "ŵ", "", ""]));

        var refused = Assert.Throws<ImportException>(() => proposal.Make("old", "Old", proposal.Proposed));

        Assert.Equal(
            [
                "Row 4, column A (What would help?): the text is longer than 5,000 characters.",
                "Row 5, column C (Role? - Other (please specify)): the text is longer than 500 characters.",
                "Row 6, column A (What would help?): the text is longer than 5,000 characters.",
            ],
            refused.Problems);
    }

    [Fact]
    public void OfVeryManyProblems_TheFirstAreListed()
    {
        var proposal = ImportProposal.Read(
            Files.Csv([
                ["What?"],
                .. Enumerable.Range(0, 30).Select(i => new[] { new string('a', 6000 + i) }),
            ]));

        var refused = Assert.Throws<ImportException>(() => proposal.Make("old", "Old", proposal.Proposed));

        Assert.Equal((21, "And 10 more of this kind."), (refused.Problems.Count, refused.Problems[^1]));
    }

    [Fact]
    public void AnOptionThatIsTooLong_IsNamedByRowAndColumn()
    {
        var proposal = ImportProposal.Read(Files.Csv(["What?"], ["a"], [new string('b', 301)]));

        var refused = Assert.Throws<ImportException>(() =>
            proposal.Make(
                "old",
                "Old",
                proposal.Proposed with
                {
                    Kinds = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.SingleChoice },
                }));

        Assert.StartsWith("Row 3, column A (What?): the option is longer than 300 characters.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreOptionsThanThereAreKeys_AreRefused()
    {
        var proposal = ImportProposal.Read(
            Files.Csv([
                ["What?"],
                .. Enumerable.Range(0, short.MaxValue + 1).Select(i => new[] { $"value {i}" }),
            ]));

        var refused = Assert.Throws<ImportException>(() =>
            proposal.Make(
                "old",
                "Old",
                proposal.Proposed with
                {
                    Kinds = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.SingleChoice },
                }));

        Assert.Contains("more than 32,767 options", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionWithNoAnswers_IsNoChoice()
    {
        var proposal = ImportProposal.Read(Files.Csv(["What?", "Where?"], ["Open-Ended Response", "Response"], ["a", ""]));

        Assert.Equal(QuestionKinds.OpenText, proposal.Questions[1].Kind);
        var refused = Assert.Throws<ImportException>(() =>
            proposal.Make(
                "old",
                "Old",
                proposal.Proposed with
                {
                    Kinds = new Dictionary<string, QuestionKind?> { ["Q2"] = QuestionKinds.SingleChoice },
                }));
        Assert.Contains("Q2 has no answers", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Zip(string name)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry(name);
        return file.ToArray();
    }
}
