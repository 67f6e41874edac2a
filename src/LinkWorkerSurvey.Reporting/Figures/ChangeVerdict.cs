namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// The verdict on the difference between two waves in one row. It follows from the p-value after adjustment for the other rows of the
/// table: see <see cref="RowComparison.AdjustedP"/>.
/// </summary>
public enum ChangeVerdict
{
    /// <summary>
    /// The adjusted p-value is 5% or more: the difference may be due to chance. This does not prove that the two shares are equal.
    /// </summary>
    NoClearChange,

    /// <summary>
    /// The row's share is clearly higher than in the comparison wave: the adjusted p-value is under 5%, and coding the uncoded answers
    /// cannot raise it to 5% or more.
    /// </summary>
    Higher,

    /// <summary>
    /// The row's share is clearly lower than in the comparison wave: the adjusted p-value is under 5%, and coding the uncoded answers
    /// cannot raise it to 5% or more.
    /// </summary>
    Lower,

    /// <summary>The adjusted p-value is under 5%, but coding the uncoded answers could still raise it to 5% or more.</summary>
    AwaitsCoding,

    /// <summary>
    /// The base in this window or in the comparison wave is under <see cref="Statistics.BaseMarks.FlaggedUnder"/>. No change is called
    /// clear, and the row is left out of the Holm adjustment.
    /// </summary>
    TooFew,
}
