using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>A snapshot of the results of a survey window.</summary>
/// <param name="Counted">The window and the counts of its answers, all read at the same time.</param>
/// <param name="Activity">The numbers of forms received, which may have been read some seconds earlier or later than the counts.</param>
public sealed record ResultsSnapshot(CountedWindow Counted, WindowActivity Activity)
{
    /// <summary>The version of the snapshot, which changes whenever the content changes.</summary>
    public string Version => $"{Counted.Window.Revision}-{Counted.Counts.Released}-{Activity.Received}";
}
