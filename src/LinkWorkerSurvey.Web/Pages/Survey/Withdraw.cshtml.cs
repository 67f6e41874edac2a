using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Withdraws a pending submission by its code. Every well-formed code gets the same response, whether or not a submission has that code.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WithdrawModel(Withdrawal withdrawal, SubmissionScreening screening, RespondentsFailures failures) : PageModel
{
    // The maximum wait for the database. After that, the page asks the respondent to send the request again.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Deleting a submission takes some milliseconds longer than finding none. A constant response time hides the difference.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(250);

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
            if (screening.Count(HttpContext.Connection.RemoteIpAddress, Request.Path).Refused)
            {
                Typed = parsed.ToString();
                Problem = "We could not take your request because too many are being sent from your network. Send it again in 10 minutes";
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            try
            {
                // The query is abandoned and not cancelled: cancelling would hold a thread until the server answers. Withdrawing is
                // idempotent.
                var answer = Task.Delay(AnswerTime, cancel);
                await withdrawal.WithdrawAsync(parsed, CancellationToken.None).WaitAsync(Limit, cancel);
                await answer;
                Done = true;
            }
            catch (Exception exception) when (exception.IsDatabaseUnavailable())
            {
                failures.Log("A withdrawal could not be confirmed", exception);
                Typed = parsed.ToString();
                Problem = "We could not confirm that your answers were withdrawn. Send your request again in a moment";
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }

            return;
        }

        Typed = code ?? "";
        Problem = "Withdrawal code must have 26 letters and numbers, like 3K7Q-M2XW-9RTA-4HJC-P6ZV-B3ND-8E";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
