using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Takes answers back for whoever has their code. A code of the right form gets the same page whether it is known or not.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WithdrawModel(Withdrawal withdrawal, SendRate rate, RespondentsFailures failures) : PageModel
{
    public bool Done { get; private set; }

    public string? Problem { get; private set; }

    public string Typed { get; private set; } = "";

    public void OnGet()
    {
    }

    public async Task OnPostAsync(string? code, CancellationToken cancel)
    {
        if (WithdrawalCode.TryParse(code, out var parsed))
        {
            if (rate.Take(HttpContext.Connection.RemoteIpAddress, Request.Path).Refused)
            {
                Typed = parsed.ToString();
                Problem = "Very many requests are coming from your network just now. Please send yours again in ten minutes";
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            try
            {
                await withdrawal.WithdrawAsync(parsed, cancel);
                Done = true;
            }
            catch (Exception away) when (away.IsDatabaseAway())
            {
                failures.Note("A withdrawal could not be taken", away);
                Typed = parsed.ToString();
                Problem = "Your request could not be taken just now. Please send it again in a moment";
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }

            return;
        }

        Typed = code ?? "";
        Problem = "That is not a whole code. It has 26 letters and digits, such as 3K7Q-M2XW-9RTA-4HJC-P6ZV-B3ND-8E";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
