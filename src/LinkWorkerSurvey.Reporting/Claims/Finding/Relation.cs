namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>What a comparison or a change states.</summary>
internal enum Relation
{
    /// <summary>Nothing of this kind.</summary>
    None,

    /// <summary>The row is the largest of its table.</summary>
    Largest,

    /// <summary>The row is the second largest of its table.</summary>
    Second,

    /// <summary>The row is the smallest of its table.</summary>
    Smallest,

    /// <summary>The row before is at least as large as the row after.</summary>
    FollowedBy,

    /// <summary>The first row is larger than the second.</summary>
    More,

    /// <summary>The first row is smaller than the second.</summary>
    Fewer,

    /// <summary>The first row is about twice the second.</summary>
    Twice,

    /// <summary>The row is larger than in the comparison wave.</summary>
    Rose,

    /// <summary>The row is smaller than in the comparison wave.</summary>
    Fell,

    /// <summary>The row is much the same as in the comparison wave.</summary>
    Unchanged,

    /// <summary>The row is about twice what it was in the comparison wave.</summary>
    Doubled,

    /// <summary>The row is about half of what it was in the comparison wave.</summary>
    Halved,
}
