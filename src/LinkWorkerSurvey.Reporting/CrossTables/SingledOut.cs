namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Finds out whether the rows of coded texts single out few of their authors. Coders know which texts are in which row. If two rows differ
/// by one text, for example, the difference of two cells is the other answer of its author. Looked for are pairs of rows, and what
/// Gauss-Jordan elimination makes of all rows: every single group of texts with the same codes that sums and differences of rows make up is
/// found, but not every union of such groups (decision 16 in <c>docs/decisions</c>).
/// </summary>
internal static class SingledOut
{
    // A prime: in the remainders of division by it, every number but 0 has an inverse. Two products of remainders fit into a long.
    private const long Prime = 2_147_483_647;

    /// <summary>
    /// Returns whether sums and differences of rows are known to be about at least 1 and fewer than <see cref="Suppression.SmallestBase"/>
    /// people only.
    /// </summary>
    /// <param name="groups">The people whose texts are in the same rows: their rows and their number, for each set of rows.</param>
    /// <param name="rows">The rows, by number.</param>
    /// <param name="cancel">Cancels the search.</param>
    public static bool IsAnyFew(
        IReadOnlyList<(IReadOnlySet<int> Rows, int People)> groups, IReadOnlyCollection<int> rows, CancellationToken cancel = default)
    {
        List<long[]> given = [.. rows.Select(row => groups.Select(group => group.Rows.Contains(row) ? 1L : 0L).ToArray())];
        foreach (var (place, row) in given.Index())
        {
            cancel.ThrowIfCancellationRequested();
            if (given.Take(place).Any(other => IsFew(group => row[group] != other[group])))
                return true;
        }

        // Rows can make up one group alone only if one of the reduced rows is that group alone.
        List<long[]> reduced = [];
        foreach (var row in given)
        {
            cancel.ThrowIfCancellationRequested();
            long[] next = [.. row];
            foreach (var done in reduced)
                Subtract(next, done, next[Lead(done)]);
            if (Lead(next) is not (>= 0 and var lead))
                continue;
            Multiply(next, Inverse(next[lead]));
            foreach (var done in reduced)
                Subtract(done, next, done[lead]);
            reduced.Add(next);
        }

        return reduced.Exists(row => IsFew(group => row[group] != 0));

        bool IsFew(Func<int, bool> isIn) =>
            groups.Where((_, group) => isIn(group)).Sum(group => group.People) is > 0 and < Suppression.SmallestBase;
    }

    private static int Lead(long[] row) => Array.FindIndex(row, number => number != 0);

    private static void Subtract(long[] from, long[] row, long times)
    {
        if (times == 0)
            return;
        for (var i = 0; i < row.Length; i++)
            from[i] = (from[i] + ((Prime - times) * row[i])) % Prime;
    }

    private static void Multiply(long[] row, long times)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = row[i] * times % Prime;
    }

    // Fermat's little theorem.
    private static long Inverse(long number)
    {
        var (inverse, power) = (1L, number);
        for (var left = Prime - 2; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                inverse = inverse * power % Prime;
            power = power * power % Prime;
        }

        return inverse;
    }
}
