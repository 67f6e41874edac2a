using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What is known of a window's results at one time.</summary>
/// <param name="Counted">What is counted, at one moment.</param>
/// <param name="Activity">How its links are used, as it was seen some seconds ago.</param>
public sealed record KnownResults(CountedWindow Counted, WindowActivity Activity)
{
    /// <summary>Tells one state of it from another.</summary>
    public string Version => $"{Counted.Window.Revision}-{Counted.Counts.Released}-{Activity.Received}";
}
