namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>How a window's links are used: what may be known of answers before they are counted.</summary>
/// <param name="Received">The forms accepted, released or not.</param>
/// <param name="Days">The use of each link on each day in the United Kingdom, in the order of days and links. Written some seconds late, in batches.</param>
public sealed record WindowActivity(int Received, IReadOnlyList<LinkDay> Days);
