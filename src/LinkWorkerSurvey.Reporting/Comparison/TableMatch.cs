using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// Finds a table's question and rows in another wave: those of the same words first, then those that staff matched, in either wave, under
/// another name. A row there is found for one row here.
/// </summary>
internal sealed class TableMatch
{
    private readonly FacetFigures table;
    private readonly QuestionnaireDocument questionnaire;
    private readonly OtherWave other;
    private readonly List<OtherRow> left;

    public TableMatch(FacetFigures table, QuestionnaireDocument questionnaire, OtherWave other)
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

    /// <summary>The question here.</summary>
    public Question Asked { get; }

    /// <summary>The question there: the same, or one of the same code in another version; null when there is none.</summary>
    public Question? AskedThere { get; }

    /// <summary>Whether that is the same question, in the same words or matched.</summary>
    public bool IsSameQuestion { get; }

    /// <summary>Whether it has other words there, and staff say that it is the same.</summary>
    public bool IsQuestionMatched { get; }

    /// <summary>The table there; null when there is none.</summary>
    public OtherTable? There { get; }

    /// <summary>The rows here, categories and then nets.</summary>
    public IReadOnlyList<MatchedRow> Rows { get; }

    /// <summary>The rows there that were found for none here.</summary>
    public IReadOnlyList<OtherRow> Left => left;

    /// <summary>Whether a row is what was ticked or written beside 'Other'.</summary>
    public bool IsOther(MatchedRow row) => Asked.Other is { } last && row.Key == MatchKey.Of(questionnaire, last.Key);

    /// <summary>The same of a row there.</summary>
    public bool IsOtherThere(OtherRow row) => AskedThere?.Other is { } last && row.Key == MatchKey.Of(other.Questionnaire, last.Key);

    /// <summary>
    /// What staff can match, or have: the question if it has other words there, and each row that has another name there or none.
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

    private OtherRow? Take(Func<OtherRow, bool> fits)
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

    private bool IsSaid(string here, string there, OtherTable found) => IsSaidHere(here, there) || IsSaidThere(there, here, found);

    private bool IsSaidHere(string? row, string there) => table.SameAs.Any(same => same.Row == row && same.There == there);

    private static bool IsSaidThere(string? row, string here, OtherTable there) =>
        there.SameAs.Any(same => same.Row == row && same.There == here);

    private OtherTable? TableOf(Question question) => other.Tables.FirstOrDefault(t => t.Code == question.Code && t.Facet == table.Facet);

    private MatchItem ItemThere(Question question) => new(MatchKey.Of(other.Questionnaire, question), question.Text);

    private static MatchItem Item(OtherRow row) => new(row.Key, row.Label);

    private MatchChoice Choice(MatchItem? row, IEnumerable<MatchItem> offered, MatchItem? chosen) =>
        new(table, row, [.. offered], chosen, chosen is not null && !IsSaidHere(row?.Key, chosen.Key));
}
