namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>The respondents that a base counts.</summary>
internal enum BaseRole
{
    /// <summary>Those who took part.</summary>
    All,

    /// <summary>Those who answered a question.</summary>
    Answered,

    /// <summary>Those who did not answer a question.</summary>
    NotAnswered,
}
