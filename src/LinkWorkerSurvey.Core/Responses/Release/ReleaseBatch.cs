namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Calculates the number of pending submissions that a release takes (a threshold pool mix).</summary>
public static class ReleaseBatch
{
    /// <summary>
    /// The maximum size of a batch, unless k is larger, so that no release runs long. The next release takes what is left over.
    /// </summary>
    public const int MaxSize = 10_000;

    /// <summary>
    /// Returns the number of pending submissions to release. With fewer than 2k pending it is 0. Otherwise it is a multiple of
    /// <paramref name="k"/> that keeps at least k pending. This reserve ensures that nobody who sends next can be identified by what is
    /// released.
    /// </summary>
    /// <param name="waiting">The number of pending submissions; not negative.</param>
    /// <param name="k">The fewest responses in a batch; positive.</param>
    public static int CalculateSize(int waiting, int k) =>
        waiting < 2 * k ? 0 : Math.Min(waiting - k - (waiting % k), Math.Max(k, MaxSize - (MaxSize % k)));
}
