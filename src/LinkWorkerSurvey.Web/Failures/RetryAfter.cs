namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Says when a refused request may be sent again.</summary>
internal static class RetryAfter
{
    // What SendLimits counts over, and what a database needs to start again.
    private const string TooMany = "600";
    private const string Unavailable = "10";

    /// <summary>Refuses with a status; of one that passes, <c>Retry-After</c> says in how many seconds.</summary>
    public static void Refuse(this HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.Headers.RetryAfter = status switch
        {
            StatusCodes.Status429TooManyRequests => TooMany,
            StatusCodes.Status503ServiceUnavailable => Unavailable,
            _ => default,
        };
    }
}
