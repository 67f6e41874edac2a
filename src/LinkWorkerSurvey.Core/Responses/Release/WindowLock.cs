namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>The first key of PostgreSQL's advisory locks; the second is the window, or 0 for all of them.</summary>
internal static class WindowLock
{
    /// <summary>
    /// Shared while a sheet is accepted (by <c>accept_sheet</c> in the database), exclusive while the window is brought to its end.
    /// </summary>
    public const int Accepting = 1;

    /// <summary>Exclusive while a release runs: one instance at a time.</summary>
    public const int Releasing = 2;

    /// <summary>Exclusive while the tables of answers are written into new files: one instance at a time.</summary>
    public const int RewritingFiles = 3;
}
