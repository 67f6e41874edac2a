using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>Finds the rows of a table in another wave and judges their changes together.</summary>
internal sealed class ComparedTable(FacetFigures table, bool beforeCoding, QuestionnaireDocument questionnaire, OtherWave other)
{
    private const double Level = 0.05;

    private readonly Question asked = questionnaire.Question(table.Code);
    private readonly Question? askedThere = other.Questionnaire.Questions.FirstOrDefault(q => q.Code == table.Code);
    private readonly OtherTable? there = other.Tables.FirstOrDefault(t => t.Code == table.Code && t.Facet == table.Facet);

    /// <summary>The table with its comparison.</summary>
    public FacetFigures Table()
    {
        List<Row> rows = [.. table.Categories.Select(row => new Row(row.Label, row.Source, row.Share)), .. table.Nets.Select(net => new Row(net.Label, null, net.Share))];
        var whole = Break();
        List<string?> breaks = [.. rows.Select(row => whole ?? Break(row))];
        var compared = Judge([.. rows.Select((row, i) => breaks[i] is null ? Pair(row) : null)])
            .Select((judged, i) => judged ?? new RowComparison { Break = breaks[i], Words = breaks[i]! })
            .ToList();
        var count = breaks.Count(b => b is null);
        var none = count > 0 ? null : whole ?? (rows.Count > 0 ? string.Join("; ", breaks.Distinct()) : "there are no categories yet");
        IReadOnlyList<string> missing = whole is null && rows.Count > 0 ? [.. Missing(rows)] : [];
        return table with
        {
            Categories = [.. table.Categories.Zip(compared, (row, comparison) => row with { Comparison = comparison })],
            Nets = [.. table.Nets.Zip(compared.Skip(table.Categories.Count), (net, comparison) => net with { Comparison = comparison })],
            Comparison = new() { Break = none, Base = there?.Base, Compared = count, Missing = missing, Notes = [.. Notes(none, count, rows.Count, missing)] },
        };
    }

    private string? Break()
    {
        if (askedThere is null)
            return $"not asked in {other.Called}";
        if (!Same(asked.Text, askedThere.Text))
            return $"worded otherwise in {other.Called}";
        if (asked.Kind != askedThere.Kind)
            return $"answered in another way in {other.Called}";
        if (there is null)
            return $"not coded so in {other.Called}";
        return table.Base == 0 || there.Base == 0 ? "nobody to compare" : null;
    }

    private string? Break(Row row)
    {
        if (Find(row) is not { } found)
        {
            return row.Source switch
            {
                null => $"no such net in {other.Called}",
                CategorySource.Option when IsWordedOtherwise(row) => $"worded otherwise in {other.Called}",
                CategorySource.Option => $"no option in {other.Called}",
                _ => $"not in the frame of {other.Called}",
            };
        }

        if (found.Source != row.Source)
            return row.Source == CategorySource.Option ? $"no option in {other.Called}" : $"an option in {other.Called}";
        if (found.Counts is null)
            return $"{other.Called} published no figure";
        return IsOther(row.Label) && !beforeCoding ? "only what coding left over" : null;
    }

    private OtherRow? Find(Row row) => there?.Rows.FirstOrDefault(r => r.Source is null == row.Source is null && Same(r.Label, row.Label));

    private bool IsWordedOtherwise(Row row) =>
        asked.Choices().FirstOrDefault(option => option.Label == row.Label) is { } here && askedThere!.Choices().Any(option => option.Key == here.Key);

    private bool IsOther(string label) => asked.Other is { } last && Same(last.Label, label);

    private Pair Pair(Row row) => new(row.Share, there!.Base, Find(row)!.Counts!.Value);

    private List<RowComparison?> Judge(List<Pair?> pairs)
    {
        var judged = table.BaseMark != BaseMark.Flagged && there is { Base: >= BaseMarks.FlaggedUnder };
        var counted = HolmAdjustment.Of([.. pairs.Select(pair => judged ? pair?.LeastTelling() : null)]);
        var whateverWaits = HolmAdjustment.Of([.. pairs.Select(pair => judged ? pair?.LeastTelling(beforeCoding ? 0 : table.Waiting, there!.Waiting) : null)]);
        return [.. pairs.Select((pair, i) => pair is null ? null : Comparison(pair, counted[i], whateverWaits[i]))];
    }

    private RowComparison Comparison(Pair pair, double? adjusted, double? whateverWaits)
    {
        var changes = pair.Changes();
        var verdict = (adjusted, whateverWaits) switch
        {
            (null, _) => ChangeVerdict.TooFew,
            ( >= Level, _) => ChangeVerdict.NoClearChange,
            (_, >= Level) => ChangeVerdict.AwaitsCoding,
            _ => changes[0].Points > 0 ? ChangeVerdict.Higher : ChangeVerdict.Lower,
        };
        return new()
        {
            Verdict = verdict,
            AdjustedP = adjusted,
            Changes = changes,
            Words = verdict switch
            {
                ChangeVerdict.Higher => $"{InWords(changes)} higher",
                ChangeVerdict.Lower => $"{InWords(changes)} lower",
                ChangeVerdict.AwaitsCoding => "not all coded yet",
                ChangeVerdict.TooFew => "too few to tell",
                _ => "no clear change",
            },
            Doubt = pair.There.Low == pair.There.High ? null : $"{pair.There.Low} or {pair.There.High} people in {other.Called}",
        };
    }

    private static string InWords(IReadOnlyList<Change> changes)
    {
        List<int> points = [.. changes.Select(change => change.WholePoints).Distinct().Order()];
        return $"{string.Join(" or ", points.Select(whole => whole == 0 ? "less than 1" : $"{whole}"))} {(points[^1] < 2 ? "point" : "points")}";
    }

    private IEnumerable<string> Missing(List<Row> rows) =>
        there!.Rows.Where(row => row.Counts is not null && !IsOther(row.Label) && !rows.Any(r => r.Source is null == row.Source is null && Same(r.Label, row.Label))).Select(row => row.Label);

    private IEnumerable<string> Notes(string? none, int count, int rows, IReadOnlyList<string> missing)
    {
        if (none is not null)
            yield return $"Not compared with {other.Title}: {none}.";
        else
            yield return $"Compared with {other.Title} (base: {there!.Base}): {count} of {rows} rows, judged together at 5% (Holm); points are of shares before rounding.";
        if (count > 0 && (table.BaseMark == BaseMark.Flagged || there!.Base < BaseMarks.FlaggedUnder))
            yield return $"With a base under {BaseMarks.FlaggedUnder} no change is called clear.";
        else if (count > 0 && !beforeCoding && table.Waiting + there!.Waiting > 0)
            yield return "A change is called clear only if no answer that waits to be coded can undo it.";
        if (missing.Count > 0)
            yield return $"In {other.Called} and not here: {string.Join("; ", missing)}.";
    }

    private static bool Same(string one, string another) => Words(one).SequenceEqual(Words(another));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string Label, CategorySource? Source, Share Share);
}
