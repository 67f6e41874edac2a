using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>Provides texts about a questionnaire for the survey's introduction and link preview.</summary>
public static class FormText
{
    /// <summary>Returns the number of questions and the estimated time to answer them, in minutes rounded up.</summary>
    public static string Length(QuestionnaireDocument document) =>
        $"{Count(document.Questions.Count, "question")}, {Minutes(document)}";

    /// <summary>Returns the estimated time to answer a questionnaire, such as 'about 6 minutes'.</summary>
    public static string Minutes(QuestionnaireDocument document)
    {
        var minutes = (int)Math.Ceiling(document.Questions.Sum(question => question.Kind.SecondsToAnswer) / 60d);
        return $"about {Count(minutes, "minute")}";
    }

    /// <summary>Returns the description of the survey in link previews, one sentence.</summary>
    public static string Preview(QuestionnaireDocument document) =>
        $"An anonymous survey of social prescribing link workers: {Length(document)}, no account.";

    private static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
