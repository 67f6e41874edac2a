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

    /// <summary>The role of a member of staff was changed.</summary>
    StaffRoleChanged,

    /// <summary>The name or the email address of a member of staff was corrected.</summary>
    StaffCorrected,

    /// <summary>An account was suspended: its owner cannot sign in.</summary>
    StaffSuspended,

    /// <summary>The suspension of an account was lifted.</summary>
    StaffReinstated,

    /// <summary>An account was removed; the name stays in the activity log.</summary>
    StaffRemoved,

    /// <summary>All sessions of a member of staff were ended.</summary>
    StaffSessionsEnded,

    /// <summary>A member of staff chose a password with a sign-in link, and was signed in.</summary>
    StaffPasswordChosen,

    /// <summary>A member of staff changed their own password.</summary>
    StaffPasswordChanged,

    /// <summary>A member of staff signed in.</summary>
    StaffSignedIn,

    /// <summary>
    /// Somebody tried to sign in to an account with a wrong password, or to one that is suspended; or typed a wrong current password to
    /// change it.
    /// </summary>
    StaffSignInFailed,

    /// <summary>A survey window (the period in which one questionnaire accepts answers) was created.</summary>
    WindowMade,

    /// <summary>A window was created by importing the answers of an earlier survey from a file.</summary>
    WindowImported,

    /// <summary>The opening of a window that staff had prepared was confirmed; it opens at its opening time.</summary>
    WindowScheduled,

    /// <summary>A window was opened before its opening time.</summary>
    WindowOpened,

    /// <summary>A window was paused: its form is not shown until it is resumed.</summary>
    WindowPaused,

    /// <summary>A paused window was resumed.</summary>
    WindowResumed,

    /// <summary>A window was closed before its closing time.</summary>
    WindowClosed,

    /// <summary>The closing of a window was undone within 10 minutes.</summary>
    WindowClosingUndone,

    /// <summary>A window that had received nothing was deleted.</summary>
    WindowDeleted,

    /// <summary>Staff saw the questionnaire of a window as respondents see it, for the first time.</summary>
    WindowPreviewed,

    /// <summary>The title of a window was changed.</summary>
    TitleChanged,

    /// <summary>The questionnaire of a window that had not opened was changed.</summary>
    QuestionnaireChanged,

    /// <summary>The opening time of a window was changed.</summary>
    OpeningChanged,

    /// <summary>The closing time of a window was changed; while it was open, it was extended.</summary>
    ClosingChanged,

    /// <summary>The grace period of a window was changed.</summary>
    GraceChanged,

    /// <summary>The fewest responses that are added to the results of a window at a time were changed.</summary>
    GroupSizeChanged,

    /// <summary>The contact address that respondents of a window see was changed.</summary>
    ContactChanged,

    /// <summary>The sponsor of a window's survey was changed.</summary>
    SponsorChanged,

    /// <summary>The description of who can answer a window's survey was changed.</summary>
    EligibilityChanged,

    /// <summary>The description of how the links of a window are spread was changed.</summary>
    DistributionChanged,

    /// <summary>The number of people eligible for a window's survey was set, or set to not known.</summary>
    PopulationSaid,

    /// <summary>A link by which respondents answer was added to a survey window.</summary>
    LinkAdded,

    /// <summary>A link was renamed for staff; its address stayed.</summary>
    LinkRenamed,

    /// <summary>A link was retired: nobody can start the survey by it.</summary>
    LinkRetired,

    /// <summary>A retired link was brought back.</summary>
    LinkRestored,

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

    /// <summary>The sign-off of a question's coding was taken back.</summary>
    CodingReopened,

    /// <summary>Two coders were asked to code a share of the answers, each without seeing the other's decisions.</summary>
    DoubleCodingAsked,

    /// <summary>Blind coding ended: the decisions of two coders were compared.</summary>
    DoubleCodingCompared,

    /// <summary>Somebody decided on an answer on which two coders had decided, after they were compared.</summary>
    DoubleCodingSettled,

    /// <summary>A code was added to a code frame.</summary>
    CodeAdded,

    /// <summary>A code was changed: its label, guide, letter, net or position.</summary>
    CodeChanged,

    /// <summary>A code made while coding was reviewed: it is new no longer.</summary>
    CodeReviewed,

    /// <summary>A code was merged into another.</summary>
    CodeMerged,

    /// <summary>A code was split: some of its answers got a code of their own.</summary>
    CodeSplit,

    /// <summary>A code that no answer had was removed.</summary>
    CodeRemoved,

    /// <summary>A net was added to a code frame.</summary>
    NetAdded,

    /// <summary>A net was renamed.</summary>
    NetRenamed,

    /// <summary>A net was removed; its codes stayed.</summary>
    NetRemoved,

    /// <summary>The codes of a file or of another survey were added to a code frame.</summary>
    CodesAdded,

    /// <summary>A change of a code frame was undone.</summary>
    CodeFrameChangeUndone,

    /// <summary>An excerpt of an answer was marked as a quote.</summary>
    QuoteMarked,

    /// <summary>What is replaced in a quote was changed; it waits for approval again.</summary>
    QuoteChanged,

    /// <summary>A quote was approved, so that it can be published.</summary>
    QuoteApproved,

    /// <summary>A quote was withdrawn: it must not be published.</summary>
    QuoteWithdrawn,

    /// <summary>It was recorded that a quote is used in a section.</summary>
    QuoteUsed,

    /// <summary>It was recorded that a quote is no longer used in a section.</summary>
    QuoteUseRemoved,

    /// <summary>The text of a section of the report was saved.</summary>
    ReportTextSaved,

    /// <summary>A section of the report shows the draft again.</summary>
    ReportTextDrafted,

    /// <summary>A claim of the report that the check marks was looked at: it can stay.</summary>
    ReportClaimReviewed,

    /// <summary>A claim of the report that had been looked at is to be looked at again.</summary>
    ReportClaimReopened,

    /// <summary>An edition of the report was frozen; it waits to be published.</summary>
    EditionFrozen,

    /// <summary>An edition of the report that waited to be published was removed.</summary>
    EditionDiscarded,

    /// <summary>An edition of the report was published.</summary>
    EditionPublished,

    /// <summary>A published edition of the report was withdrawn.</summary>
    EditionWithdrawn,
}
