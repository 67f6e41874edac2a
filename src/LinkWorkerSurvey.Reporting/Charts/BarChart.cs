using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Draws a table of results as a bar chart: one bar for each row, on a scale from 0 to 100%. In a comparison, each row has a second bar for
/// the comparison wave.
/// </summary>
public sealed partial class BarChart
{
    private readonly WindowFigures figures;
    private readonly FacetFigures table;
    private readonly bool intervals;
    private readonly ChartSize size;
    private readonly string? days;
    private readonly bool compared;
    private readonly IReadOnlyList<ChartBar> bars;

    /// <summary>Creates the chart of a table.</summary>
    /// <param name="figures">The figures that contain the table. They also name the window and the comparison wave.</param>
    /// <param name="table">The table to draw: one of the tables in <paramref name="figures"/>.</param>
    /// <param name="intervals">Whether to draw the 95% confidence intervals.</param>
    /// <param name="size">The size; null for <see cref="ChartSize.Report"/>.</param>
    /// <param name="days">The days of the fieldwork in words, for the source; null if they are not known.</param>
    public BarChart(WindowFigures figures, FacetFigures table, bool intervals, ChartSize? size = null, string? days = null)
    {
        (this.figures, this.table, this.intervals) = (figures, table, intervals);
        (this.size, this.days) = (size ?? ChartSize.Report, days);
        compared = table.Comparison is { Break: null };
        bars = ChartBar.Of(table);
    }

    private bool HasIntervals => intervals && bars.Any(bar => bar.Interval is not null);

    private string Title => $"{table.Number} {table.Title}";

    private string? Changes => compared ? figures.Comparison!.Heading : null;

    /// <summary>Returns the chart as a list of shapes and texts with their positions.</summary>
    public Drawing Draw()
    {
        var (page, shown) = size.Height is { } height ? DrawWithin(height) : (DrawInFull(), bars);
        return page.Finish(table.Facet is null ? Title : $"{Title}: {table.Facet}", InWords(shown));
    }

    private ChartPage DrawInFull()
    {
        var page = Begin(hasQuestion: true, wave: compared ? null : ChartPage.Wave(figures), shown: bars);
        if (bars.Count > 0)
            new BarRows(size, size.RowTypes[0], bars, Changes, intervals).Draw(page, spare: 0);
        List<string> notes = [.. Notes(bars)];
        if (notes.Count > 0)
            page.Notes(notes, SourceInPicture);
        return page;
    }

    // The type of the rows is as large as their height allows; a question in full is less important than its type. If the smallest type is
    // still too large, only the largest rows are drawn.
    private (ChartPage Page, IReadOnlyList<ChartBar> Shown) DrawWithin(int height)
    {
        foreach (var (hasQuestion, types) in new[] { (true, size.RowTypes.SkipLast(2)), (false, size.RowTypes) })
        {
            var page = Begin(hasQuestion, SyntheticWave, bars);
            var room = Bottom(bars) - page.Down;
            if (bars.Count == 0)
                return (End(page, null, bars), bars);
            foreach (var type in types.Where(type => BarRows.LeastHeight(size, type, bars.Count) <= room))
            {
                var rows = new BarRows(size, type, bars, Changes, intervals);
                if (rows.Height <= room)
                    return (End(page, rows, bars), bars);
            }
        }

        var smallest = size.RowTypes[^1];
        var most = Math.Max(1, bars.Count - 1);
        while (most > 1 && BarRows.LeastHeight(size, smallest, most) > height)
            most--;
        while (true)
        {
            var largest = Largest(most--);
            var page = Begin(hasQuestion: false, SyntheticWave, largest);
            var rows = new BarRows(size, smallest, largest, Changes, intervals);
            if (largest.Count == 1 || rows.Height <= Bottom(largest) - page.Down)
                return (End(page, rows, largest), largest);
        }

        double Bottom(IReadOnlyList<ChartBar> shown) =>
            height - size.Margin - ChartPage.HeightOfNotes(size, [NotesWithin(shown)], SourceInPicture);

        ChartPage End(ChartPage page, BarRows? rows, IReadOnlyList<ChartBar> shown)
        {
            var bottom = Bottom(shown);
            rows?.Draw(page, spare: Math.Min((bottom - page.Down - rows.Height) / (shown.Count + 1), size.Between * 2));
            page.Down = bottom;
            page.Notes([NotesWithin(shown)], SourceInPicture);
            return page;
        }
    }

    private string? SyntheticWave => compared || ChartPage.Wave(figures) == figures.Title ? null : ChartPage.Wave(figures);

    // The largest rows in the order of the table, at most the given number. Of rows of equal size, all are drawn or none, unless that
    // would leave much room empty: then the first of them are drawn.
    private List<ChartBar> Largest(int most)
    {
        var left = bars.Select(bar => bar.Share.Count).OrderDescending().ElementAtOrDefault(most);
        var larger = bars.Where(bar => bar.Share.Count > left).ToList();
        if (larger.Count >= most * 3 / 4.0)
            return larger;
        var equal = bars.Where(bar => bar.Share.Count == left).Take(most - larger.Count).ToHashSet();
        return [.. bars.Where(bar => bar.Share.Count > left || equal.Contains(bar))];
    }

    private ChartPage Begin(bool hasQuestion, string? wave, IReadOnlyList<ChartBar> shown)
    {
        var page = new ChartPage(size);
        if (size.HasTexts)
            page.Head(Title, table.Facet, !hasQuestion || table.Text == table.Title ? null : table.Text, wave);
        if (bars.Count == 0)
            page.Paragraph(table.NothingInWords(figures.BeforeCoding), 20 * size.HeadType, 14 * size.HeadType);
        if (bars.Count > shown.Count)
            page.Paragraph(Left(shown), 22 * size.HeadType, 13 * size.HeadType, ChartColour.Dark, heavy: true);
        if (bars.Count > 0)
            Key(page);
        return page;
    }

    private void Key(ChartPage page)
    {
        var type = size.HeadType;
        if (compared)
        {
            Entry(page, ChartPage.Wave(figures), y =>
                page.Add(new Box(size.Margin, y - (7 * type), 28 * type, 14 * type, ChartColour.Teal)));
            Entry(page, ChartPage.Wave(figures.Comparison!.Title, figures.Comparison.Kind), y =>
                page.Add(new Box(size.Margin, y - (5 * type), 28 * type, 10 * type, ChartColour.Teal, Outlined: true)));
        }

        if (HasIntervals)
            Entry(page, "95% interval", y => BarRows.Whisker(page, size.Margin, size.Margin + (28 * type), y, type));
        if (compared || HasIntervals)
            page.Down += 8 * type;
    }

    private void Entry(ChartPage page, string words, Action<double> draw)
    {
        var type = size.HeadType;
        draw(page.Down + (10 * type));
        page.Paragraph(words, 20 * type, 13 * type, ChartColour.Dark, indent: 38 * type, lines: size.TitleLines);
    }
}
