using System.Xml.Linq;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using SkiaSharp;

namespace LinkWorkerSurvey.Tests.Charts;

/// <summary>Tests that, whatever the labels are, no elements of a chart overlap, leave the chart or are lost.</summary>
public class ChartLayoutTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void AwkwardLabelsNeitherOverlapNorLeaveTheChart(bool compared, bool intervals)
    {
        var figures = Awkward.Figures(compared);
        AssertTidy(new BarChart(figures, figures.Questions[0], intervals).Draw());
    }

    [Fact]
    public void AwkwardLabelsAreWholeInTheSvgAndInItsDescription()
    {
        var figures = Awkward.Figures(compared: false);
        var drawing = new BarChart(figures, figures.Questions[0], intervals: false).Draw();
        var chart = XDocument.Parse(SvgWriter.Write(drawing)).Root!;
        var drawn = Squeezed(string.Concat(chart.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value)));
        var said = Squeezed(chart.Elements().Single(e => e.Name.LocalName == "desc").Value);
        foreach (var label in Awkward.Labels)
        {
            var whole = Squeezed(
                string.Concat(label.EnumerateRunes().Select(rune => rune.Value is 0 or 7 or 0xfffe ? "\ufffd" : rune.ToString())));
            Assert.Contains(whole, said, StringComparison.Ordinal);
            Assert.Contains(
                whole.Replace(new string('\u0301', 60), new string('\u0301', 4), StringComparison.Ordinal),
                drawn,
                StringComparison.Ordinal);
        }

        Assert.DoesNotContain(chart.Descendants(), e => e.Name.LocalName is "script" or "style" || e.Attribute("style") is not null);
    }

    [Fact]
    public void AwkwardLabelsCanBeDrawnAsPng()
    {
        var figures = Awkward.Figures(compared: true);
        var drawing = new BarChart(figures, figures.Questions[0], intervals: true).Draw();
        using var picture = SKBitmap.Decode(PngWriter.Write(drawing));
        Assert.Equal((drawing.Width * 2, drawing.Height * 2), (picture.Width, picture.Height));

        // Every text has coloured pixels at its position.
        foreach (var words in drawing.Marks.OfType<TextElement>())
        {
            var (left, top, right, bottom) = Box(words);
            Assert.True(
                Enumerable
                    .Range((int)(2 * left), (int)(2 * (right - left)) + 1)
                    .Any(x => Enumerable.Range((int)(2 * top), (int)(2 * (bottom - top))).Any(y => picture.GetPixel(x, y).Red < 0xc0)),
                $"'{words.Text}' is not to be seen.");
        }
    }

    [Fact]
    public void AChartOfManyLongRowsIsDrawnPixelByPixel()
    {
        var table = AComparison.Table("Q7", 300, [.. Enumerable.Range(0, 150).Select(row => ($"{row} {Awkward.Labels[2]}", row))]);
        var figures = AComparison.Figures("here", table);
        var drawing = new BarChart(figures, table, intervals: false).Draw();
        Assert.InRange(drawing.Height, 20_000, 40_000);
        using var picture = SKBitmap.Decode(PngWriter.Write(drawing));
        Assert.Equal((drawing.Width, drawing.Height), (picture.Width, picture.Height));
    }

    [Fact]
    public void RowsAtBothEndsOfTheScaleAndNetsStayTidy()
    {
        var table = AComparison.Table("Q7", 40, ("All of them", 40), ("Nobody", 0), ("One", 1));
        var figures = AComparison.Figures(
            "here",
            table with { Nets = [AComparison.Net("Anything", 40, 40), AComparison.Net("Something", 39, 40)] });
        var drawing = new BarChart(figures, figures.Questions[0], intervals: true).Draw();
        AssertTidy(drawing);
        Assert.Equal(
            ["100%", "-", "3%", "100%", "98%"],
            drawing.Marks.OfType<TextElement>().Where(w => w is { Heavy: true, Size: 14 }).Select(w => w.Text));
        Assert.Contains("Base: (40) (all respondents)", drawing.Description, StringComparison.Ordinal);
        Assert.Contains(
            "All of them 100%, 95% interval 91 to 100%; Nobody nobody, 95% interval 0 to 9%",
            drawing.Description,
            StringComparison.Ordinal);
        Assert.Contains("Anything 100% (net)", drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void SharesThatOnlyRoundingMakesNobodyOrAll_AreMarkedAndStayTidy()
    {
        var table = AComparison.Table("Q7", 500, ("Nearly all", 499), ("One", 1), ("Nobody", 0));
        var figures = AComparison.Figures("here", table).ComparedWith(
            TestData.Questionnaire, ComparisonWave.Window(AComparison.Figures("there", table), TestData.Questionnaire));
        var drawing = new BarChart(figures, figures.Questions[0], intervals: true).Draw();
        AssertTidy(drawing);
        foreach (var size in new[] { 14, 12 })
            Assert.Equal(
                [">99%", "<1%", "-"],
                drawing.Marks.OfType<TextElement>().Select(w => w is { Text: ">99%" or "<1%" or "-" } && w.Size == size ? w.Text : null)
                    .OfType<string>());
        Assert.Contains(
            "Nearly all more than 99%, 95% interval 99 to >99%, more than 99% in", drawing.Description, StringComparison.Ordinal);
        Assert.Contains("One less than 1%, 95% interval <1 to 1%, less than 1% in", drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyBaseIsDrawnWithoutBars()
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 0, ("Listening", 0)));
        var drawing = new BarChart(figures, figures.Questions[0], intervals: true).Draw();
        AssertTidy(drawing);
        Assert.Empty(drawing.Marks.OfType<Box>());
        Assert.Contains("There are no answers to show. Base: 0 (nobody answered)", drawing.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 12)]
    [InlineData(29, 164)]
    [InlineData(90, 7)]
    [InlineData(400, 123456)]
    public void DaysFitHoweverManyAndHoweverMuch(int days, int most)
    {
        var first = new DateOnly(2027, 1, 18);
        var received = Enumerable.Range(0, days).Select(day => (first.AddDays(day), day == 0 ? most : day * most / days));
        var activity = new WindowActivity(most, [.. received]);
        var drawing = new DayChart(AComparison.Figures("here"), activity).Draw();
        AssertTidy(drawing);
        var texts = drawing.Marks.OfType<TextElement>().Select(words => words.Text).ToList();
        Assert.Contains("Source: Window here.", texts);
        Assert.Contains("National Association of Link Workers", texts);
        Assert.Contains(texts, text => text.StartsWith(days == 1 ? "18 January 2027: " : "18 January 2027 to ", StringComparison.Ordinal));
        var columns = drawing.Marks.OfType<Box>().ToList();
        Assert.Equal(days, columns.Count);
        Assert.All(columns.Zip(activity.ByDay), c => Assert.Equal(columns[0].Height * c.Second.Received / most, c.First.Height, 1e-6));
        Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.First.Left + pair.First.Width < pair.Second.Left));
    }

    [Fact]
    public void ADemonstrationSaysThatSomeOfItIsSynthetic()
    {
        var figures = AComparison.Figures("here", AComparison.Table("Q7", 40, ("Listening", 20))) with { Kind = WindowKind.Demonstration };
        Assert.Contains(
            "Partly synthetic data",
            new BarChart(figures, figures.Questions[0], intervals: false).Draw().Description,
            StringComparison.Ordinal);
        Assert.Contains(
            "Partly synthetic data",
            new DayChart(figures, new WindowActivity(0, [])).Draw().Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AWaveComparedWithSaysThatSomeOfItIsSynthetic()
    {
        var made = AComparison.Figures("there", AComparison.Table("Q7", 60, ("Listening", 20))) with { Kind = WindowKind.Demonstration };
        var figures = AComparison
            .Figures("here", AComparison.Table("Q7", 40, ("Listening", 20)))
            .ComparedWith(TestData.Questionnaire, ComparisonWave.Window(made, TestData.Questionnaire));
        var drawing = new BarChart(figures, figures.Questions[0], intervals: false).Draw();
        Assert.Contains("Partly synthetic data", drawing.Description, StringComparison.Ordinal);
        Assert.Single(
            drawing.Marks.OfType<TextElement>(), words => words.Text.Contains("Partly synthetic data", StringComparison.Ordinal));
    }

    internal static void AssertTidy(Drawing drawing)
    {
        var texts = drawing.Marks.OfType<TextElement>().ToList();
        foreach (var words in texts)
        {
            var (left, top, right, bottom) = Box(words);
            Assert.True(left >= 0 && top >= 0 && right <= drawing.Width && bottom <= drawing.Height, $"'{words.Text}' leaves the chart.");
            Assert.All(texts.Where(other => other != words), other =>
                Assert.False(Overlap(Box(words), Box(other)), $"'{words.Text}' lies over '{other.Text}'."));
            Assert.All(drawing.Marks.OfType<Box>().Where(box => box.Ink != ChartColour.Paper), box =>
                Assert.False(
                    Overlap(Box(words), (box.Left, box.Top, box.Left + box.Width, box.Top + box.Height)),
                    $"'{words.Text}' lies over a bar."));
        }

        foreach (var box in drawing.Marks.OfType<Box>())
            Assert.True(
                box.Left >= 0
                    && box.Top >= 0
                    && box.Width >= 0
                    && box.Height >= 0
                    && box.Left + box.Width <= drawing.Width
                    && box.Top + box.Height <= drawing.Height);
    }

    // From the top of the capitals to the bottom of the letters.
    private static (double Left, double Top, double Right, double Bottom) Box(TextElement words) =>
        (words.Left, words.Baseline - (0.75 * words.Size), words.Left + words.Width, words.Baseline + (0.25 * words.Size));

    private static bool Overlap(
        (double Left, double Top, double Right, double Bottom) one,
        (double Left, double Top, double Right, double Bottom) other
    ) => one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
