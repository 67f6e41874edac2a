namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The numbers of forms received. They may be shown before the answers are in the results.</summary>
/// <param name="Received">The forms accepted, each counted once, whatever became of it later; in an imported window, its responses.</param>
/// <param name="Days">The forms sent through all links on each day in UK time, in order; empty if days may not be shown.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<(DateOnly Day, int Received)> Days)
{
    /// <summary>
    /// The forms sent through links on each day, from the first day on which a link was used to the last. Days without forms are 0.
    /// </summary>
    public IReadOnlyList<(DateOnly Day, int Received)> ByDay
    {
        get
        {
            if (Days.Count == 0)
                return [];
            var received = Days.ToDictionary(day => day.Day, day => day.Received);
            var (first, last) = (received.Keys.Min(), received.Keys.Max());
            var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
            return [.. days.Select(day => (day, received.GetValueOrDefault(day)))];
        }
    }
}
