namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The verdict on the difference between two waves in one row.</summary>
public enum ChangeVerdict
{
    /// <summary>
    /// The adjusted p-value is 5% or more: chance can explain the difference. This does not prove that the two are equal.
    /// </summary>
    NoClearChange,

    /// <summary>Clearly higher than in the comparison wave: the adjusted p-value is under 5%.</summary>
    Higher,

    /// <summary>Clearly lower than in the comparison wave: the adjusted p-value is under 5%.</summary>
    Lower,

    /// <summary>Clear as counted, but the uncoded answers could undo it.</summary>
    AwaitsCoding,

    /// <summary>
    /// A base is under <see cref="Statistics.BaseMarks.FlaggedUnder"/>: no change is called clear, and the row does not count in the Holm
    /// adjustment.
    /// </summary>
    TooFew,
}
