namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>Lists the actions of staff that the activity log records.</summary>
public enum AuditAction
{
    /// <summary>The first administrator created their account.</summary>
    FirstAdministrator,

    /// <summary>An account was created for a member of staff.</summary>
    StaffAdmitted,

    /// <summary>A new sign-in link, for choosing a password, was created for a member of staff.</summary>
    StaffLinkRenewed,

    /// <summary>A survey window (the period in which one questionnaire accepts answers) was created.</summary>
    WindowMade,

    /// <summary>A window was created by importing the answers of an earlier survey from a file.</summary>
    WindowImported,

    /// <summary>A window was opened before its opening time.</summary>
    WindowOpened,

    /// <summary>A window was closed before its closing time.</summary>
    WindowClosed,

    /// <summary>The number of people eligible for a window's survey was set, or set to not known.</summary>
    PopulationSaid,

    /// <summary>A link by which respondents answer was added to a survey window.</summary>
    LinkAdded,

    /// <summary>
    /// Staff set which questions or rows of a window's results have the same meaning as differently worded ones of another wave.
    /// </summary>
    RowsMatched,

    /// <summary>An administrator decided to release the pending submissions of a window that awaited a decision.</summary>
    HeldReleased,

    /// <summary>An administrator decided to delete the pending submissions of a window that awaited a decision.</summary>
    HeldDiscarded,

    /// <summary>
    /// An administrator decided to exclude submissions with certain flags, such as speeding, from a final release; they were deleted.
    /// </summary>
    FlaggedLeftOut,

    /// <summary>The cases of a window, one row for each response, were downloaded after its final release.</summary>
    CasesTaken,

    /// <summary>The text answers to one question of a window were downloaded after its final release.</summary>
    TextsTaken,

    /// <summary>The coding of a question of a window was signed off, so that it can no longer change.</summary>
    CodingSignedOff,
}
