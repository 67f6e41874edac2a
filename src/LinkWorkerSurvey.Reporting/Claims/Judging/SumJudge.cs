using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>
/// Says whether several rows have together what a text says: 'training and workshops were named by 91% together'. A respondent in two rows
/// counts twice, as the text says it.
/// </summary>
internal sealed class SumJudge(Sentence sentence, SpokenRows spoken)
{
    /// <summary>Returns the verdict on the mention; null if its words do not list several rows of one table.</summary>
    public Verdict? Judge(Mention mention)
    {
        var before = Listed(Grouping.ClauseStart(sentence, mention.First, 0), mention.First);
        var rows = before.Count > 1 ? before : Listed(mention.To + 1, Grouping.ClauseEnd(sentence, mention.To, sentence.Count));
        if (rows.Count < 2 || rows.Exists(row => row.Table != rows[0].Table || row.Share.Base == 0))
            return null;
        var sum = new Share(Math.Min(rows.Sum(row => row.Share.Count), rows[0].Share.Base), rows[0].Share.Base);
        var ofRounded = rows.Sum(row => row.Share.Percent!.Value);
        var fits = ValueJudge.Fits(mention, sum) || (mention.Kind == ClaimKind.Percentage && mention.Number == ofRounded);
        return Verdict.Of(
            fits,
            RowWords.Figure(rows[0], sum),
            $"{string.Join(" and ", rows.Select(row => $"'{row.Label}'"))} have {RowWords.Share(sum)} together.");
    }

    private List<IndexedRow> Listed(int from, int to) => [.. spoken.List(from, to).Select(rows => rows[0]).Distinct()];
}
