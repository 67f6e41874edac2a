namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>The kinds of claims that a text about a survey makes.</summary>
public enum ClaimKind
{
    /// <summary>A number of per cent, such as '39%' or 'fifteen per cent'.</summary>
    Percentage,

    /// <summary>Words for a proportion, such as 'nearly two-fifths', 'four in ten' or 'the majority'.</summary>
    Proportion,

    /// <summary>A number of respondents in a category, such as '41 of 105'.</summary>
    Count,

    /// <summary>A number of respondents who took part, who answered a question or who did not.</summary>
    Base,

    /// <summary>Words that set rows beside each other, such as 'the most mentioned' or 'more often than'.</summary>
    Comparison,

    /// <summary>Words for a change from the comparison wave, such as 'rose' or '6 points lower'.</summary>
    Change,
}
