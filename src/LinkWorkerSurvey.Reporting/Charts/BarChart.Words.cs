using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

// The texts of the chart: its notes and source, and its description for people who cannot see it.
public sealed partial class BarChart
{
    private const string SyntheticRows =
        "Synthetic: the figure itself is synthetic, because no figure was published for the row, or a different one.";

    private bool HasSyntheticRows => table.Categories.Any(row => row.Figure == FigureOrigin.Synthetic);

    private IEnumerable<string> Notes()
    {
        yield return string.Join(' ', table.Notes.Prepend(table.BaseInWords(figures.Of)));
        foreach (var note in Comparison())
            yield return note;
        if (intervals && bars.Count > 0)
            yield return figures.IntervalNote;
        if (HasSyntheticRows)
            yield return SyntheticRows;
        if (figures.Note is not null)
            yield return figures.Note;
    }

    // A size with a fixed height shows as many of these as it has lines for.
    private IEnumerable<string> NotesByImportance() =>
    [
        table.BaseInWords(figures.Of),
        .. HasSyntheticRows ? [SyntheticRows] : Array.Empty<string>(),
        .. table.Notes,
        .. figures.Note is null ? Array.Empty<string>() : [figures.Note],
        .. intervals && bars.Count > 0 ? [figures.IntervalNote] : Array.Empty<string>(),
        .. Comparison(),
    ];

    private IEnumerable<string> Comparison() =>
    [
        .. table.Comparison?.Notes ?? [],
        .. figures.Comparison is { Break: { } reason, Title: var wave }
            ? [$"Not compared with {wave}. {reason}"]
            : Array.Empty<string>(),
        .. compared ? figures.Comparison!.Notes : [],
    ];

    private string Source() =>
        $"Source: {figures.Title}{(days is null ? "" : $", {days}")}; base: {table.Base} "
            + $"{(figures.Of == PercentageBase.Mentions ? "mentions" : "respondents")}."
            + (figures.Interim ? " Interim: responses are still being added." : "");

    private string Left(int shown) => bars.Count(bar => bar.Share.Count == bars.Max(one => one.Share.Count)) > shown
        ? $"{shown} of {bars.Count} rows"
        : $"The {shown} largest of {bars.Count} rows";

    private string InWords(IReadOnlyList<ChartBar> shown)
    {
        var said = bars.Count == 0 ? table.NothingInWords(figures.BeforeCoding) : $"{string.Join("; ", shown.Select(InWords))}.";
        var beside = compared ? $" Compared with {ChartPage.Wave(figures.Comparison!.Title, figures.Comparison.Kind)}." : "";
        var left = shown.Count < bars.Count ? $" {Left(shown.Count)}." : "";
        return string.Join(' ', [$"{ChartPage.Wave(figures)}.{beside}{left}", said, .. Notes(), Source(), $"{Publisher.Name}."]);
    }

    private string InWords(ChartBar bar)
    {
        List<string> parts = [$"{bar.Label} {bar.Share.InWords}"];
        if (bar.Tags is not null)
            parts[0] += $" ({bar.Tags})";
        if (intervals && bar.Interval is { } interval)
            parts.Add($"95% interval {interval.InPercent}");
        if (bar.Other is { } other)
            parts.Add($"{other.InWords} in {figures.Comparison!.Called}");
        if (compared)
            parts.AddRange(bar.ChangeInWords(intervals));
        return string.Join(", ", parts);
    }
}
