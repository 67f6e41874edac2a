using Npgsql;

namespace LinkWorkerSurvey.Web.Failures;

/// <summary>An error as it may be logged: what kind it was and where, without its message, which may hold what somebody wrote.</summary>
internal static class Failure
{
    public static string Of(Exception error) =>
        string.Join(
            Environment.NewLine,
            Chain(error).Select(e => $"{e.GetType().FullName} {(e as PostgresException)?.SqlState}{Environment.NewLine}{e.StackTrace}"));

    private static IEnumerable<Exception> Chain(Exception error) => error is AggregateException many
        ? many.Flatten().InnerExceptions.SelectMany(Chain)
        : error.InnerException is { } inner ? Chain(inner).Prepend(error) : [error];
}
