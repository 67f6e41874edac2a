using Npgsql;

namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Classifies exceptions and describes them for the log.</summary>
internal static class Failure
{
    /// <summary>
    /// Returns whether an exception shows that the database was unreachable, timed out, disconnected or refused a command. It also inspects
    /// the inner exception of an InvalidOperationException, with which Entity Framework wraps failures that a retry could mend.
    /// </summary>
    public static bool IsDatabaseUnavailable(this Exception error) =>
        error is NpgsqlException or TimeoutException
        || (error is InvalidOperationException && error.InnerException is NpgsqlException or TimeoutException);

    /// <summary>
    /// Returns the types and stack traces of an exception and its inner exceptions, and PostgreSQL's error codes (SQLSTATE). Leaves out the
    /// messages, which may contain answers.
    /// </summary>
    public static string Describe(Exception error) =>
        string.Join(
            Environment.NewLine,
            Chain(error).Select(e => $"{e.GetType().FullName} {(e as PostgresException)?.SqlState}{Environment.NewLine}{e.StackTrace}"));

    private static IEnumerable<Exception> Chain(Exception error) => error is AggregateException many
        ? many.Flatten().InnerExceptions.SelectMany(Chain)
        : error.InnerException is { } inner ? Chain(inner).Prepend(error) : [error];
}
