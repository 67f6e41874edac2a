using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>A snapshot of a window's results.</summary>
/// <param name="Counted">The counts, all taken at one time.</param>
/// <param name="Activity">The uses of the window's links, which may be some seconds old.</param>
public sealed record ResultsSnapshot(CountedWindow Counted, WindowActivity Activity)
{
    /// <summary>The version of the snapshot, different whenever its content is.</summary>
    public string Version => $"{Counted.Window.Revision}-{Counted.Counts.Released}-{Activity.Received}";
}
