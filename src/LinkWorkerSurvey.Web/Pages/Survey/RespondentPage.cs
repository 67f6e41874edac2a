using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// The base class of the pages that show the survey form at an open or personal link. The form needs no account, cookie or script. Sending
/// it redirects to the thank-you page.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class RespondentPage(SubmissionServices services) : PageModel, IFormPage
{
    // The message is the same whether the token was used or never given out.
    private const string UsedInvitation =
        "We have not saved your answers because this personal link has already been used or is not valid. "
        + "If you have already answered, you do not need to do anything. If not, keep a copy of the answers below and ask the person who "
        + "invited you for a new link";

    private const string NoCode =
        "We could not save your answers because the withdrawal code was missing. Your answers are below with a new code. Send them again";

    private const string TooMany =
        "We have not saved your answers because too many forms are being sent from your network. They are all below. Send them again in "
            + "10 minutes";

    private const string Paused =
        "We have not saved your answers because the survey has been paused. They are all below. Keep this page open, or keep a copy, and "
            + "send them when the survey goes on";

    private const string Unavailable =
        "We could not confirm that your answers were saved. They are all below. Send them again in a moment: they will be counted only "
            + "once";

    public SurveyWindow Window { get; protected set; } = null!;

    public AnswerForm Form { get; private set; } = null!;

    public RespondentPageState State { get; private set; }

    /// <summary>The time when the form was first shown, encrypted by <see cref="FormTimestamp"/>.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The problems that prevent storing the form, each with the id of its field; empty if there are none.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public string Title => State switch
    {
        RespondentPageState.NotYetOpen => "Not open yet",
        RespondentPageState.Paused => "This survey is paused",
        RespondentPageState.Closed => "This survey has closed",
        RespondentPageState.LinkRetired => "This link is no longer in use",
        RespondentPageState.LinkIncomplete => "This link is incomplete",
        RespondentPageState.Form when Problems.Count > 0 => "Error: " + Window.Questionnaire.Document.Title,
        RespondentPageState.Form => Window.Questionnaire.Document.Title,
        RespondentPageState.ThankYou => throw new InvalidOperationException("The thank-you page is another page."),
    };

    /// <summary>The path of the survey, without a token.</summary>
    protected abstract string Survey { get; }

    /// <summary>
    /// Finds the window for the requested URL, from the cache unless <paramref name="bypassCache"/>. Returns false if there is none.
    /// </summary>
    protected abstract ValueTask<bool> FindAsync(bool bypassCache);

    // Not a parameter of the handlers: if they have no parameter or property to bind, the framework does not read the form.
    protected CancellationToken Cancelled => HttpContext.RequestAborted;

    /// <summary>The invitation token in the URL; null for an open link.</summary>
    protected virtual InvitationToken? Invitation => null;

    /// <summary>Whether staff have retired the link: nobody can start by it, but a form that was opened by it can be sent.</summary>
    protected virtual bool IsRetired => false;

    /// <summary>Whether the URL contains an invitation token that is incomplete or altered.</summary>
    protected virtual bool IsIncomplete => false;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(bypassCache: false))
            return NotFound();

        Form = AnswerForm.Empty(Window.Questionnaire.Document);
        Shown = services.Time.Create();
        if (IsIncomplete)
            return Incomplete();
        State = Window.StateAt(services.Clock.GetUtcNow()) switch
        {
            WindowState.Draft or WindowState.NotYetOpen => RespondentPageState.NotYetOpen,
            WindowState.Open => IsRetired ? RespondentPageState.LinkRetired : RespondentPageState.Form,
            WindowState.Paused => RespondentPageState.Paused,
            WindowState.InGrace or WindowState.Closed or WindowState.AwaitingDecision or WindowState.FinallyReleased =>
                RespondentPageState.Closed,
        };
        if (State != RespondentPageState.Form)
            return Page();
        CountOpened();
        return CachedPage.Of(this, Window, State, Form.Code.ToString(), Shown);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync(bypassCache: false))
            return NotFound();

        var document = Window.Questionnaire.Document;
        bool tooLarge;
        try
        {
            (var sent, tooLarge) = await FormBody.ReadAsync(Request, AnswerForm.Fields(document), Cancelled);
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

        if (IsIncomplete)
            return Incomplete();
        var age = services.Time.AgeOf(Form.Shown);
        Shown = age is null ? services.Time.Create() : Form.Shown;
        Problems = [.. FormProblem.Of(services.Validator.Validate(Form), Form)];
        if (!Form.HasCode)
            Problems = [new FormProblem("send", NoCode), .. Problems];
        if (Problems.Count > 0)
        {
            if (Form.HasCode && await IsKnownAsync())
                return Thank(known: true);
            return Window.AcceptsAt(services.Clock.GetUtcNow())
                ? Again(tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity)
                : Refuse();
        }

        var from = HttpContext.Connection.RemoteIpAddress;
        var (flags, refused) = services.Screening.Screen(Form.IsHoneypotFilled, age, from, Survey);
        if (refused)
            return Again(StatusCodes.Status429TooManyRequests, new FormProblem("send", TooMany));

        try
        {
            return await services.Acceptance.AcceptAsync(Window.Id, Form.Code, Form.ToSubmission(), flags, Invitation, Cancelled) switch
            {
                AcceptOutcome.Accepted => Thank(known: false),
                AcceptOutcome.NotOpen => await FindAsync(bypassCache: true) ? Refuse() : NotFound(),
                AcceptOutcome.InvitationSpent => Again(StatusCodes.Status409Conflict, new FormProblem("send", UsedInvitation)),
                AcceptOutcome.AcceptedBefore => Thank(known: true),
            };
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            services.Failures.Log("A form could not be stored", exception);
            return Again(StatusCodes.Status503ServiceUnavailable, new FormProblem("send", Unavailable));
        }
    }

    /// <summary>Counts that the form was shown.</summary>
    protected virtual void CountOpened()
    {
    }

    /// <summary>Counts that a form was stored.</summary>
    protected virtual void CountSubmitted()
    {
    }

    // After a refused form was corrected and accepted, going Back to its error page makes the browser send the refused form again. The
    // error page would show the answers and the code once more, so a form whose code was accepted gets the thank-you page instead.
    private async Task<bool> IsKnownAsync()
    {
        try
        {
            return await services.Acceptance.IsKnownAsync(Form.Code, Cancelled);
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            services.Failures.Log("A receipt could not be looked up", exception);
            return false;
        }
    }

    // After a redirect to another address, the browser does not send the answers again when the page is reloaded.
    private StatusCodeResult Thank(bool known)
    {
        if (!known)
            CountSubmitted();
        Response.Headers.Location = services.ThankYou.Seal(Survey, Form.Code, known);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    // A survey goes on after a pause, so the form keeps the answers.
    private PageResult Refuse()
    {
        var state = Window.StateAt(services.Clock.GetUtcNow());
        if (state == WindowState.Paused)
            return Again(StatusCodes.Status409Conflict, new FormProblem("send", Paused));
        State = state is WindowState.Draft or WindowState.NotYetOpen ? RespondentPageState.NotYetOpen : RespondentPageState.Closed;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Incomplete()
    {
        State = RespondentPageState.LinkIncomplete;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private PageResult Again(int status, params FormProblem[] problems)
    {
        Problems = [.. Problems, .. problems];
        Response.StatusCode = status;
        return Page();
    }
}
