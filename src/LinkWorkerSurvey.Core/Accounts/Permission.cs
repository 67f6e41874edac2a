namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>
/// Lists what a member of staff may be allowed to do. Pages, handlers and links ask for a permission. Only <see cref="Roles.All"/> assigns
/// permissions to roles.
/// </summary>
public enum Permission
{
    /// <summary>Read the results of whole windows: pages, charts, JSON, CSV and cross-tabulations.</summary>
    ReadResults,

    /// <summary>Match rows of two waves that have the same meaning under different names.</summary>
    MatchWordings,

    /// <summary>Download text answers, question by question, after the final release.</summary>
    DownloadTexts,

    /// <summary>Download cases, one row for each response, after the final release.</summary>
    DownloadCases,

    /// <summary>Create, change, open and close windows, decide about their final release, and import earlier surveys.</summary>
    ManageWindows,

    /// <summary>Admit staff and renew their sign-in links.</summary>
    ManageStaff,
}
