using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>A page that shows the survey form: a respondent's page, or a preview for staff.</summary>
public interface IFormPage
{
    SurveyWindow Window { get; }

    AnswerForm Form { get; }

    /// <summary>The time when the form was first shown, encrypted by <see cref="FormTimestamp"/>.</summary>
    string Shown { get; }

    /// <summary>The problems that prevent storing the form, each with the id of its field; empty if there are none.</summary>
    IReadOnlyList<FormProblem> Problems { get; }
}
