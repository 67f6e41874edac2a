using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Questionnaires;

/// <summary>A version of a questionnaire with the surveys that use it.</summary>
/// <param name="Questionnaire">The version.</param>
/// <param name="Surveys">The surveys, the latest first.</param>
public sealed record QuestionnaireRow(Questionnaire Questionnaire, IReadOnlyList<SurveyWindow> Surveys)
{
    public QuestionnaireDocument Document => Questionnaire.Document;

    /// <summary>The survey that was imported with the questionnaire; null if the questionnaire is built into the program.</summary>
    public SurveyWindow? ImportedWith => Surveys.FirstOrDefault(survey => survey.Kind == WindowKind.Imported);

    public DateOnly? ImportedOn => ImportedWith is { } survey ? UkTime.DayOf(survey.FinalReleasedAt!.Value) : null;

    /// <summary>The language of the questions. Imported files do not say theirs.</summary>
    public string Language => ImportedWith is null ? "English" : "Not stated";
}
