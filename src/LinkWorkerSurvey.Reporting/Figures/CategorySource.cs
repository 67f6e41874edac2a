namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The source of a category.</summary>
public enum CategorySource
{
    /// <summary>An option of the questionnaire. It also counts the 'Other' texts that were coded into it.</summary>
    Option,

    /// <summary>A code for texts beside 'Other', or 'Other' itself.</summary>
    Other,

    /// <summary>A code for the answers to an open question.</summary>
    Open,
}
