using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Withdraw;

/// <summary>Withdraws a submission for whoever has its code, while it is pending. A released response cannot be found by anybody.</summary>
public sealed class Withdrawal(NpgsqlDataSource database, SheetSeal seal)
{
    /// <summary>
    /// Deletes the submission if it is still pending. It does not say whether there was one: the caller answers the same whatever the code.
    /// </summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task WithdrawAsync(WithdrawalCode code, CancellationToken cancel = default)
    {
        await using var withdraw = database.CreateCommand("DELETE FROM staged WHERE key_mac = $1");
        withdraw.Parameters.Add(new() { Value = seal.KeyMac(code) });
        await withdraw.ExecuteNonQueryAsync(cancel);
    }
}
