namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Chooses the bases of shares that are known only within limits. The choice makes the shares as similar as they can be (the smallest
/// chi-square), so that a p-value of the chi-square distribution is the largest over all possible bases. A p-value that is exact or of
/// random tables need not be.
/// </summary>
internal static class LeastTellingBases
{
    /// <summary>
    /// Returns the shares of one item in several columns of different people, with the bases that give the smallest chi-square.
    /// </summary>
    /// <param name="columns">The respondents who chose the item, by column, as a share of the column's possible bases.</param>
    /// <param name="all">The possible sums of the bases.</param>
    /// <remarks>
    /// For a given sum of the bases, X-squared depends on the bases only through the sum of squared count / base. Each term is convex in
    /// its base, so adding respondents one at a time, to the column where the sum falls most, gives the smallest sum for every total on the
    /// way.
    /// </remarks>
    public static IReadOnlyList<Share> Of(IReadOnlyList<PossibleShare> columns, PossibleCounts all)
    {
        int[] bases = [.. columns.Select(column => column.Base.Low)];
        var (chosen, total) = (columns.Sum(column => (double)column.Count), bases.Sum());
        var (best, least) = ((int[])[.. bases], double.PositiveInfinity);
        while (true)
        {
            if (total >= all.Low && XSquared() is var found && found < least)
                (best, least) = ([.. bases], found);
            var next = -1;
            for (var column = 0; column < bases.Length; column++)
            {
                if (bases[column] < columns[column].Base.High && (next < 0 || Gain(column) > Gain(next)))
                    next = column;
            }

            if (total >= all.High || next < 0)
                return [.. columns.Zip(best, (column, outOf) => new Share(column.Count, outOf))];
            bases[next]++;
            total++;
        }

        double Term(int column, int outOf) => columns[column].Count is var count && count == 0 ? 0 : (double)count * count / outOf;

        double Gain(int column) => Term(column, bases[column]) - Term(column, bases[column] + 1);

        // If everybody may have chosen the item, its shares may all be 1, and there is nothing to test.
        double XSquared() => chosen == 0 || chosen == total
            ? 0
            : (Enumerable.Range(0, bases.Length).Sum(c => Term(c, bases[c])) - (chosen * chosen / total))
                * total * total / (chosen * (total - chosen));
    }

    /// <summary>
    /// Returns the shares of one category among the respondents in another category and among those outside it, with the bases that give
    /// the smallest chi-square. Null if the two categories may be associated in either direction.
    /// </summary>
    /// <param name="both">The number of respondents in both categories.</param>
    /// <param name="row">The possible numbers of respondents in the first category.</param>
    /// <param name="column">The possible numbers of respondents in the second category.</param>
    /// <param name="all">The possible numbers of all respondents.</param>
    /// <remarks>
    /// If more respondents are in both categories than independence would give, X-squared falls as either category grows and as the number
    /// of all respondents shrinks; if fewer are, it is the other way round. So one corner of the limits has the smallest X-squared.
    /// </remarks>
    public static IReadOnlyList<Share>? Of(int both, PossibleCounts row, PossibleCounts column, PossibleCounts all)
    {
        if ((long)both * all.Low >= (long)row.High * column.High)
            return Shares(row.High, column.High, all.Low);
        if ((long)both * all.High <= (long)row.Low * column.Low)
            return Shares(row.Low, column.Low, all.High);
        return null;

        IReadOnlyList<Share> Shares(int ofRow, int ofColumn, int ofAll) =>
            [new(both, ofColumn), new(ofRow - both, ofAll - ofColumn)];
    }
}
