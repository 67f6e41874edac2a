namespace LinkWorkerSurvey.Web.Pages.Survey.Limits;

/// <summary>
/// From when on forms are taken for a machine's. One address may be a surgery's, or a whole town's behind one gateway: what it may send
/// unremarked is far more than people there will.
/// </summary>
public sealed class SubmissionLimits
{
    /// <summary>A form that comes back sooner than this was not read: it is flagged.</summary>
    public TimeSpan FastestForm { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time that the following numbers are for.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Forms from one address beyond these are flagged.</summary>
    public int FlaggedPerAddress { get; init; } = 300;

    /// <summary>Forms from one address beyond these are refused until later, with all answers given back.</summary>
    public int RefusedPerAddress { get; init; } = 3000;

    /// <summary>Forms by one link beyond these are flagged.</summary>
    public int FlaggedPerLink { get; init; } = 3000;
}
