namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// The numbers of uses of a survey link on one calendar day in the United Kingdom. They are written in batches, never together with an
/// answer.
/// </summary>
public sealed class SurveyLinkDay
{
    /// <summary>The key of the link.</summary>
    public int LinkId { get; private set; }

    /// <summary>The calendar day in the United Kingdom.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The number of times that the form was shown.</summary>
    public int Opened { get; private set; }

    /// <summary>The number of forms that were accepted.</summary>
    public int Submitted { get; private set; }
}
