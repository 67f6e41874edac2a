namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>
/// What a member of staff may do. Pages, handlers and links ask for a permission; which roles have it is said in
/// <see cref="Roles.All"/> alone.
/// </summary>
public enum Permission
{
    /// <summary>Reads the results of whole windows: pages, charts, JSON, CSV and cross-tables.</summary>
    ReadResults,

    /// <summary>Says which rows of two waves are the same under different names.</summary>
    MatchWordings,

    /// <summary>Downloads answers in words, question by question, after the final release.</summary>
    DownloadTexts,

    /// <summary>Downloads cases, one row a response, after the final release.</summary>
    DownloadCases,

    /// <summary>Makes, changes, opens and closes windows, decides about their final release, and imports earlier surveys.</summary>
    ManageWindows,

    /// <summary>Lets staff in and renews their links.</summary>
    ManageStaff,
}
