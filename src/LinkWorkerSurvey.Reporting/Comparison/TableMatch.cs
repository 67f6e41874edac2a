using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// Matches the question and the rows of a table with those of the comparison wave. Equal wording takes precedence over the wording matches
/// that staff stored with either wave. Each row of the comparison wave is matched at most once.
/// </summary>
internal sealed class TableMatch
{
    private readonly FacetFigures table;
    private readonly QuestionnaireDocument questionnaire;
    private readonly ComparisonWave other;
    private readonly List<ComparisonRow> left;

    public TableMatch(FacetFigures table, QuestionnaireDocument questionnaire, ComparisonWave other)
    {
        (this.table, this.questionnaire, this.other) = (table, questionnaire, other);
        Asked = questionnaire.Question(table.Code);
        var asked = other.Questionnaire.Questions;
        var worded = asked.Where(q => Wording.IsSame(q.Text, Asked.Text)).ToList();
        IsQuestionMatched = worded.Count == 0 && asked.Any(IsMatched);
        AskedThere = worded.FirstOrDefault(q => q.Code == table.Code) ?? worded.FirstOrDefault() ?? asked.FirstOrDefault(IsMatched)
            ?? (other.Questionnaire.Code == questionnaire.Code ? asked.FirstOrDefault(q => q.Code == table.Code) : null);
        IsSameQuestion = worded.Count > 0 || IsQuestionMatched;
        There = AskedThere is null ? null : TableOf(AskedThere);
        left = [.. There?.Rows ?? []];
        Rows = Matched(
        [
            .. table.Categories.Select(row => new MatchedRow(row.Key, row.Label, row.Source, row.Share, null, false)),
            .. table.Nets.Select(net => new MatchedRow(net.Key, net.Label, null, net.Share, null, false)),
        ]);
    }

    /// <summary>The question of the table.</summary>
    public Question Asked { get; }

    /// <summary>
    /// The matching question of the comparison wave. If none matches: the question with the same code in another version of this
    /// questionnaire, or null.
    /// </summary>
    public Question? AskedThere { get; }

    /// <summary>
    /// Whether <see cref="Asked"/> and <see cref="AskedThere"/> are the same question, by equal wording or by a wording match.
    /// </summary>
    public bool IsSameQuestion { get; }

    /// <summary>Whether the two questions are worded differently and staff matched them.</summary>
    public bool IsQuestionMatched { get; }

    /// <summary>The matching table of the comparison wave; null if there is none.</summary>
    public ComparisonTable? There { get; }

    /// <summary>The rows of the table, categories first, then nets.</summary>
    public IReadOnlyList<MatchedRow> Rows { get; }

    /// <summary>The rows of the comparison wave that match no row of the table.</summary>
    public IReadOnlyList<ComparisonRow> Left => left;

    /// <summary>Returns whether a row of the table is the row 'Other' of its question.</summary>
    public bool IsOther(MatchedRow row) => Asked.Other is { } last && row.Key == MatchKey.Of(questionnaire, last.Key);

    /// <summary>Returns whether a row of the comparison wave is the row 'Other' of its question.</summary>
    public bool IsOtherThere(ComparisonRow row) => AskedThere?.Other is { } last && row.Key == MatchKey.Of(other.Questionnaire, last.Key);

    /// <summary>
    /// Returns the matches that staff can choose. They concern the question, if its wording differs, and each row without an equally worded
    /// counterpart.
    /// </summary>
    public IEnumerable<MatchChoice> Choices()
    {
        if (AskedThere is null || !IsSameQuestion || IsQuestionMatched)
        {
            var questions = other
                .Questionnaire.Questions.Where(q =>
                    q.Kind == Asked.Kind
                    && TableOf(q) is not null
                    && !questionnaire.Questions.Any(here => Wording.IsSame(here.Text, q.Text)))
                .Select(ItemThere);
            yield return Choice(null, questions, IsQuestionMatched ? ItemThere(AskedThere!) : null);
        }

        if (!IsSameQuestion || There is null || Asked.Kind != AskedThere!.Kind)
            yield break;
        foreach (var row in Rows.Where(row => (row.There is null || row.IsMatched) && !IsOther(row)))
        {
            var rows = There.Rows.Where(r =>
                r.Source == row.Source
                && r.Counts is not null
                && !IsOtherThere(r)
                && !Rows.Any(found => found.There == r && !found.IsMatched));
            yield return Choice(new MatchItem(row.Key, row.Label), rows.Select(Item), row.There is null ? null : Item(row.There));
        }
    }

    private List<MatchedRow> Matched(List<MatchedRow> rows)
    {
        var named = rows.Select(row =>
                row with
                {
                    There = Take(r =>
                        r.Source is null == row.Source is null && (Wording.IsSame(r.Label, row.Label) || (IsOther(row) && IsOtherThere(r)))
                    ),
                })
            .ToList();
        return
        [
            .. named.Select(row =>
                row.There is null && Take(r => r.Source == row.Source && IsSaid(row.Key, r.Key, There!)) is { } found
                    ? row with
                    {
                        There = found,
                        IsMatched = true,
                    }
                    : row),
        ];
    }

    private ComparisonRow? Take(Func<ComparisonRow, bool> fits)
    {
        var found = left.FirstOrDefault(fits);
        if (found is not null)
            left.Remove(found);
        return found;
    }

    private bool IsMatched(Question there) =>
        there.Kind == Asked.Kind
        && TableOf(there) is { } found
        && (IsSaidHere(null, ItemThere(there).Key) || IsSaidThere(null, MatchKey.Of(questionnaire, Asked), found));

    private bool IsSaid(string here, string there, ComparisonTable found) => IsSaidHere(here, there) || IsSaidThere(there, here, found);

    private bool IsSaidHere(string? row, string there) => table.WordingMatches.Any(same => same.Row == row && same.There == there);

    private static bool IsSaidThere(string? row, string here, ComparisonTable there) =>
        there.WordingMatches.Any(same => same.Row == row && same.There == here);

    private ComparisonTable? TableOf(Question question) =>
        other.Tables.FirstOrDefault(t => t.Code == question.Code && t.Facet == table.Facet);

    private MatchItem ItemThere(Question question) => new(MatchKey.Of(other.Questionnaire, question), question.Text);

    private static MatchItem Item(ComparisonRow row) => new(row.Key, row.Label);

    private MatchChoice Choice(MatchItem? row, IEnumerable<MatchItem> offered, MatchItem? chosen) =>
        new(table, row, [.. offered], chosen, chosen is not null && !IsSaidHere(row?.Key, chosen.Key));
}
