namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Shows the error page for failures, and for every refusal without a page of its own.</summary>
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
