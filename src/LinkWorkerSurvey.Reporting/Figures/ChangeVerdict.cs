namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>What can be said of the difference between two waves in one row.</summary>
public enum ChangeVerdict
{
    /// <summary>The difference is no more than chance brings about. That is not to say that the two are equal.</summary>
    NoClearChange,

    /// <summary>Clearly more than in the other wave.</summary>
    Higher,

    /// <summary>Clearly less than in the other wave.</summary>
    Lower,

    /// <summary>Clear as it was counted, but the answers that wait to be coded could undo it.</summary>
    AwaitsCoding,

    /// <summary>
    /// A base is under <see cref="Statistics.BaseMarks.FlaggedUnder"/>: nothing is called clear, and the row is not among those judged
    /// together.
    /// </summary>
    TooFew,
}
