using System.Diagnostics;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>What so many clients, each with one flow at a time, got done.</summary>
internal sealed record Load(int Completed, int Failed, TimeSpan Took, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Completed / Took.TotalSeconds;

    /// <summary>
    /// Runs for that long, or until <paramref name="most"/> flows are begun; every flow begun is ended. With an interval, each client
    /// begins at most one flow in it, the first at a random moment of it, so that not all begin at once.
    /// </summary>
    public static async Task<Load> RunAsync(
        int clients, TimeSpan length, Func<Task<Flow>> connect, int most = int.MaxValue, TimeSpan interval = default)
    {
        var flows = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => connect()));
        var (begun, failed) = (0, 0);
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(flows.Select(flow => Task.Run(async () =>
        {
            var mine = new List<double>();
            using var pace = interval > TimeSpan.Zero
                ? new PeriodicTimer(TimeSpan.FromMilliseconds(Random.Shared.Next(1, (int)interval.TotalMilliseconds + 1)))
                : null;
            while (clock.Elapsed < length && Interlocked.Increment(ref begun) <= most)
            {
                if (pace is not null)
                {
                    await pace.WaitForNextTickAsync();
                    pace.Period = interval;
                }

                var start = Stopwatch.GetTimestamp();
                if (await flow.RunAsync())
                    mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    Interlocked.Increment(ref failed);
            }

            return mine;
        })));
        var took = clock.Elapsed;
        foreach (var flow in flows)
            flow.Connection.Dispose();
        var all = times.SelectMany(t => t).Order().ToList();
        return new Load(all.Count, failed, took, all);
    }

    public static Load Sum(IReadOnlyList<Load> turns) => new(
        turns.Sum(turn => turn.Completed),
        turns.Sum(turn => turn.Failed),
        TimeSpan.FromTicks(turns.Sum(turn => turn.Took.Ticks)),
        [.. turns.SelectMany(turn => turn.Milliseconds).Order()]);

    /// <summary>The time within which that share of the flows was completed.</summary>
    public double Percentile(double share) => Completed == 0 ? double.NaN : Milliseconds[Math.Min(Completed - 1, (int)(share * Completed))];
}
