using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The database role the program works in: it may not change the schema, nor change or delete a released response but by the functions made
/// for that.
/// </summary>
internal static class AppRole
{
    public const string Name = "survey_app";

    /// <summary>The connection string by which a connection is in that role from its first statement on, whoever logs in.</summary>
    public static string Assume(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.Join(' ', new[] { builder.Options, $"-c role={Name}" }.OfType<string>());
        return builder.ConnectionString;
    }
}
