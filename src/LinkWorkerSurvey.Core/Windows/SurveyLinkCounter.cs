using Npgsql;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// Counts the uses of survey links. Counts are collected in memory and written in batches, separately from answers, so that a count cannot
/// be matched with an answer.
/// </summary>
public sealed class SurveyLinkCounter(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Add = """
        INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (channel_id, day) DO UPDATE SET opened = channel_day.opened + excluded.opened,
            submitted = channel_day.submitted + excluded.submitted
        """;

    private readonly Lock gate = new();
    private Dictionary<(int LinkId, DateOnly Day), (int Opened, int Submitted)> gathered = [];
    private Task written = Task.CompletedTask;

    /// <summary>Counts one display of the form.</summary>
    public void Opened(int linkId) => Count(linkId, opened: 1, submitted: 0);

    /// <summary>Counts one accepted form.</summary>
    public void Submitted(int linkId) => Count(linkId, opened: 0, submitted: 1);

    /// <summary>
    /// Writes the collected counts; if the write fails, they are kept for the next call. A call first waits for the end of a write under
    /// way, so that a program that is told twice to stop does not close the database connections during that write.
    /// </summary>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task WriteAsync(CancellationToken cancel = default)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task earlier;
        lock (gate)
            (earlier, written) = (written, mine.Task);
        await earlier;
        try
        {
            await WriteGatheredAsync(cancel);
        }
        finally
        {
            mine.SetResult();
        }
    }

    private async Task WriteGatheredAsync(CancellationToken cancel)
    {
        Dictionary<(int LinkId, DateOnly Day), (int Opened, int Submitted)> batch;
        lock (gate)
            (batch, gathered) = (gathered, []);
        if (batch.Count == 0)
            return;
        try
        {
            var rows = batch.ToArray();
            await using var command = database.CreateCommand(Add);
            command.Parameters.Add(new() { Value = rows.Select(r => r.Key.LinkId).ToArray() });
            command.Parameters.Add(new() { Value = rows.Select(r => r.Key.Day).ToArray() });
            command.Parameters.Add(new() { Value = rows.Select(r => r.Value.Opened).ToArray() });
            command.Parameters.Add(new() { Value = rows.Select(r => r.Value.Submitted).ToArray() });
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch
        {
            foreach (var (key, counts) in batch)
                Gather(key, counts.Opened, counts.Submitted);
            throw;
        }
    }

    private void Count(int linkId, int opened, int submitted) => Gather((linkId, UkTime.DayOf(clock.GetUtcNow())), opened, submitted);

    private void Gather((int LinkId, DateOnly Day) key, int opened, int submitted)
    {
        lock (gate)
        {
            var sum = gathered.GetValueOrDefault(key);
            gathered[key] = (sum.Opened + opened, sum.Submitted + submitted);
        }
    }
}
