using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Export.Excel;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Charts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using MiniExcelLibs;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the Excel workbook with readers that are not the product's.</summary>
public class FiguresWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTimeOffset At = new(2027, 2, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Download_Of2019_HasEachPublishedFigureAsANumber()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        using var answer = await (await app.SignedInAsync(Roles.Coder)).GetAsync("/surveys/2019/results/figures.xlsx");
        Assert.Equal(FiguresWorkbook.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("2019-results.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());

        var found = new List<Figure>();
        foreach (var table in (await Figure.CountAsync(database)).Figures(new()).Questions)
        {
            foreach (var row in Rows(file, table.Key))
            {
                found.Add(new(
                    table.Code,
                    table.Facet,
                    (string)row["Row"]!,
                    ((string)row["Kind of row"]!).ToLowerInvariant(),
                    ((string)row["Origin"]!).ToLowerInvariant(),
                    Whole(row["Respondents"]),
                    Whole(row["Percentage of all respondents (%)"])));
            }
        }

        Figure.AssertPublished(found);
    }

    [Theory]
    [InlineData("2019", "")]
    [InlineData("wave", "")]
    [InlineData("wave", "?compare=2019&order=questionnaire")]
    [InlineData("wave", "?coding=before&base=mentions")]
    public async Task Workbook_HasEveryFigureOfTheRecord_InEachBase_AndIsValid(string window, string query)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await database.RunAsync(
            "UPDATE survey_window SET population = 900; INSERT INTO net (frame_id, label) SELECT id, 'All of it' FROM frame; "
                + "UPDATE code SET net_id = net.id FROM net WHERE net.frame_id = code.frame_id");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        using var file = new MemoryStream(await client.GetByteArrayAsync($"/surveys/{window}/results/figures.xlsx{query}"));
        AssertValid(file);

        var counted = await Figure.CountAsync(database, window);
        var view = new FigureView
        {
            Order = query.Contains("order", StringComparison.Ordinal) ? RowOrder.Questionnaire : RowOrder.Largest,
            BeforeCoding = query.Contains("before", StringComparison.Ordinal),
        };
        var bases = Enum.GetValues<PercentageBase>().Select(of => counted.Figures(view with { Of = of })).ToList();
        var compared = query.Contains("compare", StringComparison.Ordinal)
            ? bases[0].ComparedWith(TestData.Questionnaire, AComparison.Published)
            : bases[0];
        foreach (var (place, table) in compared.Questions.Index())
        {
            var rows = Rows(file, table.Key);
            var expected = Records(table).ToList();
            Assert.Equal(expected.Select(row => row.Label), rows.Select(row => row["Row"]));
            var inBases = bases.Select(one => Records(one.Questions[place]).ToList()).ToList();
            foreach (var (i, row) in rows.Index())
            {
                Assert.Equal(inBases[0][i].Count, Whole(row["Respondents"]));
                Assert.Equal(inBases[0][i].Percent, Number(row["Percentage of all respondents (%)"]));
                Assert.Equal(inBases[1][i].Percent, Number(row["Percentage of those who answered (%)"]));
                Assert.Equal(inBases[2][i].Count, Whole(row["Mentions"]));
                Assert.Equal(inBases[2][i].Percent, Number(row["Percentage of mentions (%)"]));
                Assert.Equal(100 * inBases[0][i].Low, Number(row["95% interval, low, of all respondents (%)"]));
                Assert.Equal(100 * inBases[1][i].High, Number(row["95% interval, high, of those who answered (%)"]));
                if (table.Comparison is not { Break: null })
                {
                    Assert.DoesNotContain("Verdict", row.Keys);
                    continue;
                }

                var comparison = expected[i].Comparison!;
                var changes = comparison.Changes;
                Assert.Equal(changes is [var first, ..] ? first.Count : null, Number(row["Comparison wave: respondents, lowest"]));
                Assert.Equal(changes is [.., var last] ? last.Count : null, Number(row["Comparison wave: respondents, highest"]));
                Assert.Equal(changes is [var one, ..] ? one.Percent : null, Number(row["Comparison wave (%)"]));
                double? lowest = changes.Count == 0 ? null : changes.Min(change => change.Points);
                Assert.Equal(lowest, Number(row["Difference, lowest (percentage points)"]));
                Assert.Equal(comparison.AdjustedP, Number(row["Adjusted p-value"]));
                Assert.Equal(comparison.Words, row["Verdict"]);
            }
        }

        var response = Rows(file, "Response").ToDictionary(row => (string)row["Figure"]!, row => row["Value"]);
        Assert.Equal(bases[0].Released, Whole(response["Responses in the results"]));
        Assert.Equal(900, Whole(response["Eligible people"]));
        Assert.Equal(counted.Participation!.Percent, Whole(response["Participation"]));
        Assert.All(
            Rows(file, "Bases").Zip(bases[0].Questions),
            pair => Assert.Equal(pair.Second.Answered, Whole(pair.First["Answered"])));
    }

    [Fact]
    public async Task Workbook_IsLaidOutAsOfficialStatisticsAre()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var counted = await Figure.CountAsync(database, "wave");
        var figures = counted.Figures(new()).ComparedWith(TestData.Questionnaire, AComparison.Published);
        var bytes = FiguresWorkbook.Write(figures, of => figures with { Of = of }, "1 to 28 March 2027", At);
        using var file = new MemoryStream(bytes);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        var properties = document.PackageProperties;
        Assert.Equal(
            ("Window wave: results", "National Association of Link Workers", "en-GB", At.UtcDateTime),
            (properties.Title, properties.Creator, properties.Language, properties.Created!.Value.ToUniversalTime()));
        var sheets = Sheets(bytes);
        Assert.Equal(["Cover", "Contents", "Notes", "Response", "Bases", "Q1.1"], sheets.Select(sheet => sheet.Name).Take(6));
        Assert.Contains("1 to 28 March 2027", Text(sheets[0].Xml, bytes), StringComparison.Ordinal);
        foreach (var (name, xml) in sheets)
        {
            Assert.Empty(xml.Descendants(Main + "mergeCell"));
            Assert.Empty(xml.Descendants(Main + "f"));
            Assert.Contains(xml.Descendants(Main + "c"), cell => cell.Attribute("r")!.Value == "A1");
            // No row is empty, and none is missing.
            Assert.All(xml.Descendants(Main + "row").Index(), row =>
            {
                Assert.Equal($"{row.Index + 1}", row.Item.Attribute("r")!.Value);
                Assert.All(row.Item.Elements(Main + "c"), cell => Assert.NotEqual("", cell.Element(Main + "v")!.Value));
            });
            // A question without codes yet has no table.
            if (name is "Cover" || figures.Table(name) is { Categories.Count: 0 })
                continue;
            Assert.Single(xml.Descendants(Main + "tablePart"));
            Assert.Equal("frozen", Assert.Single(xml.Descendants(Main + "pane")).Attribute("state")!.Value);
        }

        // Every sheet is in the contents, which lead to it.
        var links = sheets[1].Xml.Descendants(Main + "hyperlink").Select(link => link.Attribute("location")!.Value);
        Assert.Equal(sheets.Skip(2).Select(sheet => $"'{sheet.Name}'!A1"), links);
        Assert.All(sheets.Skip(2), sheet => Assert.Equal(
            "'Contents'!A1", Assert.Single(sheet.Xml.Descendants(Main + "hyperlink")).Attribute("location")!.Value));
        using var package = new ZipArchive(new MemoryStream(bytes));
        Assert.DoesNotContain(package.Entries, entry =>
            entry.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("externalLink", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Workbook_CanBeReadOnScreenAndOnPaper()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var counted = await Figure.CountAsync(database, "wave");
        var figures = counted.Figures(new()).ComparedWith(TestData.Questionnaire, AComparison.Published);
        var bytes = FiguresWorkbook.Write(figures, of => figures with { Of = of }, days: null, At);
        using var file = new MemoryStream(bytes);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = Sheets(bytes).Single(one => one.Name == "Q3").Xml;
        var heading = (int)sheet.Descendants(Main + "pane").Single().Attribute("ySplit")!;

        // A table with a comparison is several pages wide, and each has the first column and the headings.
        Assert.InRange((int)sheet.Element(Main + "pageSetup")!.Attribute("fitToWidth")!, 2, 4);
        Assert.Contains(
            $"'Q3'!$A:$A,'Q3'!${heading}:${heading}",
            document.WorkbookPart!.Workbook!.DefinedNames!.Select(name => name.InnerText));

        // A heading wraps, and stands on the side of its numbers.
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!
            .Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        var row = sheet.Descendants(Main + "row").Single(one => (int)one.Attribute("r")! == heading);
        var sides = row.Elements(Main + "c").Select(cell => formats[(int)cell.Attribute("s")!].Alignment!).ToList();
        Assert.All(sides, side => Assert.True(side.WrapText?.Value));
        Assert.Equal("right", sides[3].Horizontal!.InnerText);
        Assert.Equal(1u, sides[^1].Indent!.Value);
        Assert.InRange((double)row.Attribute("ht")!, 48, 120);
        Assert.Contains(
            "[<0.001]\"<0.001\";0.000",
            document.WorkbookPart.WorkbookStylesPart.Stylesheet.NumberingFormats!
                .Elements<DocumentFormat.OpenXml.Spreadsheet.NumberingFormat>().Select(format => format.FormatCode!.Value));

        // Nothing stands unexplained.
        var response = Rows(file, "Response").ToDictionary(line => (string)line["Figure"]!, line => line["Value"]);
        Assert.Equal(("not given", "not given"), (response["Eligible people"], response["Participation"]));
        Assert.Contains("[z]: there is no such figure.", Text(sheet, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cover_OfAFinishedSurvey_SaysThatAllIsCoded_AndNoRevision()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        var bytes = FiguresWorkbook.Write(figures, of => figures with { Of = of }, days: null, At);
        var cover = Text(Sheets(bytes)[0].Xml, bytes);
        Assert.Contains("All responses are in the results, and all text answers are coded.", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("revision", cover, StringComparison.Ordinal);

        var waiting = figures with { Questions = [.. figures.Questions.Select(table => table with { Waiting = 1 })] };
        var other = FiguresWorkbook.Write(waiting, of => waiting with { Of = of }, days: null, At);
        Assert.Contains("coding can still change the figures", Text(Sheets(other)[0].Xml, other), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_WhateverTheyHold_AreTextsAndNeverFormulas()
    {
        string[] labels = ["=1+1", "@SUM(A1)", "-2+3", "+cmd|'/c calc'!A1", "_x0041_ stays", "\tTab", .. Awkward.Labels];
        var table = AComparison.Table("Q7", 100, [.. labels.Select((label, place) => (label, place))]) with { Key = "[Q:7*]'" };
        var again = table with { Key = "[q:7*]'", Facet = new string('F', 40_000) };
        var figures = AComparison.Figures("here", table, again) with { Title = "=HYPERLINK(\"https://example.org\")" };
        var bytes = FiguresWorkbook.Write(figures, of => figures with { Of = of }, days: null, At);
        using var file = new MemoryStream(bytes);
        AssertValid(file);

        var sheets = Sheets(bytes);
        Assert.All(sheets, sheet => Assert.Empty(sheet.Xml.Descendants(Main + "f")));
        var names = sheets.Select(sheet => sheet.Name).ToList();
        Assert.Equal(["-Q-7--", "-q-7-- (2)"], names[^2..]);
        Assert.Equal(
            labels.Select(label => string.Concat(label.EnumerateRunes().Select(
                rune => rune.Value switch { 0 or 7 or 0xfffe => "\ufffd", '\r' => "", _ => rune.ToString() }))),
            Rows(file, names[^2]).Select(row => row["Row"]));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
    }

    [Fact]
    public void SheetNames_ThatExcelRefusesOrThatAreTaken_AreReplaced()
    {
        var names = new SheetNames();
        Assert.Equal(
            ["Q1", "q1 (2)", "a-b", "History (2)", "Sheet", "Sheet (2)", new string('x', 31), $"{new string('x', 25)} (2)"],
            new[] { "Q1", "q1", "'a/b'", "History", "", "''", new string('x', 40), new string('x', 32) }.Select(names.Give));
    }

    [Fact]
    public void AWorkbook_OfSixtyQuestionsAndTwoThousandCodes_HasThemAll()
    {
        var figures = AComparison.Figures(
            "here",
            [
                .. Enumerable.Range(1, 60).Select(number =>
                    AComparison.Table("Q7", 3000, [.. Enumerable.Range(0, 34).Select(row => ($"Code {number} {row} about it", 10 * row))])
                        with { Key = $"Q{number}", Number = number }),
            ]);
        var bytes = FiguresWorkbook.Write(figures, of => figures with { Of = of }, days: null, At);
        var sheets = Sheets(bytes);
        Assert.Equal(65, sheets.Count);
        Assert.Equal(60 * 34, sheets.Skip(5).Sum(sheet => sheet.Xml.Descendants(Main + "row").Count(row => Cells(row) == 12)) - 60);

        static int Cells(XElement row) => row.Elements(Main + "c").Count();
    }

    private static IEnumerable<(string Label, int Count, int? Percent, double? Low, double? High, RowComparison? Comparison)> Records(
        FacetFigures table) =>
        table.Categories.Select(row => (row.Label, row.Count, row.Percent, row.Interval?.Low, row.Interval?.High, row.Comparison))
            .Concat(table.Nets.Select(
                net => (net.Label, net.Count, net.Percent, net.Interval?.Low, net.Interval?.High, net.Comparison)));

    // MiniExcel takes the first row as headings. The table begins below the link to the contents.
    private static List<IDictionary<string, object?>> Rows(MemoryStream file, string sheet)
    {
        file.Position = 0;
        var first = MiniExcel.Query(file, sheetName: sheet).Cast<IDictionary<string, object?>>()
            .Index().First(row => (string?)row.Item["A"] == "Contents").Index + 2;
        file.Position = 0;
        return
        [
            .. MiniExcel.Query(file, useHeaderRow: true, sheetName: sheet, startCell: $"A{first}").Cast<IDictionary<string, object?>>(),
        ];
    }

    private static int Whole(object? cell) => Convert.ToInt32(Assert.IsType<double>(cell), CultureInfo.InvariantCulture);

    private static double? Number(object? cell) =>
        cell is string text && text == WorkbookFile.NoFigure ? null : Assert.IsType<double>(cell);

    private static void AssertValid(MemoryStream file)
    {
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => error.Description));
    }

    private static List<(string Name, XElement Xml)> Sheets(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var part = document.WorkbookPart!;
        return
        [
            .. part.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet =>
            {
                using var xml = part.GetPartById(sheet.Id!).GetStream();
                return (sheet.Name!.Value!, XElement.Load(xml));
            }),
        ];
    }

    private static string Text(XElement sheet, byte[] workbook)
    {
        using var package = new ZipArchive(new MemoryStream(workbook));
        using var xml = package.Entries.Single(entry => entry.Name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase)).Open();
        var texts = XElement.Load(xml).Elements(Main + "si").Select(item => item.Value).ToList();
        return string.Join('\n', sheet.Descendants(Main + "c")
            .Where(cell => cell.Attribute("t")?.Value == "s")
            .Select(cell => texts[int.Parse(cell.Element(Main + "v")!.Value, CultureInfo.InvariantCulture)]));
    }
}
