using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The numbers of forms that a survey window received. Pages can show them even before the answers are in the results.</summary>
/// <param name="Received">
/// The number of accepted forms, including those that were later withdrawn or that staff left out of the results. In an imported window:
/// the number of responses.
/// </param>
/// <param name="Days">The number of forms sent through all links on each day in UK time, in order; empty if days may not be shown.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<(DateOnly Day, int Received)> Days)
{
    /// <summary>The window's links in order of creation, with the counts that may be shown.</summary>
    public IReadOnlyList<LinkUse> Links { get; init; } = [];

    /// <summary>Returns figures with the latest number of forms received and the forms sent through each link.</summary>
    public WindowFigures AddTo(WindowFigures figures) => figures with
    {
        Received = Math.Max(figures.Received, Received),
        Participation = ByLink(figures.Participation),
    };

    /// <summary>Returns participation with the forms sent through each link; null for null.</summary>
    public Participation? ByLink(Participation? participation) => participation is null ? null : participation with
    {
        Links =
        [
            .. Links.Where(link => link.Sent is not null)
                .Select(link => new LinkParticipation(link.Name, link.Sent!.Value, participation.PercentOf(link.Sent.Value))),
        ],
        SuppressedLinks = Links.Count(link => link.Sent is null),
    };

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
