namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The base of the percentages: the number that counts as 100%.</summary>
public enum PercentageBase
{
    /// <summary>
    /// All respondents of the window, whether or not they answered the question. The published figures of 2019 have this base.
    /// </summary>
    All,

    /// <summary>The respondents who answered the question.</summary>
    Answered,

    /// <summary>
    /// The mentions: a respondent in three categories of a table makes three mentions. The percentages of all categories of a table (not of
    /// its nets) add up to 100, apart from rounding.
    /// </summary>
    Mentions,
}
