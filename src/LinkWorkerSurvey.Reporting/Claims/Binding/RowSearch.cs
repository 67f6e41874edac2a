namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Finds the rows whose labels the words of a claim fit. The number of the claim takes no part in it.</summary>
internal static class RowSearch
{
    // A row keeps this part of its score if few of its words were found, and gets the rest as they are complete.
    private const double Incomplete = 0.35;

    // One of several things in a label is better than as many words of its whole, but not as good as the whole.
    private const double OfPart = 0.6;

    private const double PairBonus = 0.5;

    // Words that stand in the text as in the label, though one of them is small: 'not feeling supported'.
    private const double RunBonus = 0.1;
    private const double RunBonusOfSmallWords = 0.2;

    // A word of the question that the text speaks of says little about a row of another table, and less than others about one of its own,
    // unless the words name the row completely.
    private const double OfQuestion = 0.5;
    private const double OfOwnQuestion = 0.7;

    /// <summary>Returns the rows that the words fit, best first.</summary>
    /// <param name="index">The figures.</param>
    /// <param name="evidence">The words.</param>
    /// <param name="tables">For each table, how likely the text speaks of it, 0 to 1.</param>
    /// <param name="isMeant">Whether a row that only the comparison wave has may be meant; null if none may.</param>
    public static List<Candidate> Find(FigureIndex index, Evidence evidence, double[] tables, Func<IndexedRow, bool>? isMeant = null)
    {
        var likeliest = tables.Length == 0 ? -1 : Array.IndexOf(tables, tables.Max());
        var asked = evidence.Stems.Keys.Where(stem => index.Asks(likeliest, stem)).ToHashSet();
        var rows = new HashSet<IndexedRow>();
        foreach (var stem in evidence.Stems.Keys)
            rows.UnionWith(index.RowsWith(stem).Where(row => !row.IsOnlyThere || isMeant?.Invoke(row) == true));
        var found = rows
            .Select(row => Score(row, evidence, tables[row.Table], IsAsked(row) ? [] : asked))
            .Where(each => each.Score > 0)
            .ToList();
        found.Sort((one, other) => other.Score.CompareTo(one.Score));
        return found;

        bool IsAsked(IndexedRow row) => row.Figures.Code == index.Tables[likeliest].Code;
    }

    private static Candidate Score(IndexedRow row, Evidence evidence, double table, HashSet<string> asked)
    {
        var isComplete = row.Weights.Keys.All(evidence.Stems.ContainsKey);
        var (matched, best, place) = (0.0, 0.0, 0);
        foreach (var (stem, weight) in row.Weights)
        {
            if (!evidence.Stems.TryGetValue(stem, out var near))
                continue;
            if (!isComplete)
                near *= (asked.Contains(stem) ? OfQuestion : 1) * (row.InQuestion.Contains(stem) ? OfOwnQuestion : 1);
            matched += weight * near;
            if (weight * near <= best)
                continue;
            (best, place) = (weight * near, evidence.Places[stem]);
        }

        var part = row.Parts.Count == 0 ? 0 : row.Parts.Max(each => Complete(row, each, evidence));
        var pairs = row.Pairs.Sum(pair => evidence.OfPair(pair) * Math.Min(row.Weights[pair.Item1], row.Weights[pair.Item2]));
        var complete = Math.Max(Math.Sqrt(matched / Math.Max(row.Total, 0.01)), OfPart * part);
        var runs = row.Runs.Sum(evidence.OfRun) * (row.IsOfSmallWords ? RunBonusOfSmallWords : RunBonus);
        var words = (matched + (PairBonus * pairs) + (matched > 0 ? runs : 0)) * (Incomplete + ((1 - Incomplete) * complete));
        return new(row, words * table, words, isComplete, place);
    }

    private static double Complete(IndexedRow row, string[] part, Evidence evidence)
    {
        var (all, matched) = (0.0, 0.0);
        foreach (var stem in part)
        {
            all += row.Weights[stem];
            matched += row.Weights[stem] * evidence.Stems.GetValueOrDefault(stem);
        }

        return all == 0 ? 0 : matched / all;
    }
}
