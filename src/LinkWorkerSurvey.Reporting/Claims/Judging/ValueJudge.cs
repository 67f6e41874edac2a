using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether a percentage, a proportion or a count is that of a row.</summary>
internal static class ValueJudge
{
    // A hedged number of people may be this part of the base away.
    private const double AroundOfBase = 0.02;

    /// <summary>Returns whether the mention fits the row.</summary>
    public static bool Fits(Mention mention, IndexedRow row) => Shares(mention, row).Any(share => Fits(mention, share));

    /// <summary>Returns the verdict on a mention that is about the row.</summary>
    public static Verdict Judge(Mention mention, IndexedRow row)
    {
        var shares = Shares(mention, row).ToList();
        if (shares.Count == 0)
        {
            var whose = mention.IsOfOtherWave ? "The comparison wave has" : "There is";
            return Verdict.Unbound($"{whose} no figure for {RowWords.Name(row)}.");
        }

        var fitting = shares.Where(share => Fits(mention, share)).ToList();
        var share = fitting.Count > 0 ? fitting[0] : shares[0];
        var who = mention.IsNegated ? " without it" : "";
        var when = mention.IsOfOtherWave ? " in the comparison wave" : "";
        var figure = $"{RowWords.Share(share)}{who}{when}";
        return Verdict.Of(
            fitting.Count > 0,
            RowWords.Figure(row, share),
            fitting.Count > 0 ? $"{RowWords.Name(row)} has {figure}."
                : $"{RowWords.Name(row)} has {figure}, which these words do not fit.");
    }

    // The shares that the mention may mean: of all or of those who answered, of the others if it says so, of the other wave.
    private static IEnumerable<Share> Shares(Mention mention, IndexedRow row)
    {
        List<Share> shares = [];
        if (!mention.IsOfOtherWave && !row.IsOnlyThere)
        {
            if (mention.IsOfAnswered && row.Share.Count <= row.Figures.Answered && row.Figures.Answered > 0)
                shares.Add(new Share(row.Share.Count, row.Figures.Answered));
            shares.Add(row.Share);
        }

        if (mention.IsOfOtherWave || mention.MayBeOfOtherWave)
            shares.AddRange(row.Others);
        return mention.IsNegated ? shares.Select(share => new Share(share.Base - share.Count, share.Base)) : shares;
    }

    /// <summary>Returns whether the mention fits the share.</summary>
    public static bool Fits(Mention mention, Share share) => mention.Kind switch
    {
        ClaimKind.Percentage => share.Percent is { } percent && FitsPercent(mention, share, percent),
        ClaimKind.Count => FitsCount(mention, share),
        ClaimKind.Proportion => mention.Range!.Value.Fits(share),
        ClaimKind.Base or ClaimKind.Comparison or ClaimKind.Change => false,
    };

    private static bool FitsPercent(Mention mention, Share share, int percent)
    {
        if (mention.Range is { } range)
            return range.Fits(share);
        if (mention.Hedge != Hedge.None)
            return ShareRange.Of(mention.Number, mention.Hedge).Fits(share);
        if (mention.Number == percent)
            return true;
        return mention.Decimals > 0
            && Math.Abs((100.0 * share.Count / share.Base) - mention.Number) <= 0.5 * Math.Pow(10, -mention.Decimals) + 1e-9;
    }

    private static bool FitsCount(Mention mention, Share share)
    {
        if (mention.Of is { } of && of != share.Base)
            return false;
        return mention.Hedge == Hedge.None || share.Base == 0
            ? mention.Number == share.Count
            : mention.Hedge == Hedge.Around
                ? Math.Abs(mention.Number - share.Count) <= Math.Max(1, AroundOfBase * share.Base)
                : ShareRange.Of(Math.Min(100, 100 * mention.Number / share.Base), mention.Hedge).Fits(share);
    }
}
