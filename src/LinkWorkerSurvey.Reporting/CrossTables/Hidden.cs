namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Why a cell is not shown. It tells nothing that the whole window's tables do not tell already.</summary>
public enum Hidden
{
    /// <summary>
    /// One of its categories holds fewer than <see cref="Suppression.LeastBase"/> respondents, or, where a respondent may be in several,
    /// all but fewer than those.
    /// </summary>
    BaseUnder10,

    /// <summary>
    /// It, or the number that is left of its base, is 1 to 4; or it would let such a number be worked out. Which of these, is not said: a
    /// reader who knew that a hidden cell is not 1 to 4 could work out the one beside it.
    /// </summary>
    FewerThan5,
}
