namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Lists the first keys of PostgreSQL's advisory locks. The second key is the window, or 0 for all windows.</summary>
internal static class WindowLock
{
    /// <summary>
    /// The lock on accepting. It is held shared while a submission is accepted (by <c>accept_sheet</c> in the database), and exclusive
    /// during a release after the window's end.
    /// </summary>
    public const int Accepting = 1;

    /// <summary>The lock on releasing, held exclusive during a release, so that only one instance releases a window at a time.</summary>
    public const int Releasing = 2;

    /// <summary>
    /// The lock on rewriting, held exclusive while the tables of answers are rewritten into new files, so that only one instance does so at
    /// a time.
    /// </summary>
    public const int RewritingFiles = 3;
}
