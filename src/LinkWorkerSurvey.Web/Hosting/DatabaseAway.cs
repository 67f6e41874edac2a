using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Telling a database that is away from a mistake.</summary>
internal static class DatabaseAway
{
    /// <summary>Whether the database could not be reached, did not answer or broke off. EF wraps what Npgsql throws.</summary>
    public static bool IsDatabaseAway(this Exception error) => error is NpgsqlException or TimeoutException || (error is InvalidOperationException && error.InnerException is NpgsqlException or TimeoutException);
}
