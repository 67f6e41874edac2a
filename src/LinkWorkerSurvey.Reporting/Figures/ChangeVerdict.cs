namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The verdict on the difference between two waves in one row.</summary>
public enum ChangeVerdict
{
    /// <summary>
    /// The adjusted p-value is 5% or more: the difference may be due to chance. This does not prove that the two shares are equal.
    /// </summary>
    NoClearChange,

    /// <summary>Clearly higher than in the comparison wave: the adjusted p-value is under 5%.</summary>
    Higher,

    /// <summary>Clearly lower than in the comparison wave: the adjusted p-value is under 5%.</summary>
    Lower,

    /// <summary>The adjusted p-value is under 5%, but coding the uncoded answers could still raise it to 5% or more.</summary>
    AwaitsCoding,

    /// <summary>
    /// A base is under <see cref="Statistics.BaseMarks.FlaggedUnder"/>. No change is called clear, and the row is left out of the Holm
    /// adjustment.
    /// </summary>
    TooFew,
}
