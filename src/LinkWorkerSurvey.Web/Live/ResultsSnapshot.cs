using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>A snapshot of the results of a window.</summary>
/// <param name="Counted">The counts, all of the same time.</param>
/// <param name="Activity">The numbers of forms opened and sent, which may be some seconds old.</param>
public sealed record ResultsSnapshot(CountedWindow Counted, WindowActivity Activity)
{
    /// <summary>The version of the snapshot, which changes whenever the content changes.</summary>
    public string Version => $"{Counted.Window.Revision}-{Counted.Counts.Released}-{Activity.Received}";
}
