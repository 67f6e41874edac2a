using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>Draws the number of forms sent through all links on each day as a column chart.</summary>
/// <param name="figures">The survey window's figures, which supply the title and the note of the window.</param>
/// <param name="activity">The numbers of forms by day.</param>
public sealed class DayChart(WindowFigures figures, WindowActivity activity)
{
    private const string Title = "Received by day";
    private const double Height = 220;
    private const double Size = 12;
    private const double WidestColumn = 48;
    private const string Nothing = "Days are not shown: too few forms were sent through the links of this survey, or none.";

    private static readonly double Left = ChartSize.Report.Margin + 40;
    private static readonly double Right = ChartSize.Report.Right;

    private readonly IReadOnlyList<(DateOnly Day, int Received)> days = activity.ByDay;

    /// <summary>Returns the chart as a list of shapes and texts with their positions.</summary>
    public Drawing Draw()
    {
        var page = new ChartPage(ChartSize.Report);
        page.Head(Title, null, days.Count == 0 ? null : Span(), ChartPage.Wave(figures));
        if (days.Count == 0)
            page.Paragraph(Nothing, 20, 14);
        else
            Columns(page);
        page.Notes(Notes(), $"Source: {figures.Title}.");
        return page.Finish($"{Title}, {figures.Title}", InWords());
    }

    private void Columns(ChartPage page)
    {
        var step = Step(days.Max(day => day.Received));
        var steps = Math.Max(1, (days.Max(day => day.Received) + step - 1) / step);
        page.Down += 14;
        var bottom = page.Down + Height;
        double Y(int received) => bottom - (Height * received / (step * steps));

        for (var line = 0; line <= steps; line++)
        {
            page.Add(
                new LineElement(Left, Y(line * step), Right, Y(line * step), line == 0 ? ChartColour.Soft : ChartColour.Faint));
            var number = (line * step).ToString(CultureInfo.InvariantCulture);
            page.Say(number, Left - 8, Y(line * step), Size, ChartColour.Soft, anchor: TextAnchor.End);
        }

        var slot = (Right - Left) / days.Count;
        var width = Math.Min(WidestColumn, slot * 0.8);
        var named = days.Max(day => ChartFont.Width(Short(day.Day), Size, heavy: false)) + 14;
        var every = (int)Math.Ceiling(named / slot);
        var numbered = days.Max(day => ChartFont.Width($"{day.Received}", Size, heavy: true)) + 4 <= slot;
        foreach (var (place, (day, received)) in days.Index())
        {
            var middle = Left + ((place + 0.5) * slot);
            page.Add(new Box(middle - (width / 2), Y(received), width, bottom - Y(received), ChartColour.Teal));
            if (numbered && received > 0)
                page.Say($"{received}", middle, Y(received) - 9, Size, heavy: true, anchor: TextAnchor.Middle);
            if (place % every == 0)
                page.Say(
                    Short(day), Math.Min(middle, Right - (named / 2)), bottom + 14, Size, ChartColour.Soft,
                    anchor: TextAnchor.Middle);
        }

        page.Down = bottom + 24;
    }

    // Returns the smallest step of 1, 2 or 5 times a power of ten that gives at most five steps.
    private static int Step(int most)
    {
        var unit = 1;
        while (true)
        {
            foreach (var step in new[] { unit, 2 * unit, 5 * unit })
            {
                if (step * 5 >= most)
                    return step;
            }

            unit *= 10;
        }
    }

    private string Span() =>
        UkTime.DayInWords(days[0].Day) + (days.Count == 1 ? "" : $" to {UkTime.DayInWords(days[^1].Day)}")
            + $": {days.Sum(day => day.Received)} forms";

    private static string Short(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private IEnumerable<string> Notes()
    {
        yield return "All links together, counted separately from the answers and some seconds late.";
        if (figures.Note is not null)
            yield return figures.Note;
    }

    private string InWords()
    {
        var said =
            days.Count == 0
                ? Nothing
                : $"{Span()}. {string.Join("; ", days.Select(day => $"{UkTime.DayInWords(day.Day)} {day.Received}"))}.";
        return string.Join(' ', [$"{ChartPage.Wave(figures)}.", said, .. Notes(), $"Source: {figures.Title}.", $"{Publisher.Name}."]);
    }
}
