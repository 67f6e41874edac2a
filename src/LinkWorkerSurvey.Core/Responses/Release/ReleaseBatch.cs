namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Calculates how many pending submissions a release moves into the results (a threshold pool mix).</summary>
public static class ReleaseBatch
{
    /// <summary>
    /// The maximum number of responses in a batch, so that no release takes long; the next release takes the rest. If k, the fewest
    /// responses in a batch, is larger, k is the maximum. The last release of a survey window can be larger.
    /// </summary>
    public const int MaxSize = 10_000;

    /// <summary>
    /// Returns the number of pending submissions to release. With fewer than 2k pending, it is 0. Otherwise it is the largest multiple of
    /// <paramref name="k"/> that leaves at least k pending and does not exceed the maximum (<see cref="MaxSize"/>, or k if that is larger).
    /// The submissions left behind are mixed with later ones, so that the next respondent cannot be identified by the next batch.
    /// </summary>
    /// <param name="waiting">The number of pending submissions; not negative.</param>
    /// <param name="k">The fewest responses in a batch; positive.</param>
    public static int CalculateSize(int waiting, int k) =>
        waiting < 2 * k ? 0 : Math.Min(waiting - k - (waiting % k), Math.Max(k, MaxSize - (MaxSize % k)));
}
