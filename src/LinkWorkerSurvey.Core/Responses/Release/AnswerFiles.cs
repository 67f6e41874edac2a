using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Rewrites the tables of answers and coding decisions into new files after a final release, with CLUSTER. The old files contain dead row
/// versions, which would reveal in which order the answers came and in which batches they were released.
/// </summary>
public sealed class AnswerFiles(NpgsqlDataSource database)
{
    private static readonly string[] Tables = ["response", "answer_text", "reading", "reading_code"];

    // The keys of the windows for which a rewrite is under way, and the number of tables already rewritten for them. If a table is in use,
    // the next call continues with that table and does not rewrite the earlier ones again.
    private int[] doneFor = [];
    private int done;

    /// <summary>
    /// Rewrites the tables if any survey window had its final release since the last rewrite. Stops at a table that is in use, so that no
    /// statement waits long for a lock; the next call continues with that table.
    /// </summary>
    /// <returns>True if nothing is left to rewrite; false if the method must be called again later.</returns>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<bool> RewriteAsync(CancellationToken cancel = default)
    {
        var windows = await DueAsync(cancel);
        if (windows.Length == 0)
            return true;

        // Only one instance may rewrite at a time. A separate transaction holds the lock; it has no snapshot that would keep old row
        // versions.
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
