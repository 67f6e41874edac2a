using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The first and last day of an imported wave's fieldwork, both included, as the user enters them; both may be empty.</summary>
public sealed class ImportDays
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Returns the fieldwork; null if the days are empty. Call it only after validation.</summary>
    public WaveFieldwork? Fieldwork() => From is { } from && To is { } to ? new WaveFieldwork(from, to) : null;
}
