using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>The same product made carelessly: each attack has to succeed against it, or it shows nothing about the other.</summary>
internal static class LeakyBuild
{
    /// <summary>
    /// Releases what waits one by one as it came in, each as soon as it can be, under keys that carry time; nothing is shuffled or written
    /// anew.
    /// </summary>
    public static async Task ReleaseAsync(NpgsqlDataSource owner, SheetSeal seal)
    {
        var waiting = new List<(byte[] Key, int Window, byte[] Sheet)>();
        await using var connection = await owner.OpenConnectionAsync();
        await using (var look = new NpgsqlCommand("SELECT key_mac, window_id, sheet FROM staged ORDER BY ctid", connection))
        await using (var reader = await look.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                waiting.Add((reader.GetFieldValue<byte[]>(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2)));
        }

        foreach (var (key, window, sheet) in waiting)
        {
            var content = seal.Open(window, sheet);
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

    /// <summary>The end of that: the window is said to be finally released.</summary>
    public static async Task ReleaseAndFinishAsync(TestDatabase database)
    {
        await ReleaseAsync(database.Source, database.Get<SheetSeal>());
        await database.RunAsync("UPDATE survey_window SET final_released_at = now() WHERE closes_at + grace < now()");
    }

    /// <summary>
    /// Stores answers at once, in the transaction that marks the invitation as used, with a hash of what was written kept in the receipt.
    /// </summary>
    public static async Task AcceptAsync(
        TestDatabase database,
        SurveyWindow window,
        string invitation,
        WithdrawalCode code,
        AnswerSheet sheet)
    {
        var seal = database.Get<SheetSeal>();
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var id = Guid.NewGuid();
        await RunAsync(connection, "UPDATE invitation SET used = true WHERE id = $1", Guid.Parse(invitation));
        await RunAsync(
            connection,
            "INSERT INTO receipt (key_mac, window_id, content_hash) VALUES ($1, $2, $3)",
            seal.KeyMac(code),
            window.Id,
            SHA256.HashData(Encoding.UTF8.GetBytes(sheet.Texts[0].Text)));
        await RunAsync(connection, "INSERT INTO response (id, window_id, ticks) VALUES ($1, $2, $3)", id, window.Id, sheet.Ticks.ToArray());
        foreach (var text in sheet.Texts)
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

    /// <summary>Lets a window count every response as soon as another waits.</summary>
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
