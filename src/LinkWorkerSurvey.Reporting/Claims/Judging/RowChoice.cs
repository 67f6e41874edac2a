using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>
/// Chooses among the rows that the words fit. A row whose figure fits is preferred to one whose words fit a little better, but not to one
/// whose words fit much better: a figure of one row given to another is an error to be found.
/// </summary>
internal sealed class RowChoice(FigureIndex index, double[] tables)
{
    // A row is as good as the best if its score reaches this part of the best one's.
    private const double NearlyAsGood = 0.6;
    private const double NearlyAsGoodIfWeak = 0.2;

    // Words such as 'a minority' fit so many rows that they tell hardly anything of which is meant.
    private const double NearlyAsGoodIfWide = 0.9;
    private const double Wide = 12;

    // A row of another table that the words fit as well may be meant if the text does not speak of one table alone; a row of the table that
    // it speaks of needs less.
    private const double SameWords = 0.9;
    private const double MaySpeakOf = 0.5;
    private const double MaySpeakOfIfComplete = 0.45;
    private const double InTable = 0.5;

    // Words with at least this score name a row; with less, they are loose.
    public const double Strong = 0.55;

    // A row that no words fit can only be meant if the text speaks of its table.
    private const double SpokenOf = 0.95;

    // A row that has a number of the sentence already is not the one of another number whose words are not known.
    private readonly HashSet<IndexedRow> chosen = [];

    /// <summary>Chooses the row of each mention of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="sharing">The mentions of other groups that share its rows, which may tell which row is meant.</param>
    public void Choose(MentionGroup group, IReadOnlyList<Mention> sharing)
    {
        group.Bound.Clear();
        if (group.Shares is { } shared)
        {
            foreach (var mention in group.Mentions)
                group.Bound.Add((group.HasUnknownWords ? Loose([mention]) : null) ?? OfShared(mention, shared, group.IsOfSeveral));
        }
        else if (group.IsList && Spread(group) is { } rows)
        {
            group.Bound.AddRange(rows);
        }
        else if (group.IsList)
        {
            foreach (var mention in group.Mentions)
                group.Bound.Add(Single(group.Candidates, [mention], []));
        }
        else
        {
            var row = group is { IsAnswer: true, Candidates: [] } ? null : Single(group.Candidates, group.Mentions, sharing);
            group.Bound.AddRange(group.Mentions.Select(_ => row));
        }

        chosen.UnionWith(group.Bound.OfType<IndexedRow>());
    }

    // 'Workshops (23%) and networking (20%) were mentioned by around a fifth': the words must fit each of the rows.
    private static IndexedRow? OfShared(Mention mention, MentionGroup shared, bool isOfSeveral)
    {
        var rows = shared.Bound.OfType<IndexedRow>().ToList();
        for (var group = shared; isOfSeveral && group.Previous is { } previous; group = previous)
            rows.InsertRange(0, previous.Bound.OfType<IndexedRow>());
        return (isOfSeveral ? rows.Find(row => !ValueJudge.Fits(mention, row)) : rows.Find(row => ValueJudge.Fits(mention, row)))
            ?? (isOfSeveral ? null : shared.Candidates.Find(each => each.IsComplete && ValueJudge.Fits(mention, each.Row)).Row)
            ?? (rows.Count > 0 ? rows[^1] : null);
    }

    // Several numbers beside each other belong to several rows, in the order in which the words name them.
    private static List<IndexedRow?>? Spread(MentionGroup group)
    {
        var count = group.Mentions.Count;
        return group.Candidates
            .Where(each => each.IsComplete || each.Score >= NearlyAsGoodIfWeak * group.Candidates[0].Score)
            .GroupBy(each => each.Row.Table)
            .Select(table => table.Take(count).OrderBy(each => each.Place).ToList())
            .Where(named => named.Count == count)
            .MaxBy(named => named.Sum(each => each.Score))
            ?.ConvertAll(each => (IndexedRow?)each.Row);
    }

    private IndexedRow? Single(List<Candidate> candidates, IReadOnlyList<Mention> mentions, IReadOnlyList<Mention> sharing)
    {
        // Numbers decide between rows; words for a proportion fit too many.
        var exact = mentions.Where(mention => mention.Kind is ClaimKind.Percentage or ClaimKind.Count).ToList();
        var best = candidates.Count > 0 ? candidates[0].Score : 0;
        var isWide = exact.Count == 0 && mentions.All(IsWideOne);
        var isOfEach = mentions.Any(mention => mention.IsOfEach);
        var part = isOfEach ? NearlyAsGoodIfWeak : isWide ? NearlyAsGoodIfWide : best >= Strong ? NearlyAsGood : NearlyAsGoodIfWeak;
        var near = candidates.Where(each => each.Score >= part * best || IsAsLikely(each, candidates[0], isWide))
            .Select(each => each.Row).ToList();
        var found = near.Find(row => mentions.All(mention => ValueJudge.Fits(mention, row)))
            ?? near.Find(row => exact.Exists(mention => ValueJudge.Fits(mention, row)))
            ?? near.Find(row => sharing.Any(mention => !IsWideOne(mention) && ValueJudge.Fits(mention, row)));
        if (found is not null || best >= Strong)
            return found ?? near.FirstOrDefault();
        return (exact.Count > 0 || isOfEach ? Loose(mentions) ?? Loose(sharing) : null) ?? near.FirstOrDefault();
    }

    // Any row of a table that the text speaks of, if its number fits.
    private IndexedRow? Loose(IReadOnlyList<Mention> mentions) => tables.Count(table => table >= SpokenOf * tables.Max()) <= 2
        ? index.Rows.Find(row => IsSpokenOf(row, SpokenOf) && !row.IsOnlyThere && !chosen.Contains(row)
            && mentions.Any(mention => !IsWideOne(mention) && ValueJudge.Fits(mention, row)))
        : null;

    private static bool IsWideOne(Mention mention) => mention.Range is { } range && range.High - range.Low > Wide;

    // A row that the words fit as well as the best, in a table that may be meant; or one of the table that the text speaks of, if the best
    // is of another.
    private bool IsAsLikely(Candidate each, Candidate best, bool isWide) => isWide
        ? each is { IsComplete: true } && !best.IsComplete && each.Words >= best.Words && IsSpokenOf(each.Row, MaySpeakOfIfComplete)
        : ((each.Words >= SameWords * best.Words || each.Row.Label == best.Row.Label)
            && IsSpokenOf(each.Row, each.IsComplete ? MaySpeakOfIfComplete : MaySpeakOf))
        || (each.Score >= InTable * best.Score && IsSpokenOf(each.Row, SpokenOf) && !IsSpokenOf(best.Row, SpokenOf));

    private bool IsSpokenOf(IndexedRow row, double part) => tables[row.Table] >= part * tables.Max();
}
