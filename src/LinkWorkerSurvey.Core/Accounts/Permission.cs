namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>
/// Lists the permissions of staff. Pages, handlers and links check permissions; only <see cref="Roles.All"/> assigns them to roles.
/// </summary>
public enum Permission
{
    /// <summary>Read the results of survey windows (fieldwork periods): pages, charts, JSON, CSV and cross-tabulations.</summary>
    ReadResults,

    /// <summary>Set which questions or result rows of two waves have the same meaning although they are worded differently.</summary>
    MatchWordings,

    /// <summary>Download the text answers to one question at a time, after the final release.</summary>
    DownloadTexts,

    /// <summary>Download cases (one row for each response) after the final release.</summary>
    DownloadCases,

    /// <summary>Create, open, close and change survey windows, decide on their final release, and import earlier surveys.</summary>
    ManageWindows,

    /// <summary>Code text answers, one question at a time, change code frames, and mark quotes.</summary>
    CodeAnswers,

    /// <summary>Approve quotes from text answers that somebody else marked, so that they can be published.</summary>
    ApproveQuotes,

    /// <summary>Sign off the coding of a question, so that it can no longer change and the question can be cross-tabulated.</summary>
    SignOffCoding,

    /// <summary>Write reports, make editions of them, publish those that somebody else made, and withdraw them.</summary>
    WriteReports,

    /// <summary>Create, suspend and remove the accounts of staff, change their roles, make sign-in links, and read who did so.</summary>
    ManageStaff,
}
