using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The database role in which the program works. It may not change the schema. It may change or delete a released response only through the
/// functions made for that.
/// </summary>
internal static class AppRole
{
    public const string Name = "survey_app";

    /// <summary>
    /// Returns a connection string whose connections take on the role before their first statement, whichever user logs in.
    /// </summary>
    public static string Assume(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.Join(' ', new[] { builder.Options, $"-c role={Name}" }.OfType<string>());
        return builder.ConnectionString;
    }
}
