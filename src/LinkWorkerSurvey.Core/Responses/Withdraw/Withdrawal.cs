using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Withdraw;

/// <summary>Withdraws a pending submission by its withdrawal code. A released response can no longer be found or withdrawn.</summary>
public sealed class Withdrawal(NpgsqlDataSource database, SubmissionCipher cipher)
{
    /// <summary>
    /// Deletes the submission with this withdrawal code if it is still pending. Does not report whether it existed, because the page shows
    /// the same message for every code.
    /// </summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task WithdrawAsync(WithdrawalCode code, CancellationToken cancel = default)
    {
        await using var withdraw = database.CreateCommand("DELETE FROM staged WHERE key_mac = $1");
        withdraw.Parameters.Add(new() { Value = cipher.LookupKey(code) });
        await withdraw.ExecuteNonQueryAsync(cancel);
    }
}
