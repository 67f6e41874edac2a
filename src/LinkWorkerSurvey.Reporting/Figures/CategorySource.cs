namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Where a category comes from.</summary>
public enum CategorySource
{
    /// <summary>A pre-coded answer of the questionnaire; 'Other' texts coded back into it are counted with it.</summary>
    Option,

    /// <summary>Coded from what was written beside 'Other', or 'Other' itself.</summary>
    Other,

    /// <summary>Coded from the answers to an open question.</summary>
    Open,
}
