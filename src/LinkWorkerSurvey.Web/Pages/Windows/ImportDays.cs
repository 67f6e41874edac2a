using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>When the wave in a file was asked, as whoever imports it says: from one day to another, both included, or nothing.</summary>
public sealed class ImportDays
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>The days, if they are given; to be asked once they are valid.</summary>
    public WaveFieldwork? Fieldwork() => From is { } from && To is { } to ? new WaveFieldwork(from, to) : null;
}
