namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The base of percentages.</summary>
public enum PercentageBase
{
    /// <summary>All respondents of the window, whether or not they answered the question. The report uses this base.</summary>
    All,

    /// <summary>The respondents who answered the question.</summary>
    Answered,

    /// <summary>
    /// The mentions: a respondent in three categories of a table makes three. The percentages of the rows add up to 100, apart from
    /// rounding.
    /// </summary>
    Mentions,
}
