using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>Facts about a questionnaire that its introduction and its link preview state.</summary>
public static class FormWords
{
    /// <summary>About how many minutes the questionnaire takes, rounded up.</summary>
    public static int Minutes(QuestionnaireDocument document) =>
        (int)Math.Ceiling(document.Questions.Sum(q => q.Kind.SecondsToAnswer) / 60d);

    /// <summary>One sentence for a link preview.</summary>
    public static string Preview(QuestionnaireDocument document) =>
        $"An anonymous survey of social prescribing link workers: {document.Questions.Count} questions, about {Minutes(document)} "
            + "minutes, no account.";
}
