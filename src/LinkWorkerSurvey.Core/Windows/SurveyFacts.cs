namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The texts about a survey that its respondents, or readers of its methods, need. An empty text is not written yet.</summary>
public sealed record SurveyFacts
{
    /// <summary>The maximum length of each text, in characters.</summary>
    public const int Limit = 300;

    /// <summary>The address at which respondents reach somebody about the survey, such as an email address; they see it.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Who pays for the survey or commissioned it.</summary>
    public string Sponsor { get; init; } = "";

    /// <summary>Who can answer, such as all social prescribing link workers in post in the UK.</summary>
    public string Eligibility { get; init; } = "";

    /// <summary>How the links are spread, such as in a newsletter to members.</summary>
    public string Distribution { get; init; } = "";
}
