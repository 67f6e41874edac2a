namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The number of forms that came in: what may be known of answers before they are in the results.</summary>
/// <param name="Received">The forms accepted, each once, whatever became of them since; of an imported window its responses.</param>
/// <param name="Days">The forms sent by all links on each day in the United Kingdom, in order; empty where days are not shown.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<(DateOnly Day, int Received)> Days)
{
    /// <summary>The forms sent by links on each day, from the first on which a link was used to the last; days without any are 0.</summary>
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
