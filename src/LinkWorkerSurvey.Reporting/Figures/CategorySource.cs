namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The source of a category: the questionnaire or coding.</summary>
public enum CategorySource
{
    /// <summary>An option of the questionnaire. Texts beside 'Other' that were coded into the option count in it too.</summary>
    Option,

    /// <summary>A code for texts that respondents wrote beside 'Other', or the row 'Other' itself.</summary>
    Other,

    /// <summary>A code for the answers to an open question.</summary>
    Open,
}
