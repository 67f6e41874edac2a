namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>What percentages are of.</summary>
public enum PercentageBase
{
    /// <summary>All respondents of the window, whether or not they answered the question: the report's base.</summary>
    All,

    /// <summary>The respondents who answered the question.</summary>
    Answered,
}
