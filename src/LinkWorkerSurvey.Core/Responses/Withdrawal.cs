using Npgsql;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Takes answers back for whoever has their code, until the final release.</summary>
public sealed class Withdrawal(NpgsqlDataSource database, SheetSeal seal)
{
    // Two statements: a sheet that a release takes away while the first waits for it is found released by the second.
    private const string DropWaiting = """
        DELETE FROM staged s USING survey_window w WHERE s.key_mac = $1 AND w.id = s.window_id AND w.final_released_at IS NULL
        """;

    // The window's row is shared until the end, so that none comes between a final release's look at what is to be withdrawn and its commit.
    private const string AskRelease = """
        INSERT INTO withdrawal (request_mac, response, window_id)
        SELECT $2, $3, r.window_id FROM response r JOIN survey_window w ON w.id = r.window_id
        WHERE r.withdrawal_mac = $1 AND w.final_released_at IS NULL
        FOR SHARE OF w
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// Deletes the sheet if it still waits; if it is released already, its response goes with the next release. It does not say whether there was one: the
    /// caller answers the same whatever the code.
    /// </summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task WithdrawAsync(WithdrawalCode code, CancellationToken cancel = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(DropWaiting) { Parameters = { new() { Value = seal.KeyMac(code) } } });
        batch.BatchCommands.Add(new(AskRelease) { Parameters = { new() { Value = seal.WithdrawalMac(code) }, new() { Value = seal.RequestMac(code) }, new() { Value = seal.SealRequest(code) } } });
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
