namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>What a comparison or a change states.</summary>
internal enum Relation
{
    /// <summary>Nothing of this kind.</summary>
    None,

    /// <summary>The row has a place in the order of its table: see <see cref="Mention.Rank"/>.</summary>
    Rank,

    /// <summary>The first row is at least as large as the second.</summary>
    FollowedBy,

    /// <summary>The first row is at most as large as the second.</summary>
    Follows,

    /// <summary>The first row is larger than the second.</summary>
    More,

    /// <summary>The first row is smaller than the second.</summary>
    Fewer,

    /// <summary>Both rows are as large.</summary>
    Equal,

    /// <summary>The first row is a multiple of the second: see <see cref="Mention.Times"/>.</summary>
    Multiple,

    /// <summary>The row is larger than in the comparison wave.</summary>
    Rose,

    /// <summary>The row is smaller than in the comparison wave.</summary>
    Fell,

    /// <summary>The row is much the same as in the comparison wave.</summary>
    Unchanged,

    /// <summary>The row is a multiple of what it was in the comparison wave: see <see cref="Mention.Times"/>.</summary>
    Multiplied,
}
