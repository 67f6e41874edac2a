namespace LinkWorkerSurvey.Core.Windows;

/// <summary>Lists what a draft needs before its opening can be confirmed.</summary>
public enum OpeningCheck
{
    /// <summary>The closing time is in the future.</summary>
    Dates,

    /// <summary>A link is in use.</summary>
    Link,

    /// <summary>Respondents can see whom to contact.</summary>
    Contact,

    /// <summary>Staff have seen the questionnaire as respondents see it.</summary>
    Preview,
}
