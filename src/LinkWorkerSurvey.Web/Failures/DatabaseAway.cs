using Npgsql;

namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Telling a database that cannot serve from a mistake of the program's own.</summary>
internal static class DatabaseAway
{
    /// <summary>
    /// Whether the database could not be reached, did not answer, broke off or refused what it was asked. EF wraps what Npgsql throws.
    /// </summary>
    public static bool IsDatabaseAway(this Exception error) =>
        error is NpgsqlException or TimeoutException
        || (error is InvalidOperationException && error.InnerException is NpgsqlException or TimeoutException);
}
