using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Word;
using LinkWorkerSurvey.Tests.Charts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Tests.Reporting.Comparison;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests the Word document with a reader that is not the product's, and with the validator of the format.</summary>
public partial class WordReportTests
{
    private static readonly XNamespace Word = WordFile.Word;
    private static readonly DateTimeOffset At = new(2027, 2, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Word_Of2019_HasEveryFigure_WithItsBase()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        var file = new WordFile(Written(Of(figures)));

        AssertFigures(figures, file);
        foreach (var section in Data.PublishedResults.GetProperty("sections").EnumerateArray())
        {
            var place = figures.Questions.Index().Single(table =>
                table.Item.Code == section.GetProperty("question").GetString()
                && table.Item.Facet == (section.TryGetProperty("facet", out var facet) ? facet.GetString() : null)).Index;
            var rows = WordFile.Rows(file.Tables[place]);
            foreach (var category in section.GetProperty("categories").EnumerateArray())
            {
                var label = category.GetProperty("label").GetString()!;
                var row = Assert.Single(rows, row => row[0] == label || row[0] == $"{label} (coded from Other)");
                Assert.Equal($"{category.GetProperty("percent").GetInt32()}%", row[2]);
            }
        }

        // The reconstruction says so on the cover, on each page and in each picture.
        Assert.Contains(figures.Note, file.Paragraphs);
        Assert.All(figures.Synthetic, part => Assert.Contains(part, file.Paragraphs));
        Assert.Contains("Synthetic data: every answer was generated.", file.Xml("word/footer1.xml").Value, StringComparison.Ordinal);
        Assert.All(
            Alternatives(file),
            words => Assert.Contains("Synthetic data: every answer was generated.", words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Word_OfAComparison_HasEveryFigureOfBothWaves()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await database.RunAsync(
            "INSERT INTO net (frame_id, label) SELECT id, 'All of it' FROM frame; "
                + "UPDATE code SET net_id = net.id FROM net WHERE net.frame_id = code.frame_id");
        var figures = (await Figure.CountAsync(database, "wave")).Figures(new())
            .ComparedWith(TestData.Questionnaire, AComparison.Published);
        var file = new WordFile(Written(Of(figures)));

        AssertFigures(figures, file);
        var compared = figures.Questions.Where(HasChart).Zip(file.Tables).Where(pair => pair.First.Comparison is { Break: null }).ToList();
        Assert.NotEmpty(compared);
        foreach (var (table, xml) in compared)
        {
            var rows = WordFile.Rows(xml);
            Assert.Equal(["In 2019", "Since 2019"], rows[0][3..]);
            foreach (var (row, cells) in table.Categories.Zip(rows.Skip(1)))
            {
                Assert.Equal(row.Comparison!.Changes is [var change, ..] ? change.Other.InPrint : "", cells[3]);
                Assert.StartsWith(row.Comparison.Words, cells[4], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Word_BeginsWithCoverAndContents_AndListsEachSection()
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 100, ("Listening", 52), ("Support", 32)));
        var report = Of(figures) with
        {
            Days = "1 to 28 March 2027",
            Sections =
            [
                new() { Title = "Executive summary", Text = "# Findings\n\n### Details\n\n# More" },
                new() { Number = "1", Title = "Introduction", Text = "" },
                new() { Number = "1.1", Title = "Background", Text = "Why.\n\n## How" },
                new() { Number = "2", Title = "Results", Text = "" },
                new()
                {
                    Number = "2.10", Title = "Most helpful action", Text = "Half.", Tables = figures.Questions,
                    Quotes = [new(Guid.NewGuid(), "I listen.")],
                },
            ],
        };
        var file = new WordFile(Written(report));

        Assert.Equal(
            ["A report", "Survey dates: 1 to 28 March 2027", "National Association of Link Workers", "16 February 2027"],
            file.Paragraphs.Take(4));
        var headings = file.Body.Elements(Word + "p")
            .Where(line => WordFile.Style(line)!.StartsWith("Heading", StringComparison.Ordinal))
            .Select(line => $"{WordFile.Style(line)![^1]} {WordFile.Text(line)}");
        Assert.Equal(
            [
                "1 Executive summary", "2 Findings", "3 Details", "2 More", "1 1 Introduction", "2 1.1 Background", "3 How", "1 2 Results",
                "2 2.10 Most helpful action",
            ],
            headings);
        var levels = file.Xml("word/styles.xml").Descendants(Word + "style")
            .Where(style => style.Attribute(Word + "styleId")!.Value.StartsWith("Heading", StringComparison.Ordinal))
            .Select(style => (string?)style.Descendants(Word + "outlineLvl").Single().Attribute(Word + "val"));
        Assert.Equal(["0", "1", "2", "3", "4", "5"], levels);

        // Each entry leads to the bookmark of its heading. Word asks every reader about a field that it is told to update.
        var contents = Assert.Single(file.Body.Elements(Word + "sdt"));
        Assert.Equal(" TOC \\o \"1-2\" \\h \\z \\u ", Assert.Single(contents.Descendants(Word + "instrText")).Value);
        Assert.DoesNotContain(file.Xml("word/settings.xml").Elements(), setting => setting.Name == Word + "updateFields");
        var marks = file.Body.Descendants(Word + "bookmarkStart")
            .ToDictionary(mark => mark.Attribute(Word + "name")!.Value, mark => WordFile.Text(mark.Parent!));
        var entries = contents.Descendants(Word + "hyperlink").ToList();
        Assert.All(entries, entry => Assert.Equal(WordFile.Text(entry), marks[entry.Attribute(Word + "anchor")!.Value]));
        Assert.Equal(
            [
                "TOC1 Executive summary", "TOC2 Findings", "TOC2 More", "TOC1 1 Introduction", "TOC2 1.1 Background", "TOC1 2 Results",
                "TOC2 2.10 Most helpful action",
            ],
            entries.Select(entry => $"{WordFile.Style(entry.Parent!)} {WordFile.Text(entry)}"));
        Assert.Contains("Figure 1: Most helpful action", file.Paragraphs);
        Assert.Equal("“I listen.”", WordFile.Text(file.Body.Elements(Word + "p").Single(line => WordFile.Style(line) == "Quote")));
    }

    [Fact]
    public void Markdown_BecomesParagraphsInStyles()
    {
        const string Text = """
            Some *words*, **strong** and [a link](https://example.org/a?b=1&c=2 "Title"), <a@example.org> and hard  
            break.

            - one
              1. inner

                 more of it
            - two

            7. seven

            > quoted
            > > twice

            | Code | Count |
            |------|------:|
            | Debt | **3** |
            """;
        var file = new WordFile(Written(With(Text)));
        var lines = file.Body.Elements().SkipWhile(line => line.Name != Word + "sdt").Skip(2).ToList();

        Assert.Equal(
            [
                ("Normal", "Some words, strong and a link, a@example.org and hard\nbreak."),
                ("ListBullet", "one"), ("ListNumber", "inner"), ("ListContinue", "more of it"), ("ListBullet", "two"),
                ("ListNumber", "seven"), ("Quote", "quoted"), ("Quote", "twice"),
            ],
            lines.Take(8).Select(line => (WordFile.Style(line)!, WordFile.Text(line))));
        Assert.Equal(["words"], Marked("i"));
        Assert.Equal(["strong", "3"], Marked("b"));
        Assert.Equal(["https://example.org/a?b=1&c=2", "mailto:a@example.org"], file.Links);
        Assert.Equal(["Code|Count", "Debt|3"], WordFile.Rows(lines[8]).Select(row => string.Join('|', row)));
        Assert.Single(lines[8].Descendants(Word + "tblHeader"));

        // The list that begins with 7 counts from 7.
        var numbering = file.Xml("word/numbering.xml");
        var seven = lines[5].Descendants(Word + "numId").Single().Attribute(Word + "val")!.Value;
        Assert.Equal(
            "7",
            numbering.Elements(Word + "num").Single(list => list.Attribute(Word + "numId")!.Value == seven)
                .Descendants(Word + "startOverride").Single().Attribute(Word + "val")!.Value);

        IEnumerable<string> Marked(string name) => file.Body.Descendants(Word + "r")
            .Where(run => run.Element(Word + "rPr")?.Element(Word + name) is not null).Select(run => run.Value);
    }

    [Fact]
    public void BadInput_IsTextAndNeverMarkup_AndTheDocumentIsValid()
    {
        string[] texts =
        [
            "<script>alert(1)</script>",
            "<p class=MsoNormal>Pasted</p>",
            "**bold [link](example |a|b",
            "    indented",
            "``` a fence that never ends",
            "x<y and y>z",
            "ends & begins ]]> <!-- here",
            "עברית ו־English",
            "👩‍👩‍👧‍👦👍🏽 family",
            "123456789. a long number",
        ];
        var text = string.Join("\n\n", [
            .. texts,
            "control \u0007\u0000\u001b and lone \ud800 and \ufffe",
            "[one](javascript:alert(1)) [two](file:///etc/passwd) [three](relative) [four](http://[) [five](mailto:a@example.org)",
            "![the picture](https://example.org/a.png) ![](b.png)",
            $"|{string.Concat(Enumerable.Repeat("h|", 70))}\n|{string.Concat(Enumerable.Repeat("-|", 70))}\n"
                + $"|{string.Concat(Enumerable.Range(1, 70).Select(cell => $"cell {cell}|"))}",
        ]);
        var file = new WordFile(Written(With(text) with { Title = "=1+1 \ud800\u0007 <b>" }));
        var all = string.Join('\n', file.Paragraphs);

        Assert.All(texts, one => Assert.Contains(one.Trim(), all, StringComparison.Ordinal));
        Assert.Contains("control \ufffd\ufffd\ufffd and lone \ufffd and \ufffd", all, StringComparison.Ordinal);
        Assert.Contains("one two three four five", all, StringComparison.Ordinal);
        Assert.Equal(["mailto:a@example.org"], file.Links);
        Assert.Contains("the picture", all, StringComparison.Ordinal);
        Assert.Contains("cell 70", all, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Parts, part => part.Contains("media", StringComparison.Ordinal));
        Assert.NotEmpty(file.Body.Descendants(Word + "bidi"));
    }

    [Fact]
    public void AnImageThatNamesAChart_IsTheChart_AndIsStoredOnce()
    {
        var table = AComparison.Table("Q7", 100, ("Listening", 52), ("Support", 32)) with { Key = "Q7" };
        var report = Of(AComparison.Figures("here", table));
        report = report with
        {
            Sections = [.. report.Sections, new() { Number = "3", Title = "Discussion", Text = "![Once](Q7)\n\n![Twice](Q7) ![None](Q8)" }],
        };
        var file = new WordFile(Written(report));

        Assert.Equal(3, Alternatives(file).Count);
        Assert.Single(Alternatives(file).Distinct());
        Assert.Single(file.Parts, part => part.Contains("media", StringComparison.Ordinal));
        Assert.Contains(" None", file.Paragraphs);
        Assert.DoesNotContain("Once", file.Paragraphs);
        var ids = file.Body.Descendants(WordFile.Drawing + "docPr").Select(picture => picture.Attribute("id")!.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    public static TheoryData<string, string> Large => new()
    {
        { "words", Repeated("word ") },
        { "quotes", Repeated("> ") },
        { "lists", string.Join('\n', Enumerable.Range(0, 400).Select(level => $"{new string(' ', 2 * level)}- item")) },
        { "ordered lists", Repeated("1. a\n\nx\n\n") },
        { "brackets", Repeated("[a](") },
        { "emphasis", Repeated("**a_ ") },
        { "tables", Repeated("|a|b|\n|-|-|\n") },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void ALargeSection_IsWrittenWithAllOfItsText(string kind, string text)
    {
        var file = new WordFile(Written(With(text)));
        var letters = text.Count(char.IsLetter);
        Assert.True(letters <= string.Concat(file.Paragraphs).Count(char.IsLetter), kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AwkwardLabels_AreInTablesAndPictures(bool compared)
    {
        var figures = Awkward.Figures(compared);
        var report = Of(figures);
        ReportQuote[] quotes = [.. Awkward.Labels.Select(label => new ReportQuote(Guid.NewGuid(), label))];
        report = report with { Sections = [.. report.Sections.Select(section => section with { Quotes = quotes })] };
        var file = new WordFile(Written(report));

        AssertFigures(figures, file);
    }

    [Fact]
    public void ATableOfManyRows_HasThemAll_AndItsPictureFitsThePage()
    {
        var table = AComparison.Table("Q7", 1000, [.. Enumerable.Range(0, 90).Select(row => ($"Code {row}", 900 - row))]);
        var figures = AComparison.Figures("here", table);
        var file = new WordFile(Written(Of(figures)));

        AssertFigures(figures, file);
        Assert.All(
            file.Body.Descendants(WordFile.Drawing + "extent"),
            extent => Assert.InRange((long)extent.Attribute("cy")!, 1, 190 * 36_000));
        Assert.Contains("largest of 90 rows", Alternatives(file).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void ATableWithoutAnswersOrCodes_SaysWhy()
    {
        var table = AComparison.Table("Q7", 100) with { Texts = 100, Waiting = 100 };
        var nobody = AComparison.Table("Q8", 0) with { NotAnswered = 100 };
        var file = new WordFile(Written(Of(AComparison.Figures("here", table, nobody))));

        Assert.Contains("There are no codes for these answers yet.", file.Paragraphs);
        Assert.Contains("There are no answers to show.", file.Paragraphs);
        Assert.Empty(file.Tables);
        Assert.Empty(Alternatives(file));
        Assert.Contains(
            file.Paragraphs, line => line.StartsWith("Base: 0 (nobody answered); 0 answered, 100 did", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameReport_GivesTheSameBytes()
    {
        var report = Of(Awkward.Figures(compared: true));
        var written = Written(report);

        Assert.Equal(written, WordReport.Write(report, At));
        using var archive = new ZipArchive(new MemoryStream(written));
        Assert.All(archive.Entries, entry => Assert.Equal(At.DateTime, entry.LastWriteTime.DateTime));
        using var document = WordprocessingDocument.Open(new MemoryStream(written), isEditable: false);
        var properties = document.PackageProperties;
        Assert.Equal(
            ("A report", "National Association of Link Workers", "en-GB", At.UtcDateTime),
            (properties.Title, properties.Creator, properties.Language, properties.Created!.Value.ToUniversalTime()));
    }

    private static Report Of(WindowFigures figures) => new()
    {
        Figures = figures,
        Title = "A report",
        Sections =
        [
            new() { Number = "2", Title = "Results", Text = "" },
            .. figures.Questions.Select((table, place) => new ReportSection
            {
                Number = $"2.{place + 1}",
                Title = table.Title,
                Text = "A sentence that leads.",
                Tables = [table],
            }),
        ],
    };

    private static Report With(string text) =>
        Of(AComparison.Figures("here")) with { Sections = [new() { Number = "1", Title = "Text", Text = text }] };

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, 200_000 / text.Length));

    private static byte[] Written(Report report)
    {
        var file = WordReport.Write(report, At);
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return file;
    }

    private static bool HasChart(FacetFigures table) => table.Answered > 0 && table.Categories.Count > 0;

    private static List<string> Alternatives(WordFile file) =>
        [.. file.Body.Descendants(WordFile.Drawing + "docPr").Select(picture => picture.Attribute("descr")!.Value)];

    // Compares each label, count, percentage and base, and asks for a picture of each table.
    private static void AssertFigures(WindowFigures figures, WordFile file)
    {
        List<FacetFigures> drawn = [.. figures.Questions.Where(HasChart)];
        Assert.Equal(drawn.Count, file.Tables.Count);
        foreach (var (table, xml) in drawn.Zip(file.Tables))
        {
            var rows = WordFile.Rows(xml);
            Assert.Equal(["Count", "Percentage"], rows[0][1..3]);
            Assert.Single(xml.Descendants(Word + "tblHeader"));
            Assert.Equal(rows.Count, xml.Descendants(Word + "cantSplit").Count());
            Assert.Equal(
                [
                    .. table.Categories.Select(row => (Line(row.Label), row.Count, row.Percent)),
                    .. table.Nets.Select(net => (Line(net.Label), net.Count, net.Percent)),
                ],
                rows.Skip(1).Select(row => (Tags().Replace(row[0], ""), int.Parse(row[1], CultureInfo.InvariantCulture), Percent(row[2]))));
            Assert.Equal(
                [
                    .. table.Categories.Select(row => row.Figure == FigureOrigin.Synthetic),
                    .. table.Nets.Select(_ => false),
                ],
                rows.Skip(1).Select(row => row[0].EndsWith(')')
                    && Tags().Match(row[0]).Value.Contains("synthetic", StringComparison.Ordinal)));
            var notes = xml.ElementsAfterSelf(Word + "p").Skip(1).TakeWhile(line => WordFile.Style(line) == "FigureNote");
            Assert.Contains(
                $"Base: {table.BaseInPrint(figures.Of)} (all respondents); {table.Answered} answered, {table.NotAnswered} did not answer",
                string.Join('\n', notes.Select(WordFile.Text)),
                StringComparison.Ordinal);
        }

        var alternatives = Alternatives(file);
        Assert.Equal(drawn.Count, alternatives.Count);
        foreach (var (table, words) in drawn.Zip(alternatives).Where(pair => pair.First.Categories.Count < 30))
        {
            Assert.All(
                table.Categories.Where(row => row.Label.All(letter => letter is >= ' ' and <= '~')),
                row => Assert.Contains($"{row.Label.Trim()} {row.Share.InWords}", words, StringComparison.Ordinal));
        }
    }

    // A label as the document has it: its line breaks, and U+FFFD for what XML cannot contain.
    private static string Line(string label) =>
        Regex.Replace(label.ReplaceLineEndings("\n"), "[\0\u0007\ufffe]|[\ud800-\udbff](?![\udc00-\udfff])", "\ufffd");

    private static int? Percent(string text) => text switch
    {
        "-" or "<1%" => 0,
        ">99%" => 100,
        _ => int.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@" \((?:synthetic|coded from Other|net|; )+\)$")]
    private static partial Regex Tags();
}
