using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests character sets, separators, and the changes that Excel makes to cells.</summary>
public class QuestionParserTests
{
    [Theory]
    [InlineData("utf-8", "Café, tŷ, 你好 – “yes”")]
    [InlineData("utf-8 with its mark", "Café, tŷ, 你好 – “yes”")]
    [InlineData("utf-16", "Café, tŷ, 你好 – “yes”")]
    [InlineData("windows-1252", "Café – “yes”, €5, naïve")]
    [InlineData("latin-1", "Café, naïve, £5")]
    public void Text_IsReadInTheCharacterSetItWasWrittenIn(string charset, string text)
    {
        Encoding encoding = charset switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with its mark" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            "latin-1" => Encoding.Latin1,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };

        Assert.Equal([text], Texts([.. encoding.GetPreamble(), .. encoding.GetBytes(Files.CsvText(["What?"], [text]))]));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void AnotherSeparator_IsTakenFromTheHeadings(char separator)
    {
        var proposal = ImportProposal.Read(
            Encoding.UTF8.GetBytes($"What?{separator}Where?\none, two{separator}here\nthree{separator}there\n"));

        Assert.Equal(["What?", "Where?"], proposal.Questions.Select(q => q.Text));
        Assert.Contains("one, two", Texts(proposal));
    }

    [Fact]
    public void ACell_IsReadAsItWasBeforeItWasWritten() =>
        Gen.String[Gen.Char["='+-@\t\r\n\",;a é"], 0, 8].Sample(text =>
        {
            Assert.Equal(text, SpreadsheetText.Restore(SpreadsheetText.Escape(text)));
            Assert.False(SpreadsheetText.Escape(text) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
        });

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void AColumn_IsNamedAsASpreadsheetNamesIt(int index, string letter) => Assert.Equal(letter, SpreadsheetText.Letter(index));

    [Fact]
    public void Excel_GivesTextsFiguresDatesAndTruths_AsItShowsThem()
    {
        var styles = new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "dd\\ mmm\\ yyyy" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0\" d\"" }),
            new CellFormats(
                new CellFormat(),
                new CellFormat { NumberFormatId = 14 },
                new CellFormat { NumberFormatId = 164 },
                new CellFormat { NumberFormatId = 165 }));
        var file = Files.Workbook(
            shared =>
                [
                    new Row(Shared(shared("What?"), "B3"), Shared(shared("When?"), "C3")) { RowIndex = 3 },
                    new Row(
                        new Cell
                        {
                            CellReference = "B5",
                            CellValue = new CellValue("43510"),
                            StyleIndex = 1,
                        },
                        new Cell
                        {
                            CellReference = "C5",
                            CellValue = new CellValue("43510.5"),
                            StyleIndex = 2,
                        })
                    {
                        RowIndex = 5,
                    },
                    new Row(
                        new Cell
                        {
                            CellReference = "B6",
                            CellValue = new CellValue("1.5"),
                            StyleIndex = 3,
                        },
                        new Cell
                        {
                            CellReference = "C6",
                            CellValue = new CellValue("1"),
                            DataType = CellValues.Boolean,
                        })
                    {
                        RowIndex = 6,
                    },
                    new Row(
                        new Cell
                        {
                            CellReference = "B7",
                            DataType = CellValues.InlineString,
                            InlineString = new InlineString(new Run(new Text("in ")), new Run(new Text("parts"))),
                        },
                        Shared(shared("two_x000A_lines, _x005F_x0041_"), "C7"))
                    {
                        RowIndex = 7,
                    },
                    new Row(
                        new Cell
                        {
                            CellReference = "C8",
                            DataType = CellValues.String,
                            CellFormula = new CellFormula("1+1"),
                            CellValue = new CellValue("worked out"),
                        })
                    {
                        RowIndex = 8,
                    },
                ],
            styles);

        Assert.Equal(["1.5", "2019-02-14", "2019-02-14 12:00:00", "TRUE", "in parts", "two\nlines, _x0041_", "worked out"], Texts(file));
    }

    [Fact]
    public void Excel_KeepsEveryAwkwardText()
    {
        string[] texts =
            ["=1+1", "'=1", "\"quoted\", and more", "two\nlines", "👩‍👩‍👧‍👦 tŷ مرحبا", "]]>", "<b>&amp;"];

        Assert.Equal(
            texts.Select(RespondentText.Clean).Order(StringComparer.Ordinal),
            Texts(
                Files.Excel([
                    ["What?"],
                    .. texts.Select(text => new[] { SpreadsheetText.Escape(text) }),
                ])));
    }

    [Fact]
    public void ALongFile_TellsHowFarItIsRead()
    {
        var said = new List<int>();

        ImportProposal.Read(Files.Csv([["What?"], .. Enumerable.Range(0, 25_000).Select(i => new[] { $"text {i}" })]),
            progress: new Said(said));

        Assert.Equal([10_000, 20_000], said);
    }

    private static IEnumerable<string> Texts(byte[] file) => Texts(ImportProposal.Read(file));

    private static IEnumerable<string> Texts(ImportProposal proposal)
    {
        var kinds = proposal.Questions.ToDictionary(q => q.Code, _ => (QuestionKind?)QuestionKinds.OpenText);
        return proposal
            .Make("old", "Old", new ImportCorrections { Kinds = kinds, LeftOut = new HashSet<int>() })
            .Submissions.SelectMany(s => s.Texts)
            .Select(t => t.Text)
            .Order(StringComparer.Ordinal);
    }

    private static Cell Shared(int number, string place) =>
        new()
        {
            CellReference = place,
            DataType = CellValues.SharedString,
            CellValue = new CellValue(number),
        };

    private sealed class Said(List<int> heard) : IProgress<int>
    {
        public void Report(int value) => heard.Add(value);
    }
}
