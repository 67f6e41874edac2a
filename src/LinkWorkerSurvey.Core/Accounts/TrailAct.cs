namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>The actions of staff that the activity log records.</summary>
public enum TrailAct
{
    /// <summary>The first administrator made their account.</summary>
    FirstAdministrator,

    /// <summary>A member of staff was admitted.</summary>
    StaffAdmitted,

    /// <summary>A member of staff was given a new link to choose a password.</summary>
    StaffLinkRenewed,

    /// <summary>A window was made.</summary>
    WindowMade,

    /// <summary>A window was made of a file of earlier answers.</summary>
    WindowImported,

    /// <summary>A window was opened ahead of its time.</summary>
    WindowOpened,

    /// <summary>A window was closed ahead of its time.</summary>
    WindowClosed,

    /// <summary>It was said how many people could answer a window, or that it is not known.</summary>
    PopulationSaid,

    /// <summary>A link to a window was added.</summary>
    LinkAdded,

    /// <summary>Rows were matched with those of another wave, which have other names.</summary>
    RowsMatched,

    /// <summary>A final release that was put off was decided on: release.</summary>
    HeldReleased,

    /// <summary>A final release that was put off was decided on: discard what waits.</summary>
    HeldDiscarded,

    /// <summary>Flagged sheets of some kinds were left out of the final release.</summary>
    FlaggedLeftOut,

    /// <summary>The cases of a finally released window were exported.</summary>
    CasesTaken,

    /// <summary>The texts of one question of a finally released window were exported.</summary>
    TextsTaken,
}
