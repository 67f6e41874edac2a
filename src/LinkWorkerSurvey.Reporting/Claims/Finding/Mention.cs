using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>A claim as found in a sentence, before it is known what it is about.</summary>
/// <param name="Kind">The kind of claim.</param>
/// <param name="First">The index of its first token.</param>
/// <param name="Last">The index of its last token.</param>
internal sealed record Mention(ClaimKind Kind, int First, int Last)
{
    /// <summary>
    /// The index of the last token that belongs to the number, such as 'of respondents'; these words say nothing of a row.
    /// </summary>
    public int To { get; init; } = Last;

    /// <summary>The words before the number.</summary>
    public Hedge Hedge { get; init; }

    /// <summary>The number itself: of per cent, of respondents or of points.</summary>
    public double Number { get; init; }

    /// <summary>The sign of a number of points: 1, -1, or 0 if it has none.</summary>
    public int Sign { get; init; }

    /// <summary>The number of digits after the point.</summary>
    public int Decimals { get; init; }

    /// <summary>The shares that words for a proportion, or 'between 20% and 25%', fit.</summary>
    public ShareRange? Range { get; init; }

    /// <summary>The number of respondents that a count is said to be out of.</summary>
    public int? Of { get; init; }

    /// <summary>Which respondents a base counts.</summary>
    public BaseRole Role { get; init; }

    /// <summary>Whether a percentage or proportion is of those who answered a question or did not, as <see cref="Role"/> says.</summary>
    public bool IsOfQuestion { get; init; }

    /// <summary>Whether the number is a mean, which no table holds.</summary>
    public bool IsMean { get; init; }

    /// <summary>Whether a count may be the base as well, as in '39%, n = 41' and '39%, n = 105'.</summary>
    public bool MayBeBase { get; init; }

    /// <summary>Whether each of several rows is said to have the number.</summary>
    public bool IsOfEach { get; init; }

    /// <summary>Whether several rows are said to have the number together.</summary>
    public bool IsOfSum { get; init; }

    /// <summary>Whether the figure is said to be of the comparison wave.</summary>
    public bool IsOfOtherWave { get; init; }

    /// <summary>Whether the words leave open of which wave the figure is.</summary>
    public bool MayBeOfOtherWave { get; init; }

    /// <summary>Whether the figure is said to be of those who answered the question.</summary>
    public bool IsOfAnswered { get; init; }

    /// <summary>Whether the figure is of those who did not mention the row.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The direction or place that a comparison or change states.</summary>
    public Relation Relation { get; init; }

    /// <summary>The place in the order of a table that a comparison states: 1 is the largest, -1 the smallest; 0 if none.</summary>
    public int Rank { get; init; }

    /// <summary>How many places the rank stands for, as 'the top three' does; 0 if each row that is named has a place of its own.</summary>
    public int Places { get; init; } = 1;

    /// <summary>Whether the place is held by one row alone: 'out in front'.</summary>
    public bool IsAlone { get; init; }

    /// <summary>How many times as large something is said to be: 2 for 'twice' and 'doubled', 0.5 for 'half as many'.</summary>
    public double Times { get; init; }

    /// <summary>
    /// The index of the word after which the second row of a comparison stands, such as 'than'; null if none is named there, so that it is
    /// the one that was spoken of before.
    /// </summary>
    public int? Than { get; init; }

    /// <summary>Whether the mention gives a number that a row has, and so takes words of the sentence for itself.</summary>
    public bool IsValue => Kind is ClaimKind.Percentage or ClaimKind.Proportion or ClaimKind.Count
        && !IsOfQuestion && !IsMean;
}
