using FluentValidation;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>The survey: one page, one form. No account, no cookie, no script needed; sending is answered by the thank-you page itself.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[SentForm]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(SurveyDbContext db, KnownLinks links, Acceptance acceptance, ChannelCounter counter, IValidator<AnswerForm> validator, TimeProvider clock) : PageModel
{
    public Channel Channel { get; private set; } = null!;

    public SurveyWindow Window => Channel.Window;

    public AnswerForm Form { get; private set; } = null!;

    public SurveyMoment Moment { get; private set; }

    /// <summary>What stands in the way, with the id of the field each is about; empty when nothing does.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string channel, CancellationToken cancel)
    {
        if (!await FindAsync(channel, cancel))
            return NotFound();

        Form = AnswerForm.Empty(Window.Questionnaire.Document);
        Moment = Window.StateAt(clock.GetUtcNow()) switch
        {
            WindowState.NotYetOpen => SurveyMoment.NotYetOpen,
            WindowState.Open => SurveyMoment.Form,
            _ => SurveyMoment.Closed,
        };
        if (Moment == SurveyMoment.Form)
            counter.Opened(Channel.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string channel, CancellationToken cancel)
    {
        if (!await FindAsync(channel, cancel))
            return NotFound();

        try
        {
            Form = AnswerForm.Read(Window.Questionnaire.Document, await SentFormAttribute.ReadAsync(Request, cancel));
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

        Problems = [.. FormProblem.Of(await validator.ValidateAsync(Form, cancel), Form)];
        if (!Form.HasCode)
            Problems = [new FormProblem("send", "The form reached us without its code. It has a new one now; your answers are below. Please send again"), .. Problems];
        if (Problems.Count > 0 && Window.StateAt(clock.GetUtcNow()) is not (WindowState.Open or WindowState.InGrace))
            return Refuse();
        if (Problems.Count > 0)
            return Again(StatusCodes.Status422UnprocessableEntity);

        try
        {
            return await acceptance.AcceptAsync(Window.Id, Form.Code, Form.ToSheet(), cancel: cancel) switch
            {
                AcceptOutcome.Accepted or AcceptOutcome.AcceptedBefore => Thank(),
                AcceptOutcome.NotOpen => Refuse(),
                _ => Again(
                    StatusCodes.Status422UnprocessableEntity,
                    new FormProblem("send", "This form was sent before with other answers. Those count; the changes below are not stored. To replace them, withdraw them with the code at the end of this page and fill in the survey anew")),
            };
        }
        catch (Exception away) when (away.IsDatabaseAway())
        {
            return Again(
                StatusCodes.Status503ServiceUnavailable,
                new FormProblem("send", "Your answers could not be stored just now. They are all below: please send again in a moment. However often you send, they count once"));
        }
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        var channel = await links.FindAsync(db, slug, cancel);
        Channel = channel!;
        return channel is not null;
    }

    private PageResult Thank()
    {
        counter.Submitted(Channel.Id);
        Moment = SurveyMoment.ThankYou;
        return Page();
    }

    private PageResult Refuse()
    {
        Moment = Window.StateAt(clock.GetUtcNow()) == WindowState.NotYetOpen ? SurveyMoment.NotYetOpen : SurveyMoment.Closed;
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
