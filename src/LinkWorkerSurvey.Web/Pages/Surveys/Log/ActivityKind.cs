namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>Lists the kinds of actions by which the activity log can be filtered.</summary>
public enum ActivityKind
{
    /// <summary>Creating a survey, its details other than times, and the preview.</summary>
    SetUp,

    /// <summary>Confirming the opening, opening, pausing, resuming, closing, undoing it, and changed times.</summary>
    Opening,

    /// <summary>Adding, renaming and retiring links.</summary>
    Links,

    /// <summary>Matches with other waves, decisions on pending responses, and the final release.</summary>
    Results,

    /// <summary>Changes of code frames, the sign-off of coding, and quotes.</summary>
    Coding,

    /// <summary>Texts and editions of the report.</summary>
    Report,

    /// <summary>Downloads of answers.</summary>
    Downloads,

    /// <summary>Accounts of staff and their roles.</summary>
    Accounts,

    /// <summary>Sign-ins, and those that failed.</summary>
    SignIns,

    /// <summary>Everything about surveys that were deleted.</summary>
    DeletedSurveys,
}
