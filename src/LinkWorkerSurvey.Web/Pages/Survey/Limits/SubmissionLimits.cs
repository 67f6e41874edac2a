namespace LinkWorkerSurvey.Web.Pages.Survey.Limits;

/// <summary>
/// The thresholds, from the settings section Limits, above which forms are treated as sent automatically. They are far higher than the
/// people behind one IP address reach, even those of a whole town.
/// </summary>
public sealed class SubmissionLimits
{
    /// <summary>The minimum time between showing and sending a form. A form sent sooner is flagged as speeding.</summary>
    public TimeSpan FastestForm { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The period of the limits below: each is a number of forms in this period.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of forms from one IPv4 address or IPv6 /64 network above which further forms are flagged.</summary>
    public int FlaggedPerAddress { get; init; } = 300;

    /// <summary>
    /// The number of forms from one IPv4 address or IPv6 /64 network above which further forms are refused (status 429). The page then
    /// shows all answers again.
    /// </summary>
    public int RefusedPerAddress { get; init; } = 3000;

    /// <summary>The number of forms by one link above which further forms are flagged.</summary>
    public int FlaggedPerLink { get; init; } = 3000;
}
