using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests what an edition freezes.</summary>
public partial class EditionTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<(string, string)> Nothing = [];

    [Theory]
    [InlineData("2019")]
    [InlineData("wave")]
    public async Task AnEdition_ReadBack_GivesTheSameFiles(string window)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var content = await MadeAsync(database, window, Nothing);

        var read = EditionJson.Read(EditionJson.Write(content));

        Assert.Equal(EditionJson.Write(content), EditionJson.Write(read));
        var (files, again) = (new ReportFiles(content, content.AllQuotes(), At), new ReportFiles(read, content.AllQuotes(), At));
        Assert.All(
            files.Names.Where(name => name != "charts.zip"),
            name => Assert.Equal(Parts(name, files.Write(name)), Parts(name, again.Write(name))));
        Assert.Equal(FiguresJson.Write(content.Bases[0]), FiguresJson.Write(read.Bases[0]));
    }

    [Fact]
    public async Task EveryValueThatCanBeMissing_IsReadBackAsMissing()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var content = await MadeAsync(database, "2019", Nothing);
        var coded = new CodingQuality
        {
            Decided = 3,
            WithSuggestions = 2,
            CodedTwice = 0,
            Texts = 5,
            Answers = 0,
            Alpha = null,
            AlphaInterval = null,
        };
        content = content with
        {
            Bases =
            [
                .. content.Bases.Select(figures => figures with
                {
                    Questions = [.. figures.Questions.Select(table => table with { Coding = coded })],
                }),
            ],
        };

        var read = EditionJson.Read(EditionJson.Write(content));

        Assert.All(read.Bases.SelectMany(figures => figures.Questions), table => Assert.Equal(coded, table.Coding));
    }

    [Fact]
    public async Task ACategoryLeftOut_IsInNoFile_AndCannotBeWorkedOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var table = before.Bases[0].Table("Q3")!;
        var other = table.Categories.Single(row => row.Count == 1);

        var content = await MadeAsync(database, "2019", new HashSet<(string, string)> { ("Q3", other.Key) });

        var left = content.SmallCategories.Where(row => row.IsLeftOut).ToList();
        Assert.Contains(left, row => row.Key == other.Key);
        Assert.All(content.Bases, figures =>
        {
            Assert.Equal(table.Categories.Count - left.Count, figures.Table("Q3")!.Categories.Count);
            Assert.Empty(figures.Table("Q3")!.Nets);
        });
        Assert.Contains(
            $"{left.Count} categories are not shown: too few respondents are in one of them.", content.Bases[0].Table("Q3")!.Notes);
        var csv = Encoding.UTF8.GetString(new ReportFiles(content, content.AllQuotes(), At).Write("figures.csv"));
        Assert.Equal(
            before.Bases[0].Questions.Sum(each => each.Categories.Count + each.Nets.Count) - left.Count - table.Nets.Count,
            csv.Split("\r\n").Count(line => line.Contains(",Q", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhateverIsLeftOut_NoRowIsGivenAwayByTheBaseOrTheOthers()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);

        foreach (var small in before.SmallCategories)
        {
            var left = SmallCategories.Decide(before.Bases[0], new HashSet<(string, string)> { (small.Table, small.Key) }, Nothing)
                .Where(row => row.IsLeftOut).ToList();

            // Each row that is left out has somebody in it. Whoever knows their sum knows of each only that it lies between 1 and this.
            var most = left.Sum(row => row.Count) - (left.Count - 1);
            Assert.All(left, row => Assert.Equal(small.Table, row.Table));
            Assert.InRange(left.Count, 2, int.MaxValue);
            Assert.InRange(most, 5, int.MaxValue);
        }
    }

    [Fact]
    public async Task WhatAnEarlierEditionLeftOut_StaysLeftOutBesideOthers_SoThatNobodyCanSubtract()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await MadeAsync(database, "2019", Nothing)).Bases[0];
        var small = SmallCategories.Of(figures).Where(row => row.Table == "Q3").ToList();
        var first = Left(small[0], Nothing);

        var second = Left(small[1], first);

        Assert.Superset(first, second);
        Assert.DoesNotContain(SmallCategories.Decide(figures, Nothing, first), row => row.IsLeftOut);

        HashSet<(string, string)> Left(SmallCategory one, HashSet<(string, string)> earlier) =>
            SmallCategories.Decide(figures, new HashSet<(string, string)> { (one.Table, one.Key) }, earlier)
                .Where(row => row.IsLeftOut).Select(row => (row.Table, row.Key)).ToHashSet();
    }

    [Fact]
    public async Task TheNumberOfTexts_IsLeftOutWithARowOfOtherTexts()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var (table, row) = before.Bases[0].Questions
            .SelectMany(table => table.Categories.Where(row => row is { Source: CategorySource.Other, Count: > 0 and < 5 })
                .Select(row => (table, row))).First();

        var content = await MadeAsync(database, "2019", new HashSet<(string, string)> { (table.Key, row.Key) });

        var shown = content.Bases[0].Table(table.Key)!;
        Assert.Equal(table.OtherKey, shown.OtherKey);
        Assert.NotNull(table.Texts);
        Assert.Null(shown.Texts);
        Assert.Null(shown.Waiting);
        Assert.DoesNotContain("not coded yet", shown.BaseInWords(content.Bases[0].Of), StringComparison.Ordinal);
        Assert.Null(EditionJson.Read(EditionJson.Write(content)).Bases[0].Table(table.Key)!.Texts);
    }

    [Fact]
    public async Task WhatCodersDid_IsLeftOutWithARowOfOtherTexts()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await MadeAsync(database, "2019", Nothing)).Bases[0];
        var small = SmallCategories.Of(figures)
            .First(row => figures.Table(row.Table)!.Categories.Single(one => one.Key == row.Key).Source == CategorySource.Other);
        var coding = new CodingQuality
        {
            Decided = 7,
            WithSuggestions = 7,
            CodedTwice = 7,
            Texts = 7,
            Answers = 7,
            Alpha = 1,
            AlphaInterval = null,
        };
        figures = figures with { Questions = [.. figures.Questions.Select(table => table with { Coding = coding })] };

        var shown = SmallCategories.LeaveOut(figures, SmallCategories.Decide(
            figures, new HashSet<(string, string)> { (small.Table, small.Key) }, Nothing));

        Assert.Null(shown.Table(small.Table)!.Coding);
        Assert.All(shown.Questions.Where(table => table.Key != small.Table), table => Assert.NotNull(table.Coding));
    }

    [Fact]
    public async Task ChangesOfATable_ThatWasSmallInARowThere_AreNotShown()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var figures = (await MadeAsync(database, "wave", Nothing)).Bases[0];
        var small = figures.Questions
            .Where(table => table.Categories.Any(row => row.Comparison?.Changes.Any(change => change.Count is > 0 and < 5) is true))
            .Select(table => table.Key).ToList();
        Assert.NotEmpty(small);

        // What was published of 2019 is known. Of another survey here, nobody has decided on its small rows.
        var shown = SmallCategories.LeaveOut(figures with { Comparison = figures.Comparison! with { Kind = WindowKind.Live } }, []);

        Assert.All(small, key =>
        {
            var table = shown.Table(key)!;
            Assert.All(table.Categories, row => Assert.Null(row.Comparison));
            Assert.NotNull(table.Comparison!.Break);
            Assert.Null(table.Comparison.Base);
        });
        Assert.Contains(shown.Questions, table => table.Categories.Any(row => row.Comparison is { Break: null }));
    }

    [Fact]
    public async Task ChangesOfATable_AreNotShown_AlsoIfTheRowThatWasSmallThereIsLeftOut()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var figures = (await MadeAsync(database, "wave", Nothing)).Bases[0];
        var (table, small) = figures.Questions
            .SelectMany(table => table.Categories.Select(row => (table, row)))
            .First(each => each.row.Comparison?.Changes.Any(change => change.Count is > 0 and < 5) is true);
        var now = small with { Share = new(2, small.Share.Base) };
        figures = figures with
        {
            Comparison = figures.Comparison! with { Kind = WindowKind.Live },
            Questions =
            [
                .. figures.Questions.Select(one => one == table
                    ? one with { Categories = [.. one.Categories.Select(row => row == small ? now : row)] }
                    : one),
            ],
        };

        var shown = SmallCategories.LeaveOut(
            figures, SmallCategories.Decide(figures, new HashSet<(string, string)> { (table.Key, now.Key) }, Nothing)).Table(table.Key)!;

        Assert.DoesNotContain(shown.Categories, row => row.Key == now.Key);
        Assert.NotEmpty(shown.Categories);
        Assert.All(shown.Categories, row => Assert.Null(row.Comparison));
        Assert.Equal(0, shown.Comparison!.Compared);
    }

    [Fact]
    public async Task ADraftedText_NamesNoCategoryThatIsLeftOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var small = before.SmallCategories.First(row => row.Table == "Q10");

        var content = await MadeAsync(database, "2019", new HashSet<(string, string)> { (small.Table, small.Key) });

        var left = content.SmallCategories.Where(row => row.IsLeftOut).ToList();
        Assert.Contains(left, row => Text(before).Contains(row.Label, StringComparison.Ordinal));
        Assert.All(left, row => Assert.DoesNotContain(row.Label, Text(content), StringComparison.Ordinal));

        static string Text(EditionContent content) => content.Sections.Single(section => section.Number == "2.11").Text;
    }

    [Fact]
    public async Task EverySmallCategory_IsListed()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var content = await MadeAsync(database, "2019", Nothing);

        Assert.Equal(
            content.Bases[0].Questions.SelectMany(table => table.Categories).Count(row => row.Count is > 0 and < 5),
            content.SmallCategories.Count);
        Assert.NotEmpty(content.SmallCategories);
        Assert.DoesNotContain(content.SmallCategories, row => row.IsLeftOut);
    }

    [Fact]
    public async Task TheChanges_NameEachFigureAndTextThatDiffers_AndNothingElse()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        Assert.Empty(EditionChanges.Of(before, before));

        var figures = before.Bases[0];
        var table = figures.Table("Q2")!;
        var row = table.Categories[0];
        var moved = row with { Share = new(row.Count + 2, row.Share.Base), Label = "Renamed" };
        var after = before with
        {
            Bases = [figures with
            {
                Questions = [.. figures.Questions.Select(one => one == table
                    ? one with { Categories = [moved, .. table.Categories.Skip(1)] }
                    : one)],
            }],
            Sections = [.. before.Sections.Select(section => section.Number == "3" ? section with { Text = "Other words." } : section)],
        };

        Assert.Equal(
            [
                $"Question {table.Heading}: ‘Renamed’ {row.Share.InPrint}, {row.Count} became {moved.Share.InPrint}, {moved.Count}",
                $"Question {table.Heading}: ‘{row.Label}’ was renamed ‘Renamed’",
                "Section 3 Discussion: the text was changed",
            ],
            EditionChanges.Of(before, after));
    }

    [Fact]
    public async Task TheChanges_TellNoFigureOfACategoryThatOneOfTheEditionsLeavesOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var small = before.SmallCategories.First(row => row.Table == "Q2");
        var after = await MadeAsync(database, "2019", new HashSet<(string, string)> { (small.Table, small.Key) });

        foreach (var changes in new[] { EditionChanges.Of(before, after), EditionChanges.Of(after, before) })
        {
            Assert.Contains(changes, change => change.EndsWith("other categories are left out", StringComparison.Ordinal));
            Assert.All(after.SmallCategories.Where(row => row.IsLeftOut), row =>
                Assert.DoesNotContain(changes, change => change.Contains($"‘{row.Label}’", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task NamesOfLinks_StayWithStaff()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Quotes.QuoteData.FinalAsync(database);
        await database.RunAsync("UPDATE survey_window SET population = 40");
        var json = EditionJson.Write(await MadeAsync(database, "wave", Nothing));
        Assert.Contains("\"eligible\":40", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"link\"", json, StringComparison.Ordinal);
    }

    internal static async Task<EditionContent> MadeAsync(
        TestDatabase database, string window, IReadOnlySet<(string Table, string Key)> leaveOut)
    {
        await using var app = new SurveyApp(database);
        await using var scope = app.Services.CreateAsyncScope();
        var counted = (await scope.ServiceProvider.GetRequiredService<FiguresQuery>().CountAsync(window))!;
        var waves = scope.ServiceProvider.GetRequiredService<WavesQuery>();
        var figures = await waves.FiguresAsync(counted, new FigureView(), await waves.FindLastAsync(window));
        var reports = scope.ServiceProvider.GetRequiredService<ReportQuery>();
        var current = await reports.ReadAsync(counted.Window, figures!, "1 to 28 March 2027");
        return EditionMaker.Make(counted, current, leaveOut, []);
    }

    // A file in the ZIP format has the time of writing as well, and a workbook random names of its parts.
    private static List<(string Name, string Text)> Parts(string name, byte[] file)
    {
        if (Path.GetExtension(name) is not (".docx" or ".xlsx"))
            return [(name, Encoding.UTF8.GetString(file))];
        using var archive = new ZipArchive(new MemoryStream(file));
        return
        [
            .. archive.Entries.Where(entry => Content().IsMatch(entry.FullName)).Select(entry =>
            {
                using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                return (entry.FullName, PartName().Replace(reader.ReadToEnd(), ""));
            }),
        ];
    }

    [GeneratedRegex("^(?:xl|word)/(?!.*_rels)")]
    private static partial Regex Content();

    [GeneratedRegex("r:id=\"\\w+\"")]
    private static partial Regex PartName();
}
