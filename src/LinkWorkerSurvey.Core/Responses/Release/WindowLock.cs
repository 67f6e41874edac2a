namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Defines the first keys of PostgreSQL advisory locks with two keys. The second key is the window's key, or 0 for all windows.
/// </summary>
internal static class WindowLock
{
    /// <summary>
    /// The lock on accepting submissions. The database function <c>accept_sheet</c> holds it shared; a release after the window's end holds
    /// it exclusively.
    /// </summary>
    public const int Accepting = 1;

    /// <summary>The lock on releasing: held exclusively during a release, so that only one instance releases a window at a time.</summary>
    public const int Releasing = 2;

    /// <summary>
    /// The lock on rewriting the tables of answers into new files: held exclusively, so that only one instance rewrites at a time.
    /// </summary>
    public const int RewritingFiles = 3;
}
