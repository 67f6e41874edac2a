using Npgsql;

namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Tells what kind of failure an exception is, and describes it for the log.</summary>
internal static class Failure
{
    /// <summary>
    /// Whether the database could not be reached, did not answer in time, broke off or refused a command. Entity Framework wraps the
    /// exceptions of Npgsql.
    /// </summary>
    public static bool IsDatabaseUnavailable(this Exception error) =>
        error is NpgsqlException or TimeoutException
        || (error is InvalidOperationException && error.InnerException is NpgsqlException or TimeoutException);

    /// <summary>
    /// The types and stack traces of an exception and of those inside it, without their messages, which may hold answers.
    /// </summary>
    public static string Describe(Exception error) =>
        string.Join(
            Environment.NewLine,
            Chain(error).Select(e => $"{e.GetType().FullName} {(e as PostgresException)?.SqlState}{Environment.NewLine}{e.StackTrace}"));

    private static IEnumerable<Exception> Chain(Exception error) => error is AggregateException many
        ? many.Flatten().InnerExceptions.SelectMany(Chain)
        : error.InnerException is { } inner ? Chain(inner).Prepend(error) : [error];
}
