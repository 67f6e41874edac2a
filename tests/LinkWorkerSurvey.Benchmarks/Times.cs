using System.Diagnostics;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>The durations of repeated runs, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> all = [];

    public int Count => all.Count;

    public double Median => At(0.5);

    /// <summary>Returns the time, in milliseconds, within which a share of the runs was completed.</summary>
    public double At(double share)
    {
        var sorted = all.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    public void Add(TimeSpan took) => all.Add(took.TotalMilliseconds);

    public async Task<T> TakeAsync<T>(Func<Task<T>> act)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = await act();
        Add(Stopwatch.GetElapsedTime(begun));
        return result;
    }
}
