using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Moves pending submissions into the results, in random batches of at least k responses (the survey window's minimum batch size), so that
/// no one is identified by when their answers appear. Only an administrator's decision can add fewer. Each step is one transaction: a crash
/// undoes only the current step, and the next call continues.
/// </summary>
public sealed class Releaser(NpgsqlDataSource database, SubmissionCipher cipher)
{
    private const string NoteEnds =
        "UPDATE survey_window SET closed_at = closes_at WHERE closed_at IS NULL AND NOT draft AND closes_at <= clock_timestamp()";

    private const string DueWindows = """
        SELECT id FROM survey_window w
        WHERE final_released_at IS NULL AND NOT draft AND (held_at IS NULL OR emptied_at IS NOT NULL) AND (release_again_at IS NULL
            OR release_again_at <= clock_timestamp())
          AND (clock_timestamp() >= final_release_due_at(w) OR (SELECT count(*) FROM staged s
              WHERE s.window_id = w.id AND s.flags = 0) >= 2 * k)
        """;

    // Exponential backoff, for all instances together: 5 s after the first failure, at most 10 minutes.
    private const string NoteFailure = """
        UPDATE survey_window SET release_failures = release_failures + 1,
            release_again_at = clock_timestamp() + least(interval '5 seconds' * 2 ^ least(release_failures, 10), interval '10 minutes')
        WHERE id = $1 AND final_released_at IS NULL
        """;

    /// <summary>
    /// Records the end of each window whose closing time has passed, and returns the keys of windows in which a release is due: at least 2k
    /// unflagged submissions are pending, or the window and its grace period have ended. After a failed release, the next one is due when
    /// its backoff has passed. While a window awaits a decision, no release is due.
    /// </summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<IReadOnlyList<int>> FindDueAsync(CancellationToken cancel = default)
    {
        await using (var note = database.CreateCommand(NoteEnds))
            await note.ExecuteNonQueryAsync(cancel);

        var due = new List<int>();
        await using var find = database.CreateCommand(DueWindows);
        await using var reader = await find.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            due.Add(reader.GetInt32(0));
        return due;
    }

    /// <summary>Performs all due releases of one window, one after another.</summary>
    /// <exception cref="CryptographicException">
    /// The pending submissions were encrypted with another survey secret. The failed batch is rolled back, and nothing is lost.
    /// </exception>
    public async Task ReleaseAllAsync(int windowId, CancellationToken cancel = default)
    {
        while (await ReleaseAsync(windowId, cancel) == ReleaseOutcome.Batch)
        {
        }
    }

    /// <summary>
    /// Performs the next due release of one window: a batch or, after the end and grace period, the final release of all pending
    /// submissions. If more than <see cref="ReleaseBatch.MaxSize"/> + k unflagged ones are then pending, batches come first. If some of the
    /// rest are flagged, or if at least one but fewer than k are left, the final release awaits an administrator's decision. A failure is
    /// recorded in the window, and the retry is due after an exponential backoff.
    /// </summary>
    /// <exception cref="CryptographicException">
    /// The pending submissions were encrypted with another survey secret. The release is rolled back, and nothing is lost.
    /// </exception>
    public async Task<ReleaseOutcome> ReleaseAsync(int windowId, CancellationToken cancel = default)
    {
        ReleaseOutcome outcome;
        try
        {
            outcome = await ReleaseNextAsync(windowId, cancel);
            if (outcome == ReleaseOutcome.Final)
                outcome = await FinishAsync(windowId, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await NoteFailureAsync(windowId);
            throw;
        }

        if (outcome is ReleaseOutcome.Batch or ReleaseOutcome.Final)
            await VacuumPendingAsync(cancel);
        return outcome;
    }

    /// <summary>Carries out an administrator's decision on a window that awaits one, and records the reason in the activity log.</summary>
    /// <param name="windowId">The key of the window that awaits the decision.</param>
    /// <param name="decision">The decision: release or delete the pending submissions.</param>
    /// <param name="leaveOut">
    /// The flags to exclude: submissions with any of them are deleted, without decryption, when the others are released.
    /// </param>
    /// <param name="reason">The reason for the activity log.</param>
    /// <param name="staffId">The key of the member of staff who decided.</param>
    /// <param name="agreed">
    /// The number of responses, fewer than k, that the administrator agreed to add at once; null if no agreement was asked for.
    /// </param>
    /// <param name="cancel">Cancels before the commit; nothing is changed.</param>
    /// <returns>
    /// Null if the decision was carried out. Otherwise nothing was changed, and the result is the number of responses, fewer than k, that
    /// the administrator must first agree to add.
    /// </returns>
    /// <exception cref="RuleException">The window awaits no decision, or the reason is empty or too long.</exception>
    public async Task<int?> DecideAsync(
        int windowId,
        FinalReleaseDecision decision,
        SubmissionFlags leaveOut,
        string reason,
        Guid staffId,
        int? agreed = null,
        CancellationToken cancel = default)
    {
        var recorded = AuditEntry.RequireNote(reason);
        await using (var release = await ReleaseTransaction.BeginAsync(database, windowId, cancel))
        {
            if (release is not { IsAwaitingDecision: true, IsEmptied: false })
                throw new RuleException("This survey does not need a decision.");

            // A window that awaits a decision accepts nothing, so the lock on accepting is not needed.
            var left = await release.LockPendingAsync(int.MaxValue, cancel);
            if (decision == FinalReleaseDecision.Discard)
            {
                await release.AddAuditEntryAsync(AuditAction.HeldDiscarded, recorded, staffId, cancel);
            }
            else
            {
                var added = left.Where(submission => (submission.Flags & leaveOut) == 0).ToList();
                if (added.Count > 0 && added.Count < release.MinimumBatchSize && added.Count != agreed)
                    return added.Count;
                await release.MoveToResponsesAsync(Shuffled(added), cipher, cancel);
                if (added.Count < left.Count)
                    await release.AddAuditEntryAsync(
                        AuditAction.FlaggedLeftOut,
                        $"{left.Count - added.Count} of {left.Count}, of the kinds {leaveOut}",
                        staffId,
                        cancel);
                await release.AddAuditEntryAsync(AuditAction.HeldReleased, recorded, staffId, cancel);
            }

            await release.DiscardPendingAsync(cancel);
            await release.CommitLastAsync(cancel);
        }

        await ReleaseAsync(windowId, cancel);
        return null;
    }

    /// <summary>
    /// Returns how many pending submissions of a window have each flag. A submission with several flags is counted under each. A flag that
    /// no pending submission has is missing.
    /// </summary>
    public async Task<IReadOnlyDictionary<SubmissionFlags, int>> CountFlaggedAsync(int windowId, CancellationToken cancel = default)
    {
        var counts = new Dictionary<SubmissionFlags, int>();
        await using var count = database.CreateCommand(
            "SELECT flags, count(*) FROM staged WHERE window_id = $1 AND flags <> 0 GROUP BY flags");
        count.Parameters.Add(new() { Value = windowId });
        await using var reader = await count.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var flags = (SubmissionFlags)reader.GetInt16(0);
            foreach (var kind in Enum.GetValues<SubmissionFlags>().Where(kind => kind != SubmissionFlags.None && flags.HasFlag(kind)))
                counts[kind] = counts.GetValueOrDefault(kind) + (int)reader.GetInt64(1);
        }

        return counts;
    }

    /// <returns>
    /// The outcome. <see cref="ReleaseOutcome.Final"/> here means that no submission is pending any more, but the window's rows must still
    /// be rewritten.
    /// </returns>
    private async Task<ReleaseOutcome> ReleaseNextAsync(int windowId, CancellationToken cancel)
    {
        await using var release = await ReleaseTransaction.BeginAsync(database, windowId, cancel);
        if (release is null || (release.IsAwaitingDecision && !release.IsEmptied))
            return ReleaseOutcome.Nothing;
        if (release.IsEmptied)
            return ReleaseOutcome.Final;

        // The lock on accepting is taken before the pending submissions are counted, and only after the end and grace period. A form sent
        // then is too late, and waits for at most one batch before it is refused.
        if (release.HasEnded)
            await release.StopAcceptingAsync(cancel);
        var pending = await release.LockPendingAsync(ReleaseBatch.MaxSize + (2 * release.MinimumBatchSize), cancel);
        var unflagged = pending.Where(submission => submission.Flags == SubmissionFlags.None).ToList();
        if (!release.HasEnded || unflagged.Count > ReleaseBatch.MaxSize + release.MinimumBatchSize)
        {
            var drawn = Shuffled(unflagged)[..ReleaseBatch.CalculateSize(unflagged.Count, release.MinimumBatchSize)];
            if (drawn.Length == 0)
                return ReleaseOutcome.Nothing;
            await release.MoveToResponsesAsync(drawn, cipher, cancel);
            await release.CommitAsync(cancel);
            return ReleaseOutcome.Batch;
        }

        if (unflagged.Count < pending.Count || (pending.Count > 0 && pending.Count < release.MinimumBatchSize))
        {
            await release.HoldAsync(cancel);
            return ReleaseOutcome.AwaitingDecision;
        }

        await release.MoveToResponsesAsync(Shuffled(pending), cipher, cancel);
        await release.CommitLastAsync(cancel);
        return ReleaseOutcome.Final;
    }

    private async Task<ReleaseOutcome> FinishAsync(int windowId, CancellationToken cancel)
    {
        await using var release = await ReleaseTransaction.BeginAsync(database, windowId, cancel);
        if (release is null)
            return ReleaseOutcome.Nothing;
        await release.FinishAsync(cancel);
        return ReleaseOutcome.Final;
    }

    // Deleted submissions stay in the files, encrypted, until PostgreSQL overwrites their space. VACUUM frees that space for reuse.
    private async Task VacuumPendingAsync(CancellationToken cancel)
    {
        await using var vacuum = database.CreateCommand("VACUUM staged, open_token");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync(cancel);
    }

    // If even this write fails, the database is unavailable. The window is still due, so the next check retries the release.
    private async Task NoteFailureAsync(int windowId)
    {
        try
        {
            await using var note = database.CreateCommand(NoteFailure);
            note.Parameters.Add(new() { Value = windowId });
            await note.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
        }
    }

    private static T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
