using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Moves pending submissions into the results, so many at a time and in such an order that nobody's answers can be told from what moved.
/// Each step is one transaction: killed anywhere, it has happened whole or not at all, and the next attempt goes on.
/// </summary>
public sealed class Releaser(NpgsqlDataSource database, SheetSeal seal)
{
    private const string NoteEnds =
        "UPDATE survey_window SET closed_at = closes_at WHERE closed_at IS NULL AND closes_at <= clock_timestamp()";

    private const string DueWindows = """
        SELECT id FROM survey_window w
        WHERE final_released_at IS NULL AND (held_at IS NULL OR emptied_at IS NOT NULL) AND (release_again_at IS NULL
            OR release_again_at <= clock_timestamp())
          AND (clock_timestamp() >= coalesce(closed_at, closes_at) + grace OR (SELECT count(*) FROM staged s
              WHERE s.window_id = w.id AND s.flags = 0) >= 2 * k)
        """;

    // Exponential backoff, for all instances together: 5 s after the first failure, at most 10 minutes.
    private const string NoteFailure = """
        UPDATE survey_window SET release_failures = release_failures + 1,
            release_again_at = clock_timestamp() + least(interval '5 seconds' * 2 ^ least(release_failures, 10), interval '10 minutes')
        WHERE id = $1 AND final_released_at IS NULL
        """;

    /// <summary>Notes which windows have ended, and finds those in which a release is due: a failed one not before its time.</summary>
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

    /// <summary>Releases whatever is due in any window, the windows side by side.</summary>
    /// <exception cref="AggregateException">Some windows could not be released; nothing is lost, and the others were.</exception>
    public async Task ReleaseDueAsync(CancellationToken cancel = default)
    {
        var releases = Task.WhenAll((await FindDueAsync(cancel)).Select(window => ReleaseAllAsync(window, cancel)));
        await releases.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (releases.Exception is { } failures)
            throw failures;
    }

    /// <summary>Releases what is due in one window, until nothing more is.</summary>
    /// <exception cref="CryptographicException">What is pending was sealed with another secret. Nothing is lost and nothing
    /// released.</exception>
    public async Task ReleaseAllAsync(int windowId, CancellationToken cancel = default)
    {
        while (await ReleaseAsync(windowId, cancel) == ReleaseOutcome.Batch)
        {
        }
    }

    /// <summary>
    /// Releases what is due in one window: a batch while it runs, all that is left once its end and grace have passed. After a failure,
    /// which the window remembers, it is not due again for some time.
    /// </summary>
    /// <exception cref="CryptographicException">What is pending was sealed with another secret. Nothing is lost and nothing
    /// released.</exception>
    public async Task<ReleaseOutcome> ReleaseAsync(int windowId, CancellationToken cancel = default)
    {
        ReleaseOutcome outcome;
        try
        {
            outcome = await MoveOnAsync(windowId, cancel);
            if (outcome == ReleaseOutcome.Final)
                outcome = await FinishAsync(windowId, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await NoteFailureAsync(windowId);
            throw;
        }

        if (outcome is ReleaseOutcome.Batch or ReleaseOutcome.Final)
            await VacuumPendingAsync(cancel);
        return outcome;
    }

    /// <summary>Carries out the decision on a window whose final release was put off, and records the reason.</summary>
    /// <param name="windowId">The window.</param>
    /// <param name="decision">What becomes of what is pending.</param>
    /// <param name="leaveOut">The kinds of flagged submissions that are deleted, unread, where the rest is added.</param>
    /// <param name="reason">Why; recorded in the activity log.</param>
    /// <param name="staffId">Who decided.</param>
    /// <param name="agreed">By how many people, fewer than k, the administrator agreed that the figures move; null when nobody was
    /// asked.</param>
    /// <param name="cancel">Stops before anything is done.</param>
    /// <returns>
    /// Null when it is done. Otherwise how many people it would add, which are fewer than k and not what was agreed to: nothing has
    /// happened.
    /// </returns>
    /// <exception cref="RuleException">No decision is awaited on this window, or no reason is given.</exception>
    public async Task<int?> DecideHeldAsync(
        int windowId,
        HeldDecision decision,
        Doubts leaveOut,
        string reason,
        Guid staffId,
        int? agreed = null,
        CancellationToken cancel = default)
    {
        var recorded = TrailEntry.RequireNote(reason);
        await using (var release = await ReleaseTransaction.BeginAsync(database, windowId, cancel))
        {
            if (release is not { Held: true, Emptied: false })
                throw new RuleException("No decision is awaited on this window.");

            // Nothing is accepted once a window is held, so that the lock on accepting is not needed.
            var left = await release.LockPendingAsync(int.MaxValue, cancel);
            if (decision == HeldDecision.Discard)
            {
                await release.NoteAsync(TrailAct.HeldDiscarded, recorded, staffId, cancel);
            }
            else
            {
                var added = left.Where(sheet => (sheet.Flags & leaveOut) == 0).ToList();
                if (added.Count > 0 && added.Count < release.K && added.Count != agreed)
                    return added.Count;
                await release.MoveOnAsync(Shuffled(added), seal, cancel);
                if (added.Count < left.Count)
                    await release.NoteAsync(
                        TrailAct.FlaggedLeftOut,
                        $"{left.Count - added.Count} of {left.Count}, of the kinds {leaveOut}",
                        staffId,
                        cancel);
                await release.NoteAsync(TrailAct.HeldReleased, recorded, staffId, cancel);
            }

            await release.DiscardWaitingAsync(cancel);
            await release.CommitLastAsync(cancel);
        }

        await ReleaseAsync(windowId, cancel);
        return null;
    }

    /// <summary>
    /// How many flagged submissions of each kind are pending in a window. One with several flags is in each of its kinds.
    /// </summary>
    public async Task<IReadOnlyDictionary<Doubts, int>> CountFlaggedAsync(int windowId, CancellationToken cancel = default)
    {
        var counts = new Dictionary<Doubts, int>();
        await using var count = database.CreateCommand(
            "SELECT flags, count(*) FROM staged WHERE window_id = $1 AND flags <> 0 GROUP BY flags");
        count.Parameters.Add(new() { Value = windowId });
        await using var reader = await count.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var flags = (Doubts)reader.GetInt16(0);
            foreach (var kind in Enum.GetValues<Doubts>().Where(kind => kind != Doubts.None && flags.HasFlag(kind)))
                counts[kind] = counts.GetValueOrDefault(kind) + (int)reader.GetInt64(1);
        }

        return counts;
    }

    /// <returns>Final when nothing is pending any more and the window's rows are to be written anew.</returns>
    private async Task<ReleaseOutcome> MoveOnAsync(int windowId, CancellationToken cancel)
    {
        await using var release = await ReleaseTransaction.BeginAsync(database, windowId, cancel);
        if (release is null || (release.Held && !release.Emptied))
            return ReleaseOutcome.Nothing;
        if (release.Emptied)
            return ReleaseOutcome.Final;

        // Taken before the look at what is pending, and only at the end: who sends then has come too late, and waits for no more than one
        // batch.
        if (release.Ended)
            await release.StopAcceptingAsync(cancel);
        var pending = await release.LockPendingAsync(Batch.Limit + (2 * release.K), cancel);
        var unflagged = pending.Where(sheet => sheet.Flags == Doubts.None).ToList();
        if (!release.Ended || unflagged.Count > Batch.Limit + release.K)
        {
            var drawn = Shuffled(unflagged)[..Batch.Size(unflagged.Count, release.K)];
            if (drawn.Length == 0)
                return ReleaseOutcome.Nothing;
            await release.MoveOnAsync(drawn, seal, cancel);
            await release.CommitAsync(cancel);
            return ReleaseOutcome.Batch;
        }

        if (unflagged.Count < pending.Count || (pending.Count > 0 && pending.Count < release.K))
        {
            await release.HoldAsync(cancel);
            return ReleaseOutcome.Held;
        }

        await release.MoveOnAsync(Shuffled(pending), seal, cancel);
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

    // Deleted submissions lie in the files, sealed, until their room is vacuumed and taken by others.
    private async Task VacuumPendingAsync(CancellationToken cancel)
    {
        await using var vacuum = database.CreateCommand("VACUUM staged, open_token");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync(cancel);
    }

    // Where even this cannot be written, the database is unavailable, and the next look finds the window due again.
    private async Task NoteFailureAsync(int windowId)
    {
        try
        {
            await using var note = database.CreateCommand(NoteFailure);
            note.Parameters.Add(new() { Value = windowId });
            await note.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception unavailable) when (unavailable is NpgsqlException or TimeoutException)
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
