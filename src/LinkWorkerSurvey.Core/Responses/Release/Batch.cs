namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Calculates the number of pending submissions that a release takes (a threshold pool mix).</summary>
public static class Batch
{
    /// <summary>
    /// The most that one release takes, unless k is more, so that no release runs for long: what is left over is released by the next.
    /// </summary>
    public const int Limit = 10_000;

    /// <summary>
    /// A multiple of <paramref name="k"/> once at least 2k are pending, such that at least k stay behind as a reserve: who sends next can
    /// never be told from what comes out. Fewer than 2k pending: none.
    /// </summary>
    /// <param name="waiting">The pending submissions; not negative.</param>
    /// <param name="k">The fewest responses that are ever released together; positive.</param>
    public static int Size(int waiting, int k) =>
        waiting < 2 * k ? 0 : Math.Min(waiting - k - (waiting % k), Math.Max(k, Limit - (Limit % k)));
}
