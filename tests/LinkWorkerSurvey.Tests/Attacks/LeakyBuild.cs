using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// A careless version of the product. Each attack must succeed against it; otherwise the attack shows nothing about the product.
/// </summary>
internal static class LeakyBuild
{
    /// <summary>
    /// Releases pending submissions one by one in order of arrival, as soon as possible, under keys that contain the time. Nothing is
    /// shuffled or rewritten.
    /// </summary>
    public static async Task ReleaseAsync(NpgsqlDataSource owner, SubmissionCipher cipher)
    {
        var waiting = new List<(byte[] Key, int Window, byte[] Sheet)>();
        await using var connection = await owner.OpenConnectionAsync();
        await using (var look = new NpgsqlCommand("SELECT key_mac, window_id, sheet FROM staged ORDER BY ctid", connection))
        await using (var reader = await look.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                waiting.Add((reader.GetFieldValue<byte[]>(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2)));
        }

        foreach (var (key, window, submission) in waiting)
        {
            var content = cipher.Open(window, submission);
            var id = Guid.CreateVersion7();
            await RunAsync(connection, "INSERT INTO response (id, window_id, ticks) VALUES ($1, $2, $3)", id, window, content.Ticks);
            foreach (var text in content.Texts)
                await RunAsync(
                    connection,
                    "INSERT INTO answer_text VALUES ($1, $2, $3, $4, $5)",
                    Guid.CreateVersion7(),
                    id,
                    text.Question,
                    text.IsOther,
                    text.Text);
            await RunAsync(connection, "DELETE FROM staged WHERE key_mac = $1", key);
        }
    }

    /// <summary>Releases in this way, and marks the window as having had its final release.</summary>
    public static async Task ReleaseAndFinishAsync(TestDatabase database)
    {
        await ReleaseAsync(database.Source, database.Get<SubmissionCipher>());
        await database.RunAsync("UPDATE survey_window SET final_released_at = now() WHERE closes_at + grace < now()");
    }

    /// <summary>
    /// Stores answers immediately, in the transaction that marks the invitation as used, with a hash of the answers in the receipt.
    /// </summary>
    public static async Task AcceptAsync(
        TestDatabase database,
        SurveyWindow window,
        string invitation,
        WithdrawalCode code,
        Submission submission)
    {
        var cipher = database.Get<SubmissionCipher>();
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var id = Guid.NewGuid();
        await RunAsync(connection, "UPDATE invitation SET used = true WHERE id = $1", Guid.Parse(invitation));
        await RunAsync(
            connection,
            "INSERT INTO receipt (key_mac, window_id, content_hash) VALUES ($1, $2, $3)",
            cipher.LookupKey(code),
            window.Id,
            SHA256.HashData(Encoding.UTF8.GetBytes(submission.Texts[0].Text)));
        await RunAsync(
            connection, "INSERT INTO response (id, window_id, ticks) VALUES ($1, $2, $3)", id, window.Id, submission.Ticks.ToArray());
        foreach (var text in submission.Texts)
            await RunAsync(
                connection,
                "INSERT INTO answer_text VALUES ($1, $2, $3, $4, $5)",
                Guid.NewGuid(),
                id,
                text.Question,
                text.IsOther,
                text.Text);
        await transaction.CommitAsync();
    }

    /// <summary>Makes a window release each response as soon as one more is pending.</summary>
    public static Task CountOneByOneAsync(TestDatabase database) =>
        database.RunAsync("ALTER TABLE survey_window DROP CONSTRAINT ck_survey_window_k; UPDATE survey_window SET k = 1");

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }
}
