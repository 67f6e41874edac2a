namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The reason why a cell is suppressed. A reader learns no more from it than from the tables of the whole window.</summary>
public enum SuppressionReason
{
    /// <summary>
    /// The cell's row or column has 1 to 9 respondents. On an axis that is not exclusive also: 1 to 9 of those who answered are outside the
    /// row or column. The limit is <see cref="Suppression.SmallestBase"/>.
    /// </summary>
    BaseUnder10,

    /// <summary>
    /// The cell has 1 to 4 respondents, or 1 to 4 respondents of its row or column are outside the cell (primary suppression); 0 to 4 if
    /// texts are coded into the row or column. Or showing the cell would reveal such a number (secondary suppression). The two share one
    /// reason, because a reader who knew that a suppressed cell is not 1 to 4 could work out the one beside it.
    /// </summary>
    FewerThan5,
}
