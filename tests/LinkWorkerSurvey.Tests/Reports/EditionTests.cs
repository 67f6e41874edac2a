using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
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
    public async Task ACategoryLeftOut_IsInNoFile_AndCannotBeWorkedOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var table = before.Bases[0].Table("Q3")!;
        var other = table.Categories.Single(row => row.Count == 1);

        var content = await MadeAsync(database, "2019", new HashSet<(string, string)> { ("Q3", other.Key) });

        var left = content.SmallCategories.Where(row => row.IsLeftOut).ToList();
        Assert.Contains(left, row => row.Key == other.Key);
        Assert.True(left.Count > 1 && left.Sum(row => row.Count) >= 5);
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
    public async Task ADraftedText_NamesNoCategoryThatIsLeftOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await MadeAsync(database, "2019", Nothing);
        var small = before.SmallCategories.First(row => row.Table == "Q2");
        Assert.Contains(small.Label, Text(before), StringComparison.Ordinal);

        var content = await MadeAsync(database, "2019", new HashSet<(string, string)> { (small.Table, small.Key) });

        Assert.DoesNotContain(small.Label, Text(content), StringComparison.Ordinal);

        static string Text(EditionContent content) => content.Sections.Single(section => section.Number == "2.2").Text;
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
        return EditionMaker.Make(counted, current, leaveOut);
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
