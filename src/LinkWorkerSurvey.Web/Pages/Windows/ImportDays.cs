using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>The days of an imported wave's fieldwork, as the user enters them: the first and the last, both included, or neither.</summary>
public sealed class ImportDays
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Returns the days; null if they are not given. Valid only after validation.</summary>
    public WaveFieldwork? Fieldwork() => From is { } from && To is { } to ? new WaveFieldwork(from, to) : null;
}
