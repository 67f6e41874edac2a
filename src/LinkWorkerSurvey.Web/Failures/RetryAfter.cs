namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Adds the header <c>Retry-After</c>, in seconds, to every response with status 429 or 503.</summary>
internal static class RetryAfter
{
    // In seconds: the default period of the submission limits, and a time in which PostgreSQL can restart.
    private const string TooManyRequests = "600";
    private const string Unavailable = "10";

    public static void UseRetryAfter(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Add((HttpResponse)state), context.Response);
        return next(context);
    });

    private static Task Add(HttpResponse response)
    {
        if (response.StatusCode == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = TooManyRequests;
        else if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = Unavailable;
        return Task.CompletedTask;
    }
}
