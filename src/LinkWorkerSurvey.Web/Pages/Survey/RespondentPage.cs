using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What a respondent meets at a link, whichever kind it is: one page, one form. No account, no cookie, no script needed; sending leads to the thank-you page.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class RespondentPage(RespondentDesk desk) : PageModel
{
    public SurveyWindow Window { get; protected set; } = null!;

    public AnswerForm Form { get; private set; } = null!;

    public SurveyMoment Moment { get; private set; }

    /// <summary>When this form was first shown, for the program alone to read.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>What stands in the way, with the id of the field each is about; empty when nothing does.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public string Title => Moment switch
    {
        SurveyMoment.NotYetOpen => "Not open yet",
        SurveyMoment.Closed => "This survey has closed",
        SurveyMoment.InvitationSpent => "This invitation cannot be used",
        _ when Problems.Count > 0 => "Error: " + Window.Questionnaire.Document.Title,
        _ => Window.Questionnaire.Document.Title,
    };

    /// <summary>The address of the survey, without a token.</summary>
    protected abstract string Survey { get; }

    /// <summary>Finds the window that the address leads to, as it was seen a moment ago or <paramref name="anew"/>.</summary>
    protected abstract ValueTask<bool> FindAsync(bool anew);

    // Not a parameter of the handlers: with nothing to bind, the framework does not look into the form.
    protected CancellationToken Cancelled => HttpContext.RequestAborted;

    /// <summary>The invitation that the address carries.</summary>
    protected virtual InvitationToken? Invitation => null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(anew: false))
            return NotFound();

        Form = AnswerForm.Empty(Window.Questionnaire.Document);
        Shown = desk.Time.Stamp();
        Moment = Window.StateAt(desk.Clock.GetUtcNow()) switch
        {
            WindowState.NotYetOpen => SurveyMoment.NotYetOpen,
            WindowState.Open => SurveyMoment.Form,
            _ => SurveyMoment.Closed,
        };
        if (Moment == SurveyMoment.Form && Invitation is { } token && !await desk.Invitations.IsGoodAsync(Window.Id, token, Cancelled))
            return Spent();
        if (Moment != SurveyMoment.Form)
            return Page();
        CountOpened();
        return KeptPage.Of(this, Window, Moment, Form.Code.ToString(), Shown);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync(anew: false))
            return NotFound();

        try
        {
            Form = AnswerForm.Read(Window.Questionnaire.Document, await FormBody.ReadAsync(Request, Cancelled));
        }
        catch (BadHttpRequestException tooMuch)
        {
            return StatusCode(tooMuch.StatusCode);
        }
        catch (InvalidDataException)
        {
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        catch (IOException)
        {
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        var age = desk.Time.Since(Form.Shown);
        Shown = age is null ? desk.Time.Stamp() : Form.Shown;
        Problems = [.. FormProblem.Of(desk.Validator.Validate(Form), Form)];
        if (!Form.HasCode)
            Problems = [new FormProblem("send", "The form reached us without its code. It has a new one now; your answers are below. Please send again"), .. Problems];
        if (Problems.Count > 0 && Window.StateAt(desk.Clock.GetUtcNow()) is not (WindowState.Open or WindowState.InGrace))
            return Refuse();
        if (Problems.Count > 0)
            return Again(StatusCodes.Status422UnprocessableEntity);

        var (doubts, refused) = desk.Doubt(Form, age, HttpContext.Connection.RemoteIpAddress, Survey);
        if (refused)
        {
            return Again(
                StatusCodes.Status429TooManyRequests,
                new FormProblem("send", "Very many forms are coming from your network just now, so this one is not stored yet. Your answers are all below: please send again in ten minutes"));
        }

        try
        {
            return await desk.Acceptance.AcceptAsync(Window.Id, Form.Code, Form.ToSheet(), doubts, Invitation, Cancelled) switch
            {
                AcceptOutcome.Accepted => Thank(known: false),
                AcceptOutcome.NotOpen => await FindAsync(anew: true) ? Refuse() : NotFound(),
                AcceptOutcome.InvitationSpent => Spent(),
                _ => Thank(known: true),
            };
        }
        catch (Exception away) when (away.IsDatabaseAway())
        {
            desk.Failures.Note("A form could not be stored", away);
            return Again(
                StatusCodes.Status503ServiceUnavailable,
                new FormProblem("send", "Your answers could not be stored just now. They are all below: please send again in a moment. However often you send, they count once"));
        }
    }

    /// <summary>The form was shown.</summary>
    protected virtual void CountOpened()
    {
    }

    /// <summary>A form was stored.</summary>
    protected virtual void CountSubmitted()
    {
    }

    // Led to another address, a browser keeps no answers to send again.
    private StatusCodeResult Thank(bool known)
    {
        if (!known)
            CountSubmitted();
        Response.Headers.Location = desk.ThankYou.Seal(Survey, Form.Code, known);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private PageResult Refuse()
    {
        Moment = Window.StateAt(desk.Clock.GetUtcNow()) == WindowState.NotYetOpen ? SurveyMoment.NotYetOpen : SurveyMoment.Closed;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Spent()
    {
        Moment = SurveyMoment.InvitationSpent;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Again(int status, params FormProblem[] problems)
    {
        Problems = [.. Problems, .. problems];
        Response.StatusCode = status;
        return Page();
    }
}
