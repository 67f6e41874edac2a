using System.Text.RegularExpressions;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

// The texts of the chart: its notes and source, and its description for people who cannot see it.
public sealed partial class BarChart
{
    private const string SyntheticRows =
        "Synthetic: the figure itself is synthetic, because no figure was published for the row, or a different one.";

    private const string Interim = "Interim: responses are still being added.";

    private string? SourceInPicture => size.HasTexts ? Source() : null;

    private IEnumerable<string> Notes(IReadOnlyList<ChartBar> shown) => size.HasTexts ? AllNotes(shown) : Warnings(shown);

    // A picture may be copied out of its document, and still says what it needs to.
    private IEnumerable<string> Warnings(IReadOnlyList<ChartBar> shown)
    {
        if (WindowNote.InShort(figures.Kind) is { } synthetic)
            yield return $"{synthetic}.";
        if (figures.Interim)
            yield return Interim;
        if (shown.Any(bar => bar.HasSyntheticFigure))
            yield return SyntheticRows;
    }

    private IEnumerable<string> AllNotes(IReadOnlyList<ChartBar> shown)
    {
        yield return string.Join(' ', table.Notes.Prepend(table.BaseInWords(figures.Of)));
        foreach (var note in Comparison())
            yield return note;
        if (intervals && bars.Count > 0)
            yield return figures.IntervalNote;
        if (shown.Any(bar => bar.HasSyntheticFigure))
            yield return SyntheticRows;
        if (figures.Note is not null)
            yield return figures.Note;
    }

    private string NotesWithin(IReadOnlyList<ChartBar> shown) =>
        size.HasTexts ? BaseAndNotesWithin(shown) : string.Join(' ', Warnings(shown));

    // A size with a fixed height has the base, and as many whole sentences of the other notes as it has lines for.
    private string BaseAndNotesWithin(IReadOnlyList<ChartBar> shown)
    {
        var said = table.BaseInWords(figures.Of);
        foreach (var sentence in NotesByImportance(shown).SelectMany(note => Sentences().Split(note)))
        {
            var longer = $"{said} {sentence}";
            if (ChartPage.LinesOfNote(size, longer) > size.NoteLines)
                break;
            said = longer;
        }

        return said;
    }

    private IEnumerable<string> NotesByImportance(IReadOnlyList<ChartBar> shown) =>
    [
        .. shown.Any(bar => bar.HasSyntheticFigure) ? [SyntheticRows] : Array.Empty<string>(),
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
            + (figures.Interim ? $" {Interim}" : "");

    // Says which rows are drawn. If rows as large as the smallest of them are left out, 'the largest' alone would be untrue.
    private string Left(IReadOnlyList<ChartBar> shown)
    {
        var smallest = shown.Min(bar => bar.Share.Count);
        var equal = bars.Count(bar => bar.Share.Count == smallest) - shown.Count(bar => bar.Share.Count == smallest);
        if (equal > 0 && bars.Max(bar => bar.Share.Count) == smallest)
            return $"{shown.Count} of {bars.Count} rows";
        var largest = $"The {shown.Count} largest of {bars.Count} rows";
        return equal == 0 ? largest : $"{largest}; {equal} as large as the smallest of these {(equal == 1 ? "is" : "are")} left out";
    }

    [GeneratedRegex(@"(?<=[.!?]) (?=\p{Lu})")]
    private static partial Regex Sentences();

    private string InWords(IReadOnlyList<ChartBar> shown)
    {
        var said = bars.Count == 0 ? table.NothingInWords(figures.BeforeCoding) : $"{string.Join("; ", shown.Select(InWords))}.";
        var beside = compared ? $" Compared with {ChartPage.Wave(figures.Comparison!.Title, figures.Comparison.Kind)}." : "";
        var left = shown.Count < bars.Count ? $" {Left(shown)}." : "";
        return string.Join(' ', [$"{ChartPage.Wave(figures)}.{beside}{left}", said, .. Notes(shown), Source(), $"{Publisher.Name}."]);
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
