using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Lays out the rows of a bar chart in one type size, on a scale from 0 to 100%. Labels stand beside their bars, or above them if the chart
/// is narrow.
/// </summary>
internal sealed class BarRows
{
    private readonly ChartSize size;
    private readonly bool intervals;
    private readonly string? changes;
    private readonly double type;
    private readonly double labelWidth;
    private readonly double barsLeft;
    private readonly double barsWidth;
    private readonly List<Row> rows;

    /// <summary>Measures the rows.</summary>
    /// <param name="size">The size of the chart.</param>
    /// <param name="type">The type size: one of <see cref="ChartSize.RowTypes"/>.</param>
    /// <param name="bars">The rows.</param>
    /// <param name="changes">The heading above the changes since the comparison wave; null without a comparison.</param>
    /// <param name="intervals">Whether confidence intervals are drawn.</param>
    public BarRows(ChartSize size, double type, IReadOnlyList<ChartBar> bars, string? changes, bool intervals)
    {
        (this.size, this.type, this.changes, this.intervals) = (size, type, changes, intervals);
        labelWidth = size.HasLabelsAbove ? size.Inner : size.LabelWidth;
        barsLeft = size.HasLabelsAbove ? size.Margin : size.Margin + labelWidth + (14 * type);
        barsWidth = size.Right - barsLeft - (50 * type) - (IsCompared && !size.HasLabelsAbove ? AsideWidth : 0);
        rows = [.. bars.Select(Measured)];
    }

    /// <summary>The height of scale and rows, in units of the chart.</summary>
    public double Height =>
        ScaleHeight + (Between / 2) + rows.Sum(row => row.Height + Between) + (rows.Any(row => row.Bar.IsNet) ? NetsGap : 0);

    private bool IsCompared => changes is not null;

    private double LineHeight => 18 * type;

    private double FontSize => 14 * type;

    private double AsideLine => 16 * type;

    private double AsideSize => 12 * type;

    private double AsideWidth => 132 * type;

    private double AsideLeft => size.HasLabelsAbove ? size.Margin : size.Right - AsideWidth + (8 * type);

    private double Between => size.Between * type;

    private double ScaleHeight => 20 * type;

    private double NetsGap => 8 * type;

    // In a compared chart, a row without a comparison has one bar, as thick as the upper of two.
    private double Thickness => (IsCompared ? 16 : 18) * type * (size.HasLabelsAbove ? 0.8 : 1);

    private double Gap => 3 * type;

    private double Lower => 11 * type * (size.HasLabelsAbove ? 0.9 : 1);

    private double BarHeight => IsCompared ? Thickness + Gap + Lower : Thickness;

    private double BelowLabel => size.HasLabelsAbove ? 3 * type : 0;

    /// <summary>Returns the height that a number of rows have at least, whatever their labels.</summary>
    public static double LeastHeight(ChartSize size, double type, int rows) =>
        rows * type * ((size.HasLabelsAbove ? 18 + 14 : 18) + size.Between);

    /// <summary>Draws scale and rows.</summary>
    /// <param name="page">The chart, which the rows continue.</param>
    /// <param name="spare">The space added below each row, in units of the chart.</param>
    public void Draw(ChartPage page, double spare)
    {
        Scale(page);
        var top = page.Down;
        page.Down += Between / 2;
        foreach (var (place, row) in rows.Index())
        {
            if (row.Bar.IsNet && (place == 0 || !rows[place - 1].Bar.IsNet))
            {
                page.Add(new LineElement(size.Margin, page.Down + (NetsGap / 2), size.Right, page.Down + (NetsGap / 2), ChartColour.Faint));
                page.Down += NetsGap;
            }

            if (size.HasLabelsAbove)
                Above(page, row);
            else
                Beside(page, row);
            page.Down += row.Height + Between + spare;
        }

        if (!size.HasLabelsAbove)
            Grid(page, top, page.Down);
    }

    private Row Measured(ChartBar bar)
    {
        var label = ChartFont.Wrap(bar.Label, labelWidth, FontSize, heavy: false, size.LabelLines);
        var tags = bar.Tags is null ? [] : ChartFont.Wrap(bar.Tags, labelWidth, AsideSize, heavy: false, most: 2);
        var fits = FitBeside(label, tags);
        var change = IsCompared ? Change(bar) : [];
        var labelHeight = (label.Count * LineHeight) + ((fits ? 0 : tags.Count) * AsideLine);
        var changeHeight = change.Sum(part => part.Lines.Count) * AsideLine;
        var height = size.HasLabelsAbove
            ? labelHeight + BelowLabel + BarHeight + changeHeight
            : Math.Max(Math.Max(labelHeight, BarHeight), changeHeight);
        return new(bar, label, tags, fits, change, labelHeight, changeHeight, height);
    }

    // Returns whether the tags fit beside the last line of the label.
    private bool FitBeside(IReadOnlyList<string> label, IReadOnlyList<string> tags) =>
        label.Count > 0
        && tags is [var words]
        && ((ChartFont.Width(label[^1], FontSize, heavy: false) + ChartFont.Width(words, AsideSize, heavy: false)) * ChartFont.Spare)
            + (8 * type) <= labelWidth;

    private List<(IReadOnlyList<string> Lines, bool Clear)> Change(ChartBar bar)
    {
        var (width, most) = size switch
        {
            { HasLabelsAbove: true } => (size.Inner, 2),
            { Height: not null } => (AsideWidth - (8 * type), 3),
            _ => (AsideWidth - (8 * type), int.MaxValue),
        };
        // Below a bar there is room for all of it in one line.
        var parts = bar.ChangeInWords(intervals);
        if (size.HasLabelsAbove)
            parts = [string.Join(", ", parts)];
        return
        [
            .. parts.Select((words, place) =>
            {
                var clear = bar.IsClearlyChanged && place == 0;
                return (ChartFont.Wrap(words, width, AsideSize, clear, most), clear);
            }),
        ];
    }

    private void Scale(ChartPage page)
    {
        for (var percent = 0; percent <= 100; percent += 25)
            page.Say(
                $"{percent}%", X(percent / 100.0), page.Down + (8 * type), AsideSize, ChartColour.Soft,
                anchor: percent == 0 && size.HasLabelsAbove ? TextAnchor.Start : TextAnchor.Middle);
        if (IsCompared && !size.HasLabelsAbove)
            page.Say(changes!, AsideLeft, page.Down + (8 * type), AsideSize, ChartColour.Soft, heavy: true);
        page.Down += ScaleHeight;
    }

    private void Beside(ChartPage page, Row row)
    {
        var middle = page.Down + (row.Height / 2);
        Label(page, row, middle - (row.LabelHeight / 2));
        Bars(page, row, row.Bar.Other is null ? middle - (Thickness / 2) : middle - (BarHeight / 2));
        Changes(page, row, middle - (row.ChangeHeight / 2));
    }

    private void Above(ChartPage page, Row row)
    {
        Label(page, row, page.Down);
        var top = page.Down + row.LabelHeight + BelowLabel;
        Grid(page, top, top + BarHeight);
        Bars(page, row, top);
        Changes(page, row, top + BarHeight);
    }

    private void Label(ChartPage page, Row row, double top)
    {
        top += page.Say(row.Label, size.Margin, top, LineHeight, FontSize);
        var middle = top - (LineHeight / 2);
        if (row.TagsFitBeside)
            page.Say(
                row.Bar.Tags!,
                size.Margin + (ChartFont.Width(row.Label[^1], FontSize, heavy: false) * ChartFont.Spare) + (8 * type),
                middle,
                AsideSize,
                ChartColour.Soft);
        else
            page.Say(row.Tags, size.Margin, top, AsideLine, AsideSize, ChartColour.Soft);
    }

    private void Bars(ChartPage page, Row row, double top)
    {
        var end = X(Part(row.Bar.Share));
        page.Add(new Box(barsLeft, top, end - barsLeft, Thickness, ChartColour.Teal));
        if (intervals && row.Bar.Interval is var (low, high))
        {
            Whisker(page, X(low), X(high), top + (Thickness / 2), type);
            end = Math.Max(end, X(high));
        }

        Value(page, row.Bar.Share, end, top + (Thickness / 2), FontSize, ChartColour.Dark, heavy: true);
        if (row.Bar.Other is not { } other)
            return;
        var lower = top + Thickness + Gap;
        var length = X(Part(other)) - barsLeft;
        if (length > 0)
            page.Add(new Box(barsLeft, lower, length, Lower, ChartColour.Teal, Outlined: true));
        Value(page, other, barsLeft + length, lower + (Lower / 2), AsideSize, ChartColour.Soft, heavy: false);
    }

    private void Changes(ChartPage page, Row row, double top)
    {
        foreach (var (lines, clear) in row.Change)
            top += page.Say(lines, AsideLeft, top, AsideLine, AsideSize, clear ? ChartColour.Accent : ChartColour.Soft, clear);
    }

    // The grid lines lie under the bars.
    private void Grid(ChartPage page, double top, double bottom)
    {
        for (var percent = 0; percent <= 100; percent += 25)
            page.AddUnder(new LineElement(
                X(percent / 100.0), top, X(percent / 100.0), bottom, percent == 0 ? ChartColour.Soft : ChartColour.Faint));
    }

    // A white box keeps the grid lines from running through the number.
    private void Value(ChartPage page, Share share, double end, double middle, double fontSize, ChartColour ink, bool heavy)
    {
        var width = ChartFont.Width(share.InPrint, fontSize, heavy);
        page.Add(new Box(end + (4 * type), middle - (fontSize / 2), width + (6 * type), fontSize, ChartColour.Paper));
        page.Say(share.InPrint, end + (7 * type), middle, fontSize, ink, heavy);
    }

    /// <summary>Draws a confidence interval as a line with ends.</summary>
    public static void Whisker(ChartPage page, double from, double to, double y, double type)
    {
        page.Add(new LineElement(from, y, to, y, ChartColour.Paper, 5 * type));
        page.Add(new LineElement(from, y, to, y, ChartColour.Dark, 2 * type));
        foreach (var end in new[] { from, to })
            page.Add(new LineElement(end, y - (4 * type), end, y + (4 * type), ChartColour.Dark, 2 * type));
    }

    private double X(double share) => barsLeft + (share * barsWidth);

    // The bar has the length of the rounded percentage beside it.
    private static double Part(Share share) => (share.Percent ?? 0) / 100.0;

    private sealed record Row(
        ChartBar Bar,
        IReadOnlyList<string> Label,
        IReadOnlyList<string> Tags,
        bool TagsFitBeside,
        IReadOnlyList<(IReadOnlyList<string> Lines, bool Clear)> Change,
        double LabelHeight,
        double ChangeHeight,
        double Height);
}
