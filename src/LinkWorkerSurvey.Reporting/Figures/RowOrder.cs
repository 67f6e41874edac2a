namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The order of a table's rows. The points of a rating scale keep the order of the scale, and 'Other' is always last.</summary>
public enum RowOrder
{
    /// <summary>By count, largest first; equal counts in the order of the questionnaire.</summary>
    Largest,

    /// <summary>The order of the options in the questionnaire, then the codes in the order of the code frame.</summary>
    Questionnaire,
}
