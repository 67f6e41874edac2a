using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using SkiaSharp;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Tests charts for slides and posts: they keep their size and their type, and say what they leave out.</summary>
public class ChartSizesTests
{
    public static TheoryData<string> Fixed => ["slide", "post"];

    [Theory]
    [InlineData("slide", 1920, 1080)]
    [InlineData("post", 1080, 1350)]
    public void Picture_HasTheSizeOfItsPurpose(string size, int width, int height)
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 60, ("Listening", 20), ("Reading", 10)));
        using var picture = SKBitmap.Decode(PngWriter.Write(Draw(figures, size)));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("slide", false, false)]
    [InlineData("slide", true, true)]
    [InlineData("post", false, true)]
    [InlineData("post", true, true)]
    public void AwkwardLabels_NeitherOverlapNorLeaveTheChart(string size, bool compared, bool intervals)
    {
        var drawing = Draw(Awkward.Figures(compared), size, intervals);
        ChartLayoutTests.AssertTidy(drawing);
        Assert.Contains(drawing.Marks.OfType<TextElement>(), words => words.Text.EndsWith("rows", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public async Task Of2019_EachTableIsTidy_AndNamesSourceBaseAndPublisher_AndWhatIsSynthetic(string size)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        foreach (var table in figures.Questions)
        {
            var drawing = Draw(figures, size, table: table, days: "18 January to 15 February 2019");
            await Screenshots.StoreAsync(PngWriter.Write(drawing), $"chart-{table.Key}-{size}");
            ChartLayoutTests.AssertTidy(drawing);
            var drawn = string.Join(' ', drawing.Marks.OfType<TextElement>().Select(words => words.Text));
            Assert.Contains("Base: 105 (all respondents)", drawn, StringComparison.Ordinal);
            Assert.Contains("Source: ", drawn, StringComparison.Ordinal);
            Assert.Contains("18 January to 15 February 2019; base: 105 respondents.", drawn, StringComparison.Ordinal);
            Assert.EndsWith("National Association of Link Workers", drawn, StringComparison.Ordinal);
            Assert.Contains("Synthetic data: every answer was generated", drawn, StringComparison.Ordinal);
            Assert.DoesNotContain("Interim", drawn, StringComparison.Ordinal);
            Assert.DoesNotContain(drawing.Marks.OfType<TextElement>(), words => words.Size < 19);
        }
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void TooManyRows_TheLargestAreDrawnInTheSmallestType_AndTheChartSaysHowMany(string size)
    {
        var table = AComparison.Table("Q7", 900, [.. Enumerable.Range(0, 40).Select(row => ($"Answer number {row} of them", 10 * row))]);
        var drawing = Draw(AComparison.Figures("here", table), size);
        ChartLayoutTests.AssertTidy(drawing);

        var texts = drawing.Marks.OfType<TextElement>().ToList();
        var rows = texts.Where(words => words.Text.StartsWith("Answer number", StringComparison.Ordinal)).ToList();
        Assert.InRange(rows.Count, 5, 39);
        Assert.All(rows, row => Assert.Equal(28, row.Size));
        Assert.Equal(
            Enumerable.Range(0, 40).TakeLast(rows.Count).Select(row => $"Answer number {row} of them"), rows.Select(row => row.Text));
        Assert.Contains(texts, words => words.Text == $"The {rows.Count} largest of 40 rows");
        Assert.Contains($"The {rows.Count} largest of 40 rows", drawing.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer number 0 of them", drawing.Description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void TooManyRows_OfRowsOfEqualSizeAllAreDrawnOrNone_UnlessMuchRoomWouldBeEmpty(string size)
    {
        FacetFigures Table(int larger) => AComparison.Table(
            "Q7", 900, [.. Enumerable.Range(0, 40).Select(row => ($"Answer number {row} of them", row < larger ? 500 - row : 20))]);
        var drawing = Draw(AComparison.Figures("here", Table(10)), size);
        Assert.Contains(drawing.Marks.OfType<TextElement>(), words => words.Text == "The 10 largest of 40 rows");

        var full = Draw(AComparison.Figures("here", Table(3)), size);
        ChartLayoutTests.AssertTidy(full);
        var drawn = full.Marks.OfType<TextElement>().Count(words => words.Text.StartsWith("Answer number", StringComparison.Ordinal));
        Assert.InRange(drawn, 10, 39);
        Assert.Contains(
            $"The {drawn} largest of 40 rows; {40 - drawn} as large as the smallest of these are left out",
            full.Description,
            StringComparison.Ordinal);

        var equal = AComparison.Table("Q7", 900, [.. Enumerable.Range(0, 40).Select(row => ($"Answer number {row} of them", 20))]);
        var same = Draw(AComparison.Figures("here", equal), size).Marks.OfType<TextElement>()
            .Single(words => words.Text.EndsWith("of 40 rows", StringComparison.Ordinal));
        Assert.DoesNotContain("largest", same.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void FewRows_AreDrawnInTheLargestType_WithTheQuestion(string size)
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 60, ("Listening", 20), ("Reading", 10)));
        var drawing = Draw(figures, size);
        ChartLayoutTests.AssertTidy(drawing);
        Assert.Equal(39.2, drawing.Marks.OfType<TextElement>().Single(words => words.Text == "Listening").Size, 1e-9);
        Assert.Contains(
            drawing.Marks.OfType<TextElement>(),
            words => figures.Questions[0].Text.StartsWith(words.Text.TrimEnd('…'), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public async Task Of2019_NotesEndWithAWholeSentence_AndExplainOnlyTagsThatAreDrawn(string size)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        foreach (var table in figures.Questions)
        {
            var texts = Draw(figures, size, intervals: true, table).Marks.OfType<TextElement>().Select(words => words.Text).ToList();
            var notes = texts.SkipWhile(text => !text.StartsWith("Base: ", StringComparison.Ordinal))
                .TakeWhile(text => !text.StartsWith("Source: ", StringComparison.Ordinal)).ToList();
            Assert.EndsWith(".", notes[^1], StringComparison.Ordinal);
            Assert.DoesNotContain(notes, line => line.Contains('…', StringComparison.Ordinal));
            Assert.Equal(
                texts.Any(text => text is "synthetic" or "synthetic; coded from Other"),
                string.Join(' ', notes).Contains("Synthetic: the figure itself", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("slide", 6)]
    [InlineData("post", 4)]
    public void ComparedRows_OfEqualSize_FillThePicture(string size, int least)
    {
        var table = AComparison.Table(
            "Q9", 50, [.. Enumerable.Range(0, 10).Select(row => ($"Not being able to do what row {row} says for longer", 14))]);
        var figures = AComparison.Figures("here", table).ComparedWith(TestData.Questionnaire, AComparison.Published);
        var drawing = Draw(figures, size, intervals: true);
        ChartLayoutTests.AssertTidy(drawing);
        Assert.InRange(
            drawing.Marks.OfType<TextElement>().Count(words => words.Text.StartsWith("Not being able to", StringComparison.Ordinal)),
            least,
            10);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("slide")]
    [InlineData("post")]
    public async Task Tags_FollowTheirLabelOrStandBelowIt(string size)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        var texts = Draw(figures, size, table: figures.Table("Q3")).Marks.OfType<TextElement>().ToList();
        var tags = texts.Where(words => words.Text is "synthetic" or "coded from Other").ToList();
        Assert.NotEmpty(tags);
        foreach (var tag in tags)
        {
            var label = texts.Last(words => words.Baseline <= tag.Baseline + (tag.Size / 4) && words.Left <= tag.Left && words != tag);
            var gap = tag.Left - label.Left - label.Width;
            Assert.True(tag.Left == label.Left || gap < tag.Size + (label.Width / 10), $"{label.Text}: {tag.Text}");
        }
    }

    [Theory]
    [InlineData("report")]
    [InlineData("slide")]
    [InlineData("post")]
    public void InterimFigures_AndGeneratedAnswers_SaySoOnThePicture(string size)
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 60, ("Listening", 20))) with
        {
            Interim = true,
            Kind = WindowKind.Demonstration,
        };
        var drawn = string.Join(' ', Draw(figures, size).Marks.OfType<TextElement>().Select(words => words.Text));
        Assert.Contains("Interim: responses are still being added.", drawn, StringComparison.Ordinal);
        Assert.Contains("Partly synthetic data", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void AnEmptyBase_IsDrawnWithoutBars(string size)
    {
        var drawing = Draw(AComparison.Figures("here", AComparison.Table("Q7", 0, ("Listening", 0))), size);
        ChartLayoutTests.AssertTidy(drawing);
        Assert.Empty(drawing.Marks.OfType<Box>());
        Assert.Contains(drawing.Marks.OfType<TextElement>(), words => words.Text == "There are no answers to show.");
    }

    private static Drawing Draw(
        WindowFigures figures, string size, bool intervals = false, FacetFigures? table = null, string? days = null) =>
        new BarChart(figures, table ?? figures.Questions[0], intervals, ChartSize.All.Single(one => one.Name == size), days).Draw();
}
