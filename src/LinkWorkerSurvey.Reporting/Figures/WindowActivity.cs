namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>How a window's links are used: what may be known of answers before they are counted.</summary>
/// <param name="Received">The forms accepted, released or not.</param>
/// <param name="Days">The use of each link on each day in the United Kingdom, in the order of days and links. Written some seconds late, in batches.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<LinkDay> Days)
{
    /// <summary>The forms accepted on each day in the United Kingdom, from the first on which a link was used to the last; days without any are 0.</summary>
    public IReadOnlyList<(DateOnly Day, int Received)> ByDay
    {
        get
        {
            var received = Days.GroupBy(d => d.Day).ToDictionary(d => d.Key, d => d.Sum(link => link.Submitted));
            if (received.Count == 0)
                return [];
            var (first, last) = (received.Keys.Min(), received.Keys.Max());
            return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (day, received.GetValueOrDefault(day)))];
        }
    }
}
