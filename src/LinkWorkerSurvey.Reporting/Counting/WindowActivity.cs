namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The numbers of forms that a survey window received. Pages can show them even before the answers are in the results.</summary>
/// <param name="Received">
/// The number of accepted forms, including those that were later withdrawn or that staff left out of the results. In an imported window:
/// the number of responses.
/// </param>
/// <param name="Days">The number of forms sent through all links on each day in UK time, in order; empty if days may not be shown.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<(DateOnly Day, int Received)> Days)
{
    /// <summary>
    /// The number of forms sent through links on every day, from the first day on which a link was used to the last. A day without forms
    /// has 0.
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
