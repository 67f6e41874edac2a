using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Provides the texts about the details of a survey on its set-up page and in the activity log.</summary>
internal static class DetailText
{
    public static string Name(WindowDetail detail) => detail.Name switch
    {
        nameof(SurveyWindow.Title) => "Title for staff",
        nameof(SurveyWindow.Questionnaire) => "Questionnaire",
        nameof(SurveyWindow.OpensAt) => "Opens",
        nameof(SurveyWindow.ClosesAt) => "Closes",
        nameof(SurveyWindow.Grace) => "Late forms",
        nameof(SurveyWindow.MinimumBatchSize) => "Group size",
        nameof(SurveyWindow.Population) => "Eligible people",
        nameof(SurveyFacts.Contact) => "Contact",
        nameof(SurveyFacts.Sponsor) => "Sponsor",
        nameof(SurveyFacts.Eligibility) => "Who can answer",
        nameof(SurveyFacts.Distribution) => "How links are spread",
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail.Name, "No such detail."),
    };

    /// <summary>Returns what a detail is for.</summary>
    public static string? Hint(WindowDetail detail, SurveyWindow window) => detail.Name switch
    {
        nameof(SurveyWindow.Title) => "Respondents see the questionnaire’s title instead.",
        nameof(SurveyWindow.Questionnaire) =>
            $"{window.Questionnaire.Document.Questions.Count} questions.{(window.Kind is WindowKind.Live or WindowKind.Demonstration
                ? " It is fixed once the survey is open."
                : null)}",
        nameof(SurveyWindow.OpensAt) => window.IsDraft
            ? "The survey opens by itself then, once you have confirmed the opening."
            : "From then on, respondents see the form.",
        nameof(SurveyWindow.ClosesAt) => window.EndsAt < window.ClosesAt
            ? $"It was closed early, on {UkTime.InWords(window.EndsAt)}, and respondents see that time."
            : "Respondents see this time.",
        nameof(SurveyWindow.Grace) =>
            $"A form opened before the {(window.PausedAt is null ? "end" : "pause")} can be sent until "
                + $"{UkTime.InWords(window.AcceptsUntil)}.",
        nameof(SurveyWindow.MinimumBatchSize) =>
            "Responses are added to the results in random groups of at least this many, so that a change in the figures tells no one’s "
                + "answers.",
        nameof(SurveyWindow.Population) => "All who can answer, such as all link workers in post. It gives the participation.",
        nameof(SurveyFacts.Contact) => "Respondents see it. An email address is best.",
        nameof(SurveyFacts.Sponsor) => "Who pays for the survey or commissioned it.",
        nameof(SurveyFacts.Eligibility) =>
            $"{(window.Facts.Eligibility.Length == 0 ? "For example, social prescribing link workers in post in the UK. " : null)}"
                + "The poster shows it.",
        nameof(SurveyFacts.Distribution) => window.Facts.Distribution.Length == 0
            ? "For example, in the members’ newsletter and on social media."
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail.Name, "No such detail."),
    };

    /// <summary>Returns what is odd about the time of a draft that has passed; null if nothing is.</summary>
    public static string? Warning(WindowDetail detail, SurveyWindow window, DateTimeOffset now) => detail.Name switch
    {
        nameof(SurveyWindow.OpensAt) when window.IsDraft && window.OpensAt < now =>
            "This time has passed: the survey opens as soon as you confirm.",
        nameof(SurveyWindow.ClosesAt) when window.IsDraft && window.ClosesAt <= now =>
            "This time has passed. Choose a later one before you open the survey.",
        _ => null,
    };

    /// <summary>Returns a window's value of a detail in words; null if there is none yet.</summary>
    public static string? Of(WindowDetail detail, SurveyWindow window) => detail.Name switch
    {
        nameof(SurveyWindow.Questionnaire) => $"{window.Questionnaire.Document.Title}, version {window.Questionnaire.Version}",
        nameof(SurveyWindow.OpensAt) => Weekday(window.OpensAt),
        nameof(SurveyWindow.ClosesAt) => Weekday(UkTime.ShownEnd(window.ClosesAt)),
        nameof(SurveyWindow.Grace) => Minutes(window.Grace),
        nameof(SurveyWindow.Population) => window.Population is { } people ? $"{people:N0} people" : null,
        _ => detail.Of(window) is { Length: > 0 } text ? text : null,
    };

    /// <summary>Returns a time as minutes, or as hours if it is whole hours.</summary>
    public static string Minutes(TimeSpan time) => time switch
    {
        { Ticks: 0 } => "none",
        { TotalMinutes: 1 } => "1 minute",
        { TotalHours: 1 } => "1 hour",
        _ when time.TotalMinutes % 60 == 0 => $"{time.TotalHours} hours",
        _ => $"{time.TotalMinutes} minutes",
    };

    public static string Check(OpeningCheck check) => check switch
    {
        OpeningCheck.Dates => "Dates in order",
        OpeningCheck.Link => "A link to share",
        OpeningCheck.Contact => "Contact for respondents",
        OpeningCheck.Preview => "Seen as a respondent sees it",
    };

    private static string Weekday(DateTimeOffset at) => $"{SurveyText.Weekday(UkTime.DayOf(at))}, {UkTime.TimeInWords(at)}";
}
