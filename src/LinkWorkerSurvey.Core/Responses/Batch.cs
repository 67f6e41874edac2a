namespace LinkWorkerSurvey.Core.Responses;

/// <summary>How many of the waiting sheets a release takes.</summary>
public static class Batch
{
    /// <summary>
    /// A multiple of <paramref name="k"/> once at least 2k wait, such that k to 2k-1 stay behind as a reserve: who sends next can never be told from what
    /// comes out. Fewer than 2k waiting: none.
    /// </summary>
    /// <param name="waiting">The sheets that wait; not negative.</param>
    /// <param name="k">The fewest responses that are ever released together; positive.</param>
    public static int Size(int waiting, int k) => waiting < 2 * k ? 0 : waiting - k - (waiting % k);
}
