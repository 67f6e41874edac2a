namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The words before a number or a fraction that say on which side of it, or how near to it, a figure is.</summary>
public enum Hedge
{
    /// <summary>No such words: the number as it stands.</summary>
    None,

    /// <summary>'Around', 'about', 'roughly': within 2 points on either side.</summary>
    Around,

    /// <summary>'Nearly', 'almost', 'just under': under it, and close to it.</summary>
    Nearly,

    /// <summary>'Just over', 'slightly more than': over it, and close to it.</summary>
    JustOver,

    /// <summary>'Over', 'more than', 'above': over it.</summary>
    Over,

    /// <summary>'Well over', 'far more than': over it by 5 points or more.</summary>
    WellOver,

    /// <summary>'Under', 'less than', 'fewer than', 'below': under it.</summary>
    Under,

    /// <summary>'Well under', 'far fewer than': under it by 5 points or more.</summary>
    WellUnder,

    /// <summary>'At least', 'no fewer than': it or over it.</summary>
    AtLeast,

    /// <summary>'At most', 'up to', 'no more than': it or under it.</summary>
    AtMost,
}
