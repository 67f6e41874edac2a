namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The source of a category: the questionnaire or coding.</summary>
public enum CategorySource
{
    /// <summary>
    /// An option of the questionnaire. Respondents whose text in the 'Other' text box was coded into the option count in it too.
    /// </summary>
    Option,

    /// <summary>A code for texts that respondents wrote in the 'Other' text box, or the row 'Other' itself.</summary>
    Other,

    /// <summary>A code for the answers to an open question.</summary>
    Open,
}
