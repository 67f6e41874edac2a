namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// The order of a table's rows. In either order, the points of a rating scale stay in the order of the scale, and 'Other' is last.
/// </summary>
public enum RowOrder
{
    /// <summary>By count, largest first. Rows with equal counts are in the order of the questionnaire.</summary>
    Largest,

    /// <summary>The order of the options in the questionnaire, then the codes in the order of the code frame.</summary>
    Questionnaire,
}
