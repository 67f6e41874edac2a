using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>Provides the texts about a questionnaire for its introduction and its link preview.</summary>
public static class FormText
{
    /// <summary>Returns the number of questions and the approximate time to answer them, rounded up to whole minutes.</summary>
    public static string Length(QuestionnaireDocument document)
    {
        var minutes = (int)Math.Ceiling(document.Questions.Sum(question => question.Kind.SecondsToAnswer) / 60d);
        return $"{Count(document.Questions.Count, "question")}, about {Count(minutes, "minute")}";
    }

    /// <summary>Returns one sentence for a link preview.</summary>
    public static string Preview(QuestionnaireDocument document) =>
        $"An anonymous survey of social prescribing link workers: {Length(document)}, no account.";

    private static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
