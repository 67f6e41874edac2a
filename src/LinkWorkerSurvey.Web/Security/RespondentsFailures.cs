using LinkWorkerSurvey.Web.Failures;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Logs the exception's type and stack trace when a respondents' page fails, without its message or any part of the request. It uses
/// Serilog directly, because the framework's logger adds the request's path.
/// </summary>
public sealed class RespondentsFailures(Serilog.ILogger log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed && RespondentsLogs.IsRespondents(failed.Path))
            log.Error("A respondent's page failed: {Failure}", Failure.Describe(exception));
        return ValueTask.FromResult(false);
    }

    /// <summary>
    /// Logs the exception that made a page ask the respondent to send the form again, if PostgreSQL refused the statement. An unavailable
    /// database is not logged here, because it is reported elsewhere.
    /// </summary>
    /// <param name="what">The action that failed, in words.</param>
    /// <param name="why">The exception to log.</param>
    public void Log(string what, Exception why)
    {
        if (why is PostgresException)
            log.Error("{What}: {Failure}", what, Failure.Describe(why));
    }
}
