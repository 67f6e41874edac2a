using FluentValidation;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Shows a survey's form as respondents see it. A form sent from here is checked like a respondent's, and nothing of it is stored.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PreviewModel(
    SurveyDbContext db, SurveyWindowService windows, IValidator<AnswerForm> validator, TimeProvider clock)
    : SurveyPage(db, clock), IFormPage
{
    public AnswerForm Form { get; private set; } = null!;

    public string Shown => "";

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Whether a form was sent that a respondent's page would have accepted.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        await windows.MarkPreviewedAsync(Window, User.StaffId(), cancel);
        Form = AnswerForm.Empty(Window.Questionnaire.Document);
        return Page();
    }

    // A handler without parameters: with one, the framework would read the form before FormBody does.
    public async Task<IActionResult> OnPostAsync()
    {
        var cancel = HttpContext.RequestAborted;
        if (!await FindAsync((string)RouteData.Values["window"]!, cancel))
            return NotFound();
        try
        {
            var document = Window.Questionnaire.Document;
            var (sent, _) = await FormBody.ReadAsync(Request, AnswerForm.Fields(document), cancel);
            Form = AnswerForm.Read(document, sent);
        }
        catch (BadHttpRequestException exception)
        {
            return StatusCode(exception.StatusCode);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        Problems = [.. FormProblem.Of(validator.Validate(Form), Form)];
        IsSent = Problems.Count == 0;
        if (!IsSent)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
