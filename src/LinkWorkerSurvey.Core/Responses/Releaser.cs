using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using Npgsql;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Turns sheets that wait into responses that are counted, so many at a time and in such an order that nobody's answers can be told from what moved. Each
/// release is one transaction: killed anywhere, it has happened whole or not at all.
/// </summary>
public sealed class Releaser(NpgsqlDataSource database, SheetSeal seal)
{
    private const string NoteEnds = "UPDATE survey_window SET closed_at = closes_at WHERE closed_at IS NULL AND closes_at <= clock_timestamp()";

    private const string DueWindows = """
        SELECT id FROM survey_window w
        WHERE final_released_at IS NULL AND held_at IS NULL
          AND (clock_timestamp() >= coalesce(closed_at, closes_at) + grace OR (SELECT count(*) FROM staged s WHERE s.window_id = w.id AND s.flags = 0) >= 2 * k)
        """;

    private const string ToSweep = "SELECT array_agg(id) FROM survey_window WHERE final_released_at IS NOT NULL AND swept_at IS NULL";

    /// <summary>Releases whatever is due in any window, and sweeps up after final releases.</summary>
    /// <exception cref="AggregateException">Some window could not be released, because what waits there was sealed with another secret, say. Nothing is lost; the others were released.</exception>
    public async Task ReleaseDueAsync(CancellationToken cancel = default)
    {
        await using (var note = database.CreateCommand(NoteEnds))
            await note.ExecuteNonQueryAsync(cancel);

        var due = new List<int>();
        await using (var find = database.CreateCommand(DueWindows))
        await using (var reader = await find.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                due.Add(reader.GetInt32(0));
        }

        var failures = new List<Exception>();
        var released = false;
        foreach (var window in due)
        {
            try
            {
                released |= await ReleaseAsync(window, cancel) is ReleaseOutcome.Batch;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failures.Add(error);
            }
        }

        await SweepAsync(released, cancel);
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    /// <summary>Releases what is due in one window: a batch while it runs, all that is left once its end and grace have passed.</summary>
    /// <exception cref="CryptographicException">What waits was sealed with another secret. Nothing is lost and nothing released.</exception>
    public async Task<ReleaseOutcome> ReleaseAsync(int windowId, CancellationToken cancel = default)
    {
        await using var release = await BeginAsync(windowId, cancel);
        if (release is null || release.Held)
            return ReleaseOutcome.Nothing;

        if (!release.Ended)
        {
            var waiting = Unflagged(await release.WaitingAsync(cancel));
            var drawn = Shuffled(waiting)[..Batch.Size(waiting.Count, release.K)];
            if (drawn.Length == 0)
                return ReleaseOutcome.Nothing;
            await release.MoveOnAsync(drawn, seal, cancel);
            await release.ApplyWithdrawalsAsync(seal, cancel);
            await release.CommitAsync(cancel);
            return ReleaseOutcome.Batch;
        }

        await release.StopAcceptingAsync(cancel);
        var left = await release.WaitingAsync(cancel);
        var step = left.Count > 0 ? left.Count : await release.CountWithdrawalsAsync(cancel);
        if (Unflagged(left).Count < left.Count || (step > 0 && step < release.K))
        {
            await release.HoldAsync(cancel);
            return ReleaseOutcome.Held;
        }

        await release.MoveOnAsync(Shuffled(left), seal, cancel);
        await release.FinishAsync(seal, cancel);
        return ReleaseOutcome.Final;
    }

    /// <summary>Carries out the final release that waited for a decision, and keeps the reason.</summary>
    /// <param name="windowId">The window.</param>
    /// <param name="decision">What becomes of what waits.</param>
    /// <param name="leaveOut">The kinds of flagged sheets that are deleted, unread, where the rest is released.</param>
    /// <param name="reason">Why; kept in the trail.</param>
    /// <param name="staffId">Who decided.</param>
    /// <param name="cancel">Stops before anything is done.</param>
    /// <exception cref="InvalidOperationException">No decision is awaited on this window.</exception>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public async Task DecideHeldAsync(int windowId, HeldDecision decision, Doubts leaveOut, string reason, Guid staffId, CancellationToken cancel = default)
    {
        var kept = TrailEntry.RequireNote(reason);
        await using var release = await BeginAsync(windowId, cancel);
        if (release is not { Held: true })
            throw new InvalidOperationException("No decision is awaited on this window.");

        await release.StopAcceptingAsync(cancel);
        var left = await release.WaitingAsync(cancel);
        if (decision == HeldDecision.Discard)
        {
            await release.DiscardWaitingAsync(cancel);
            await release.NoteAsync(TrailAct.HeldDiscarded, kept, staffId, cancel);
        }
        else
        {
            var counted = left.Where(sheet => (sheet.Flags & leaveOut) == 0).ToList();
            await release.MoveOnAsync(Shuffled(counted), seal, cancel);
            await release.DiscardWaitingAsync(cancel);
            if (counted.Count < left.Count)
                await release.NoteAsync(TrailAct.FlaggedLeftOut, $"{left.Count - counted.Count} of {left.Count}, of the kinds {leaveOut}", staffId, cancel);
            await release.NoteAsync(TrailAct.HeldReleased, kept, staffId, cancel);
        }

        await release.FinishAsync(seal, cancel);
    }

    /// <summary>How many flagged sheets of each kind wait in a window. One with several flags is in each of its kinds.</summary>
    public async Task<IReadOnlyDictionary<Doubts, int>> CountFlaggedAsync(int windowId, CancellationToken cancel = default)
    {
        var counts = new Dictionary<Doubts, int>();
        await using var count = database.CreateCommand("SELECT flags, count(*) FROM staged WHERE window_id = $1 AND flags <> 0 GROUP BY flags");
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

    // Deleted rows lie in the files until their room is swept and taken by others. After a final release it is noted, so that a kill between the two leaves it to the next look.
    private async Task SweepAsync(bool released, CancellationToken cancel)
    {
        await using var find = database.CreateCommand(ToSweep);
        var windows = await find.ExecuteScalarAsync(cancel) as int[] ?? [];
        if (!released && windows.Length == 0)
            return;
        await using (var sweep = database.CreateCommand("VACUUM staged, withdrawal, open_token, response, answer_text, reading, reading_code"))
            await sweep.ExecuteNonQueryAsync(cancel);
        await using var note = database.CreateCommand("UPDATE survey_window SET swept_at = clock_timestamp() WHERE id = ANY($1)");
        note.Parameters.Add(new() { Value = windows });
        await note.ExecuteNonQueryAsync(cancel);
    }

    private async Task<ReleaseTransaction?> BeginAsync(int windowId, CancellationToken cancel) => await ReleaseTransaction.BeginAsync(database, windowId, cancel);

    private static List<WaitingSheet> Unflagged(IReadOnlyList<WaitingSheet> waiting) => [.. waiting.Where(sheet => sheet.Flags == Doubts.None)];

    private static T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
