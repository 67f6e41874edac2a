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
          AND (clock_timestamp() >= coalesce(closed_at, closes_at) + grace OR (SELECT count(*) FROM staged s WHERE s.window_id = w.id) >= 2 * k)
        """;

    /// <summary>Releases whatever is due in any window.</summary>
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
        foreach (var window in due)
        {
            try
            {
                await ReleaseAsync(window, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failures.Add(error);
            }
        }

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
            var waiting = await release.WaitingAsync(cancel);
            var drawn = Shuffled(waiting)[..Batch.Size(waiting.Count, release.K)];
            if (drawn.Length == 0)
                return ReleaseOutcome.Nothing;
            await release.MoveOnAsync(drawn, seal, cancel);
            await release.ApplyWithdrawalsAsync(cancel);
            await release.CommitAsync(cancel);
            return ReleaseOutcome.Batch;
        }

        await release.StopAcceptingAsync(cancel);
        var left = await release.WaitingAsync(cancel);
        var step = left.Count > 0 ? left.Count : await release.CountWithdrawalsAsync(cancel);
        if (step > 0 && step < release.K)
        {
            await release.HoldAsync(cancel);
            return ReleaseOutcome.Held;
        }

        await release.MoveOnAsync(Shuffled(left), seal, cancel);
        await release.FinishAsync(cancel);
        return ReleaseOutcome.Final;
    }

    /// <summary>Carries out the final release that waited for a decision, and keeps the reason.</summary>
    /// <exception cref="InvalidOperationException">No decision is awaited on this window.</exception>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public async Task DecideHeldAsync(int windowId, HeldDecision decision, string reason, Guid staffId, CancellationToken cancel = default)
    {
        var kept = TrailEntry.RequireNote(reason);
        await using var release = await BeginAsync(windowId, cancel);
        if (release is not { Held: true })
            throw new InvalidOperationException("No decision is awaited on this window.");

        await release.StopAcceptingAsync(cancel);
        var left = await release.WaitingAsync(cancel);
        if (decision == HeldDecision.Release)
            await release.MoveOnAsync(Shuffled(left), seal, cancel);
        else
            await release.DiscardWaitingAsync(cancel);
        await release.NoteAsync(decision == HeldDecision.Release ? TrailAct.HeldReleased : TrailAct.HeldDiscarded, kept, staffId, cancel);
        await release.FinishAsync(cancel);
    }

    private async Task<ReleaseTransaction?> BeginAsync(int windowId, CancellationToken cancel) => await ReleaseTransaction.BeginAsync(database, windowId, cancel);

    private static T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
