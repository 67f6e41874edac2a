using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// Compares each row of a table with the matching row of the comparison wave. Adjusts the p-values of all compared rows together by Holm's
/// method.
/// </summary>
internal sealed class ComparedTable(FacetFigures table, bool beforeCoding, QuestionnaireDocument questionnaire, ComparisonWave other)
{
    private readonly TableMatch match = new(table, questionnaire, other);

    /// <summary>Returns a copy of the table with the comparison of the table and of each row.</summary>
    public FacetFigures Table()
    {
        var rows = match.Rows;
        var whole = Break();
        List<string?> breaks = [.. rows.Select(row => whole ?? Break(row))];
        var compared = Judge([
                .. rows.Select((row, i) => breaks[i] is null ? new Pair(row.Share, match.There!.Base, row.There!.Counts!.Value) : null),
            ])
            .Select((judged, i) => judged ?? new RowComparison { Break = breaks[i], Words = breaks[i]! })
            .ToList();
        var count = breaks.Count(b => b is null);
        var none = count > 0 ? null : whole ?? (rows.Count > 0 ? string.Join("; ", breaks.Distinct()) : "there are no categories yet");
        var onlyThere = match.Left.Where(row => row.Counts is not null && !match.IsOtherThere(row)).ToList();
        IReadOnlyList<string> missing = whole is null && rows.Count > 0 ? [.. onlyThere.Select(row => row.Label)] : [];
        return table with
        {
            Categories = [.. table.Categories.Zip(compared, (row, comparison) => row with { Comparison = comparison })],
            Nets = [.. table.Nets.Zip(compared.Skip(table.Categories.Count), (net, comparison) => net with { Comparison = comparison })],
            Comparison = new()
            {
                Break = none,
                Base = match.There?.Base,
                Compared = count,
                Missing = missing,
                OnlyThere = onlyThere.DistinctBy(row => row.Label)
                    .ToDictionary(row => row.Label, row => new Share(row.Counts!.Value.Low, match.There!.Base)),
                Notes = [.. Notes(none, count, rows.Count, missing)],
            },
        };
    }

    private string? Break()
    {
        if (match.AskedThere is not { } there)
            return $"no question in {other.Called} has this wording or is matched with it";
        if (!match.IsSameQuestion)
            return $"worded differently in {other.Called}";
        if (match.Asked.Kind != there.Kind)
            return $"a different kind of question in {other.Called}";
        if (match.There is null)
            return $"not coded in this way in {other.Called}";
        if (table.Base == 0)
            return "nobody answered this question";
        return match.There.Base == 0 ? $"nobody answered this question in {other.Called}" : null;
    }

    private string? Break(MatchedRow row)
    {
        if (row.There is not { } found)
        {
            if (row.Source is not { } source)
                return $"no such net in {other.Called}";
            return source switch
            {
                CategorySource.Option when IsWordedOtherwise(row) => $"worded differently in {other.Called}",
                CategorySource.Option => $"not an option in {other.Called}",
                CategorySource.Other or CategorySource.Open => $"not in the code frame of {other.Called}",
            };
        }

        if (found.Source != row.Source)
            return row.Source == CategorySource.Option ? $"not an option in {other.Called}" : $"an option in {other.Called}";
        if (found.Counts is null)
            return $"{other.Called} published no figure";
        return match.IsOther(row) && !beforeCoding ? "only answers left over after coding" : null;
    }

    // Option keys mean the same in all versions of one questionnaire, but not in different questionnaires.
    private bool IsWordedOtherwise(MatchedRow row) =>
        other.Questionnaire.Code == questionnaire.Code
        && match.Asked.Choices().FirstOrDefault(option => MatchKey.Of(questionnaire, option.Key) == row.Key) is { } here
        && match.AskedThere!.Choices().Any(option => option.Key == here.Key);

    private List<RowComparison?> Judge(List<Pair?> pairs)
    {
        var judged = table.BaseMark != BaseMark.Flagged && match.There is { Base: >= BaseMarks.FlaggedUnder };
        List<double?> raw = [.. pairs.Select(pair => judged ? pair?.LeastTelling() : null)];
        List<double?> largest =
            [.. pairs.Select(pair => judged ? pair?.LeastTelling(beforeCoding ? 0 : table.Waiting ?? 0, match.There!.Waiting) : null)];
        var (adjusted, whateverWaits) = (HolmAdjustment.Of(raw), HolmAdjustment.Of(largest));
        return
        [
            .. pairs.Select((pair, i) =>
                pair is null ? null : Comparison(pair, adjusted[i], whateverWaits[i]) with { P = raw[i], LargestP = largest[i] }),
        ];
    }

    private RowComparison Comparison(Pair pair, double? adjusted, double? whateverWaits)
    {
        var changes = pair.Changes();
        var verdict = (adjusted, whateverWaits) switch
        {
            (null, _) => ChangeVerdict.TooFew,
            ( >= RowComparison.Level, _) => ChangeVerdict.NoClearChange,
            (_, >= RowComparison.Level) => ChangeVerdict.AwaitsCoding,
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
                ChangeVerdict.NoClearChange => "no clear change",
            },
            Doubt = pair.There.Low == pair.There.High ? null : $"{pair.There.Low} or {pair.There.High} people in {other.Called}",
        };
    }

    private static string InWords(IReadOnlyList<Change> changes)
    {
        List<int> points = [.. changes.Select(change => change.WholePoints).Distinct().Order()];
        return $"{string.Join(" or ", points.Select(whole => whole == 0 ? "less than 1" : $"{whole}"))} "
            + $"{(points[^1] < 2 ? "point" : "points")}";
    }

    private IEnumerable<string> Notes(string? none, int count, int rows, IReadOnlyList<string> missing)
    {
        if (none is not null)
            yield return $"Not compared with {other.Title}: {none}.";
        else
            yield return $"Compared with {other.Title} (base: {match.There!.Base}): {count} of {rows} rows, tested together at the 5% "
                + "level (Holm). Differences in percentage points are calculated before rounding.";
        if (count > 0 && (table.BaseMark == BaseMark.Flagged || match.There!.Base < BaseMarks.FlaggedUnder))
            yield return $"No change is called clear if a base is under {BaseMarks.FlaggedUnder}.";
        else if (count > 0 && !beforeCoding && table.Waiting + match.There!.Waiting > 0)
            yield return "A change is called clear only if answers that are in no code yet cannot undo it.";
        if (none is null && match.IsQuestionMatched)
            yield return $"Asked in {other.Called} as ‘{match.AskedThere!.Text}’: staff matched the two questions.";
        if (
            count > 0
            && match.Rows.Where(row => row.IsMatched).Select(row => $"‘{row.Label}’ with ‘{row.There!.Label}’").ToList()
                is { Count: > 0 } matched)
            yield return $"Matched by staff, because the wording differs in {other.Called}: {string.Join("; ", matched)}.";
        if (missing.Count > 0)
            yield return $"In {other.Called} but not here: {string.Join("; ", missing)}.";
    }
}
