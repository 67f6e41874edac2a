namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>What percentages are of.</summary>
public enum PercentageBase
{
    /// <summary>All respondents of the window, whether or not they answered the question: the report's base.</summary>
    All,

    /// <summary>The respondents who answered the question.</summary>
    Answered,

    /// <summary>
    /// The mentions: a respondent in three categories of a table makes three. The percentages of its rows add up to 100, but for rounding.
    /// </summary>
    Mentions,
}
