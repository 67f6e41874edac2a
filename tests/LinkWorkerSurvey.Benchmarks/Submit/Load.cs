using System.Diagnostics;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>The result of a number of clients, each with one flow at a time.</summary>
internal sealed record Load(int Completed, int Failed, TimeSpan Took, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Completed / Took.TotalSeconds;

    /// <summary>
    /// Runs for a time, or until <paramref name="most"/> flows have begun; every flow that has begun is completed. With an interval, each
    /// client begins at most one flow per interval, the first after a random delay, so that not all begin together.
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

    /// <summary>Returns the time, in milliseconds, within which a share of the flows was completed.</summary>
    public double Percentile(double share) => Completed == 0 ? double.NaN : Milliseconds[Math.Min(Completed - 1, (int)(share * Completed))];
}
