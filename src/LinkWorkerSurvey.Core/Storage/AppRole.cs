using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The PostgreSQL role in which the program runs. It cannot change the schema, and can change or delete released responses only through
/// dedicated database functions.
/// </summary>
internal static class AppRole
{
    public const string Name = "survey_app";

    /// <summary>
    /// Adds <c>-c role=survey_app</c> to a connection string, so that every connection has the role before its first statement, whichever
    /// user logs in.
    /// </summary>
    public static string Assume(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.Join(' ', new[] { builder.Options, $"-c role={Name}" }.OfType<string>());
        return builder.ConnectionString;
    }
}
