using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Draws a table of results as a bar chart: one bar for each row, on a scale from 0 to 100%. In a comparison, each row has a second bar for
/// the comparison wave.
/// </summary>
public sealed partial class BarChart
{
    private const double LabelWidth = 252;
    private const double BarsLeft = ChartPage.Margin + LabelWidth + 14;
    private const double ValueWidth = 50;
    private const double AsideWidth = 132;
    private const double LineHeight = 18;
    private const double Size = 14;
    private const double AsideLine = 16;
    private const double AsideSize = 12;
    private const double Between = 10;
    private const double Single = 18;
    private const double Upper = 16;
    private const double Gap = 3;
    private const double Lower = 11;

    private readonly WindowFigures figures;
    private readonly FacetFigures table;
    private readonly bool intervals;
    private readonly bool compared;
    private readonly IReadOnlyList<Bar> bars;
    private readonly double barsWidth;

    /// <summary>Creates the chart of a table.</summary>
    /// <param name="figures">The figures that contain the table. They also name the window and the comparison wave.</param>
    /// <param name="table">The table to draw: one of the tables in <paramref name="figures"/>.</param>
    /// <param name="intervals">Whether to draw the 95% confidence intervals.</param>
    public BarChart(WindowFigures figures, FacetFigures table, bool intervals)
    {
        (this.figures, this.table, this.intervals) = (figures, table, intervals);
        compared = table.Comparison is { Break: null };
        bars = table.Answered == 0 ? [] :
        [
            .. table.Categories.Select(row => new Bar(row.Label, Tags(row), row.Share, row.Interval, row.Comparison, IsNet: false)),
            .. table.Nets.Select(net => new Bar(net.Label, "net", net.Share, net.Interval, net.Comparison, IsNet: true)),
        ];
        barsWidth = ChartPage.Right - BarsLeft - ValueWidth - (compared ? AsideWidth : 0);
    }

    private bool HasIntervals => intervals && bars.Any(bar => bar.Interval is not null);

    private string Title => $"{table.Number} {table.Title}";

    /// <summary>Returns the chart as a list of shapes and texts with their positions.</summary>
    public Drawing Draw()
    {
        var page = new ChartPage();
        page.Head(Title, table.Facet, table.Text == table.Title ? null : table.Text, compared ? null : ChartPage.Wave(figures));
        if (bars.Count == 0)
            page.Paragraph(table.NothingInWords(figures.BeforeCoding), 20, Size);
        else
            Bars(page);
        page.Notes(Notes());
        return page.Finish(table.Facet is null ? Title : $"{Title}: {table.Facet}", InWords());
    }

    private void Bars(ChartPage page)
    {
        Key(page);
        var top = Scale(page);
        foreach (var (place, bar) in bars.Index())
        {
            if (bar.IsNet && (place == 0 || !bars[place - 1].IsNet))
            {
                page.Add(new LineElement(ChartPage.Margin, page.Down + 4, ChartPage.Right, page.Down + 4, ChartColour.Faint));
                page.Down += 8;
            }

            Row(page, bar);
        }

        // The grid lines lie under the bars. They are added last because the height of the bars is known only now.
        for (var percent = 0; percent <= 100; percent += 25)
            page.AddUnder(new LineElement(
                X(percent / 100.0), top, X(percent / 100.0), page.Down, percent == 0 ? ChartColour.Soft : ChartColour.Faint));
    }

    private void Key(ChartPage page)
    {
        if (compared)
        {
            Entry(page, ChartPage.Wave(figures), y => page.Add(new Box(ChartPage.Margin, y - 7, 28, 14, ChartColour.Teal)));
            Entry(page, ChartPage.Wave(figures.Comparison!.Title, figures.Comparison.Kind), y =>
                page.Add(new Box(ChartPage.Margin, y - 5, 28, 10, ChartColour.Teal, Outlined: true)));
        }

        if (HasIntervals)
            Entry(page, "95% interval", y => Whisker(page, ChartPage.Margin, ChartPage.Margin + 28, y));
        if (compared || HasIntervals)
            page.Down += 8;
    }

    private static void Entry(ChartPage page, string words, Action<double> draw)
    {
        draw(page.Down + 10);
        page.Paragraph(words, 20, 13, ChartColour.Dark, indent: 38);
    }

    private double Scale(ChartPage page)
    {
        for (var percent = 0; percent <= 100; percent += 25)
            page.Say($"{percent}%", X(percent / 100.0), page.Down + 8, AsideSize, ChartColour.Soft, anchor: TextAnchor.Middle);
        if (compared)
            page.Say(
                figures.Comparison!.Heading, ChartPage.Right - AsideWidth + 8, page.Down + 8, AsideSize, ChartColour.Soft, heavy: true);
        page.Down += 20;
        var top = page.Down;
        page.Down += Between / 2;
        return top;
    }

    private void Row(ChartPage page, Bar bar)
    {
        var label = ChartFont.Wrap(bar.Label, LabelWidth, Size, heavy: false);
        var tags = bar.Tags is null ? [] : ChartFont.Wrap(bar.Tags, LabelWidth, AsideSize, heavy: false);
        var beside = FitBeside(label, tags);
        tags = beside ? [] : tags;
        var change = compared ? Change(bar.Comparison!) : [];
        var labelHeight = (label.Count * LineHeight) + (tags.Count * AsideLine);
        var barHeight = compared ? Upper + Gap + Lower : Single;
        var height = Math.Max(Math.Max(labelHeight, barHeight), change.Sum(part => part.Lines.Count) * AsideLine);
        var middle = page.Down + (height / 2);

        var top = middle - (labelHeight / 2);
        top += page.Say(label, ChartPage.Margin, top, LineHeight, Size);
        if (beside)
            page.Say(bar.Tags!, ChartPage.Margin + LabelWidth, top - (LineHeight / 2), AsideSize, ChartColour.Soft, anchor: TextAnchor.End);
        page.Say(tags, ChartPage.Margin, top, AsideLine, AsideSize, ChartColour.Soft);

        // In a compared table, a row without a comparison has one bar: centred, and as thick as the upper of two.
        var other = Other(bar);
        var thickness = compared ? Upper : Single;
        var upper = other is null ? middle - (thickness / 2) : middle - (barHeight / 2);
        var end = X(Part(bar.Share));
        page.Add(new Box(BarsLeft, upper, end - BarsLeft, thickness, ChartColour.Teal));
        if (intervals && bar.Interval is var (low, high))
        {
            Whisker(page, X(low), X(high), upper + (thickness / 2));
            end = Math.Max(end, X(high));
        }

        Value(page, bar.Share, end, upper + (thickness / 2), Size, ChartColour.Dark, heavy: true);
        if (other is { } share)
        {
            var lower = upper + Upper + Gap;
            var length = X(Part(share)) - BarsLeft;
            if (length > 0)
                page.Add(new Box(BarsLeft, lower, length, Lower, ChartColour.Teal, Outlined: true));
            Value(page, share, BarsLeft + length, lower + (Lower / 2), AsideSize, ChartColour.Soft, heavy: false);
        }

        var aside = middle - (change.Sum(part => part.Lines.Count) * AsideLine / 2);
        foreach (var (lines, clear) in change)
            aside += page.Say(
                lines, ChartPage.Right - AsideWidth + 8, aside, AsideLine, AsideSize, clear ? ChartColour.Accent : ChartColour.Soft, clear);
        page.Down += height + Between;
    }

    // Returns whether the tags fit beside the last line of the label.
    private static bool FitBeside(IReadOnlyList<string> label, IReadOnlyList<string> tags) =>
        label.Count > 0
        && tags is [var words]
        && ((ChartFont.Width(label[^1], Size, heavy: false) + ChartFont.Width(words, AsideSize, heavy: false)) * ChartFont.Spare) + 8
            <= LabelWidth;

    // A white box keeps the grid lines from running through the number.
    private static void Value(ChartPage page, Share share, double end, double middle, double size, ChartColour ink, bool heavy)
    {
        page.Add(new Box(end + 4, middle - (size / 2), ChartFont.Width(share.InPrint, size, heavy) + 6, size, ChartColour.Paper));
        page.Say(share.InPrint, end + 7, middle, size, ink, heavy);
    }

    private static void Whisker(ChartPage page, double from, double to, double y)
    {
        page.Add(new LineElement(from, y, to, y, ChartColour.Paper, 5));
        page.Add(new LineElement(from, y, to, y, ChartColour.Dark, 2));
        foreach (var end in new[] { from, to })
            page.Add(new LineElement(end, y - 4, end, y + 4, ChartColour.Dark, 2));
    }

    private double X(double share) => BarsLeft + (share * barsWidth);

    // The bar has the length of the rounded percentage beside it.
    private static double Part(Share share) => (share.Percent ?? 0) / 100.0;

    private string? Tags(Category row)
    {
        var tags = string.Join(
            "; ",
            new[]
            {
                row.Figure == FigureOrigin.Synthetic ? "synthetic" : null,
                table.IsCodedFromOther(row) ? "coded from Other" : null,
            }.OfType<string>());
        return tags.Length == 0 ? null : tags;
    }

    // If several counts are possible in the comparison wave, all round to the published percentage. The first therefore stands for all.
    private static Share? Other(Bar bar) => bar.Comparison is { Break: null, Changes: [var first, ..] } ? first.Other : null;

    private List<(IReadOnlyList<string> Lines, bool Clear)> Change(RowComparison row)
    {
        IReadOnlyList<string> Wrapped(string words, bool clear) => ChartFont.Wrap(words, AsideWidth - 8, AsideSize, clear);
        var clear = row.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower;
        return [.. ChangeInWords(row).Select((words, place) => (Wrapped(words, clear && place == 0), clear && place == 0))];
    }

    private IEnumerable<string> ChangeInWords(RowComparison row)
    {
        yield return row.Words;
        if (row.Doubt is not null)
            yield return row.Doubt;
        if (intervals && row.IntervalInWords is { } limits)
            yield return limits;
    }

    private sealed record Bar(string Label, string? Tags, Share Share, ConfidenceInterval? Interval, RowComparison? Comparison, bool IsNet);
}
