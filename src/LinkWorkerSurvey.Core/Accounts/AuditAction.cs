namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>The actions of staff that the activity log records.</summary>
public enum AuditAction
{
    /// <summary>The first administrator created their account.</summary>
    FirstAdministrator,

    /// <summary>A member of staff was admitted.</summary>
    StaffAdmitted,

    /// <summary>A member of staff was given a new sign-in link, by which they choose a password.</summary>
    StaffLinkRenewed,

    /// <summary>A window was created.</summary>
    WindowMade,

    /// <summary>A window was created from a file of earlier answers.</summary>
    WindowImported,

    /// <summary>A window was opened before its opening time.</summary>
    WindowOpened,

    /// <summary>A window was closed before its closing time.</summary>
    WindowClosed,

    /// <summary>The number of eligible people of a window was recorded, or recorded as not known.</summary>
    PopulationSaid,

    /// <summary>A link to a window was added.</summary>
    LinkAdded,

    /// <summary>Rows were matched with rows of another wave that have different labels and the same meaning.</summary>
    RowsMatched,

    /// <summary>A final release that awaited a decision was decided: release.</summary>
    HeldReleased,

    /// <summary>A final release that awaited a decision was decided: delete the pending submissions.</summary>
    HeldDiscarded,

    /// <summary>Flagged submissions of some kinds were left out of the final release.</summary>
    FlaggedLeftOut,

    /// <summary>The cases of a window were exported after its final release.</summary>
    CasesTaken,

    /// <summary>The texts of one question of a window were exported after its final release.</summary>
    TextsTaken,
}
