namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The order of a table's rows. The points of a rating scale keep theirs, and 'Other' is always last.</summary>
public enum RowOrder
{
    /// <summary>The largest count first, in the questionnaire's order where equal.</summary>
    Largest,

    /// <summary>As the questionnaire offers the options; codes after them as they were made.</summary>
    Questionnaire,
}
