using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

// The texts of the chart: its notes, and its description for people who cannot see it.
public sealed partial class BarChart
{
    private IEnumerable<string> Notes()
    {
        yield return string.Join(' ', table.Notes.Prepend(table.BaseInWords(figures.Of)));
        foreach (var note in table.Comparison?.Notes ?? [])
            yield return note;
        if (figures.Comparison is { Break: { } reason })
            yield return $"Not compared with {figures.Comparison.Title}. {reason}";
        foreach (var note in compared ? figures.Comparison!.Notes : [])
            yield return note;
        if (intervals && bars.Count > 0)
            yield return figures.IntervalNote;
        if (table.Categories.Any(row => row.Figure == FigureOrigin.Synthetic))
            yield return "Synthetic: the figure itself is synthetic, because no figure was published for the row, or a different one.";
        if (figures.Note is not null)
            yield return figures.Note;
    }

    private string InWords()
    {
        var said = bars.Count == 0 ? table.NothingInWords(figures.BeforeCoding) : $"{string.Join("; ", bars.Select(InWords))}.";
        var beside = compared ? $" Compared with {ChartPage.Wave(figures.Comparison!.Title, figures.Comparison.Kind)}." : "";
        return string.Join(' ', [$"{ChartPage.Wave(figures)}.{beside}", said, .. Notes()]);
    }

    private string InWords(Bar bar)
    {
        List<string> parts = [$"{bar.Label} {bar.Share.InWords}"];
        if (bar.Tags is not null)
            parts[0] += $" ({bar.Tags})";
        if (intervals && bar.Interval is { } interval)
            parts.Add($"95% interval {interval.InPercent}");
        if (Other(bar) is { } other)
            parts.Add($"{other.InWords} in {figures.Comparison!.Called}");
        if (compared)
            parts.AddRange(ChangeInWords(bar.Comparison!));
        return string.Join(", ", parts);
    }
}
