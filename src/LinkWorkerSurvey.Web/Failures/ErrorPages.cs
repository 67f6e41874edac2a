namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Answers what fails, and every refusal without a page of its own, with the error page.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = failed =>
                    failed.IsDatabaseAway() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}
