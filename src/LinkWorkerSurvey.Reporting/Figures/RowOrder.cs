namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>In which order a table's rows stand. 'Other' is always last.</summary>
public enum RowOrder
{
    /// <summary>The largest count first, in the questionnaire's order where equal.</summary>
    Largest,

    /// <summary>As the questionnaire offers the options; codes after them as they were made.</summary>
    Questionnaire,
}
