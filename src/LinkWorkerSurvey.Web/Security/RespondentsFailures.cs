using LinkWorkerSurvey.Web.Failures;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Logs that a respondent's page failed, and where, without anything of the request. By Serilog itself, because the framework's logger adds
/// the request's path.
/// </summary>
public sealed class RespondentsFailures(Serilog.ILogger log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed && RespondentsLogs.IsRespondents(failed.Path))
            log.Error("A respondent's page failed: {Failure}", Failure.Of(exception));
        return ValueTask.FromResult(false);
    }

    /// <summary>
    /// A page said that it must be sent again. That the database is away is known from elsewhere; what it refuses would be known from
    /// nowhere.
    /// </summary>
    /// <param name="what">What could not be done, in words.</param>
    /// <param name="why">What the database met or said.</param>
    public void Note(string what, Exception why)
    {
        if (why is PostgresException)
            log.Error("{What}: {Failure}", what, Failure.Of(why));
    }
}
