using LinkWorkerSurvey.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Logs that a respondent's page failed, and where, without anything of the request. By Serilog itself, because the framework's logger adds the request's path.</summary>
internal sealed class RespondentsFailures(Serilog.ILogger log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed && RespondentsLogs.IsRespondents(failed.Path))
            log.Error("A respondent's page failed: {Failure}", Failure.Of(exception));
        return ValueTask.FromResult(false);
    }
}
