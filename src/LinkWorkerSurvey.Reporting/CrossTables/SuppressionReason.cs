namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The reason for suppressing a cell. It reveals no more than the whole window's tables do.</summary>
public enum SuppressionReason
{
    /// <summary>
    /// A category of the cell holds 1 to 9 respondents. If respondents can be in several categories, also: 1 to 9 of those who answered are
    /// outside a category of the cell. The limit is <see cref="Suppression.SmallestBase"/>.
    /// </summary>
    BaseUnder10,

    /// <summary>
    /// The cell, or a remainder of its base, is 1 to 4 (primary suppression), or the cell would reveal such a number (secondary
    /// suppression). The two share one reason: a reader who knew that a suppressed cell is not 1 to 4 could work out the one beside it.
    /// </summary>
    FewerThan5,
}
