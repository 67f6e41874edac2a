namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Shows the error page for unhandled exceptions and for error responses without a body.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = failed =>
                    failed.IsDatabaseUnavailable() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}
