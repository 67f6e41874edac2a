using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Finds the row that 'the former' or 'the latter' stands for.</summary>
internal static class FormerAndLatter
{
    /// <summary>Returns the row if such a word stands in the clause of a group; null if none does, or if it stands for nothing.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="group">The group.</param>
    /// <param name="rows">The rows that were spoken of before the group, in their order.</param>
    public static IndexedRow? Find(Sentence sentence, MentionGroup group, IReadOnlyList<IndexedRow> rows)
    {
        if (rows.Count < 2)
            return null;
        for (var at = group.First - 1; at >= Math.Max(0, group.First - Evidence.Reach) && !Clauses.IsStrong(sentence, at); at--)
        {
            if (sentence.Is(at, "former") && sentence.Is(at - 1, "the"))
                return rows[^2];
            if (sentence.Is(at, "latter") && sentence.Is(at - 1, "the"))
                return rows[^1];
        }

        return null;
    }
}
