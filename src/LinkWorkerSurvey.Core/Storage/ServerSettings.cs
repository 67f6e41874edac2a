using LinkWorkerSurvey.Core.Shared;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The PostgreSQL settings that the privacy promise requires: logs and commit timestamps reveal nothing about stored answers, and
/// acknowledged writes are durable.
/// </summary>
public static class ServerSettings
{
    private static readonly Setting[] All =
    [
        // With other values, PostgreSQL could log a failing statement with its row, and any statement with the values it stores.
        Log("log_statement", "none"),
        Log("log_min_error_statement", "panic"),
        Log("log_error_verbosity", "terse"),
        Log("log_parameter_max_length_on_error", "0"),
        Log("log_min_duration_statement", "-1"),
        Log("log_min_duration_sample", "-1"),
        Log("log_transaction_sample_rate", "0"),
        Log("log_duration", "off"),
        Log("debug_print_parse", "off"),
        Log("debug_print_rewritten", "off"),
        Log("debug_print_plan", "off"),
        Log("auto_explain.log_min_duration", "-1"),
        // If this were on, PostgreSQL would record for every row when it was committed.
        Safe("track_commit_timestamp", "off"),
        Safe("fsync", "on"),
        Safe("full_page_writes", "on"),
        Safe("synchronous_commit", "on", "local", "remote_write", "remote_apply"),
    ];

    /// <summary>Checks that all the settings that the privacy promise requires have the required values on the server.</summary>
    /// <exception cref="RuleException">Some settings have other values; the message names them and says what to do.</exception>
    public static async Task RequireAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var wrong = await WrongAsync(connection, cancel);
        if (wrong.Count > 0)
        {
            throw new RuleException(
                $"PostgreSQL lacks settings that the privacy promises need. Set "
                    + $"{string.Join(", ", wrong.Select(s => $"{s.Name} = {s.Right[0]}"))} in its configuration, then start again.");
        }
    }

    /// <summary>
    /// Sets those logging parameters that have a wrong value by ALTER DATABASE, skipping those for which the user has no privilege.
    /// <see cref="RequireAsync"/> reports parameters that are still wrong.
    /// </summary>
    internal static async Task SetAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        foreach (var setting in (await WrongAsync(connection, cancel)).Where(s => s.IsOfLog))
        {
            await using var set = new NpgsqlCommand(
                $"""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET {setting.Name} = {setting.Right[0]}', current_database());
                EXCEPTION WHEN insufficient_privilege THEN NULL;
                END $$
                """, connection);
            await set.ExecuteNonQueryAsync(cancel);
        }
    }

    // A setting that pg_settings does not list belongs to a module that is not loaded, so it has no effect.
    private static async Task<IReadOnlyList<Setting>> WrongAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var found = new Dictionary<string, string>();
        await using var command = new NpgsqlCommand("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", connection)
        {
            Parameters = { new() { Value = All.Select(s => s.Name).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found[reader.GetString(0)] = reader.GetString(1);
        return [.. All.Where(s => found.TryGetValue(s.Name, out var value) && !s.Right.Contains(value))];
    }

    private static Setting Log(string name, string right) => new(name, true, [right]);

    private static Setting Safe(string name, params string[] right) => new(name, false, right);

    private sealed record Setting(string Name, bool IsOfLog, IReadOnlyList<string> Right);
}
