using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Writes the tables of answers into new files after a final release. The rewrite of a window leaves its old row versions in the free room
/// of the old files, where they tell in which order and in which batch the answers came.
/// </summary>
public sealed class AnswerFiles(NpgsqlDataSource database)
{
    private static readonly string[] Tables = ["response", "answer_text", "reading", "reading_code"];

    // What an earlier call got done, for the windows it was done for: a busy table is tried again without the others being written twice.
    private int[] doneFor = [];
    private int done;

    /// <summary>
    /// Writes the tables into new files if a window was finally released since they last were. A table that is in use at the moment is left
    /// for the next call, so that nobody is held up for long.
    /// </summary>
    /// <returns>Whether nothing is left to do.</returns>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<bool> RewriteAsync(CancellationToken cancel = default)
    {
        var windows = await DueAsync(cancel);
        if (windows.Length == 0)
            return true;

        // One instance at a time. The lock is held by a transaction of its own, which has no snapshot that would keep old row versions.
        await using var holder = await database.OpenConnectionAsync(cancel);
        await using var held = await holder.BeginTransactionAsync(cancel);
        await using (var attempt = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({WindowLock.RewritingFiles}, 0)", holder, held))
        {
            if (!(bool)(await attempt.ExecuteScalarAsync(cancel))!)
                return false;
        }

        if (!windows.SequenceEqual(doneFor))
            (doneFor, done) = (windows, 0);
        for (; done < Tables.Length; done++)
        {
            await using var rewrite = database.CreateCommand("SELECT rewrite_answer_file($1)");
            rewrite.CommandTimeout = 0;
            rewrite.Parameters.Add(new() { Value = Tables[done] });
            if (!(bool)(await rewrite.ExecuteScalarAsync(cancel))!)
                return false;
        }

        await using var note = database.CreateCommand("UPDATE survey_window SET swept_at = clock_timestamp() WHERE id = ANY($1)");
        note.Parameters.Add(new() { Value = windows });
        await note.ExecuteNonQueryAsync(cancel);
        doneFor = [];
        return true;
    }

    private async Task<int[]> DueAsync(CancellationToken cancel)
    {
        await using var find = database.CreateCommand(
            "SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM survey_window WHERE final_released_at IS NOT NULL AND swept_at IS NULL");
        return (int[])(await find.ExecuteScalarAsync(cancel))!;
    }
}
