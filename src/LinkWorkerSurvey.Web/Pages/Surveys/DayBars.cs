using System.Globalization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// The layout of a bar chart of the forms received on each day, from the first day of the survey to its last. Horizontal positions are
/// percentages, so that the chart fits every screen.
/// </summary>
public sealed class DayBars
{
    /// <summary>The vertical position of the highest grid line, in pixels.</summary>
    public const int Top = 8;

    /// <summary>The vertical position of the baseline, in pixels.</summary>
    public const int Bottom = 158;

    private const double BarShare = 0.76;

    private readonly int days;
    private readonly int highest;

    /// <param name="counts">The number of forms on each day, in order; not empty.</param>
    /// <param name="window">The survey window.</param>
    /// <param name="today">The current day in UK time.</param>
    public DayBars(IReadOnlyList<(DateOnly Day, int Received)> counts, SurveyWindow window, DateOnly today)
    {
        var (opens, closes) = (UkTime.DayOf(window.OpensAt), UkTime.DayOf(UkTime.ShownEnd(window.EndsAt)));
        First = opens < counts[0].Day ? opens : counts[0].Day;
        Last = closes > counts[^1].Day ? closes : counts[^1].Day;
        days = Last.DayNumber - First.DayNumber + 1;
        var step = StepFor(counts.Max(day => day.Received));
        Lines = [.. Enumerable.Range(0, (counts.Max(day => day.Received) + step - 1) / step + 1).Select(line => line * step)];
        highest = Math.Max(1, Lines[^1]);
        Bars = [.. counts.Where(day => day.Received > 0).Select(day => new Bar(day.Day, day.Received, X(day.Day), Y(day.Received)))];
        ToCome = today < Last && today >= First ? (X(today.AddDays(1)), Percent((double)(Last.DayNumber - today.DayNumber) / days)) : null;
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The numbers at the grid lines, from 0 upwards.</summary>
    public IReadOnlyList<int> Lines { get; }

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The width of a bar.</summary>
    public string BarWidth => Percent(BarShare / days);

    /// <summary>The position from which days are still to come, and their width; null if none are.</summary>
    public (string Left, string Width)? ToCome { get; }

    /// <summary>Returns the vertical position of a number, in pixels.</summary>
    public int Y(int number) => Bottom - (int)((long)(Bottom - Top) * number / highest);

    private string X(DateOnly day) => Percent((double)(day.DayNumber - First.DayNumber) / days);

    // The grid lines stand at a round number (1, 2 or 5 times a power of 10), and there are at most 5 of them above the baseline.
    private static int StepFor(int most)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (most <= 5 * step)
                    return step;
            }
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>The bar of one day, with its left edge in percent and its upper edge in pixels.</summary>
    public sealed record Bar(DateOnly Day, int Received, string Left, int Upper);
}
