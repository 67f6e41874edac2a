using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// The responses in the results as a part of the eligible people. It is called participation, because people who come by a link that is
/// open to all were not selected from the eligible people.
/// </summary>
public sealed record Participation
{
    private const string Caution =
        "Staff entered the number of eligible people. This is not a response rate: nothing checks that respondents are among these people, "
            + "or answered only once.";

    /// <summary>The number of responses in the results.</summary>
    public required int Responses { get; init; }

    /// <summary>The number of people recorded as eligible, at least 1.</summary>
    public required int Eligible { get; init; }

    /// <summary>
    /// The responses as a whole percentage of the eligible people; null if there are more responses than eligible people. A 0 or 100 may
    /// be rounded.
    /// </summary>
    public int? Percent => PercentOf(Responses);

    /// <summary>
    /// Participation in sentences, such as '105 responses of a possible 1,300, 8%', or that there are more responses than that; with a
    /// caution.
    /// </summary>
    public string Words => PercentOf(Responses) is null
        ? $"{Responses:N0} responses, but only {Eligible:N0} people are recorded as eligible: no percentage is given."
        : $"{Responses:N0} responses of a possible {Eligible:N0}, {InPrint(Responses)}. {Caution}";

    /// <summary>The links whose numbers of forms may be shown. Empty if there are none.</summary>
    public IReadOnlyList<LinkParticipation> Links { get; init; } = [];

    /// <summary>
    /// The number of the window's other links, each with fewer forms than the window's k, or suppressed to protect another.
    /// </summary>
    public int SuppressedLinks { get; init; }

    /// <summary>Returns a number of forms as a percentage of the eligible people, as tables print it; null if there are more.</summary>
    public string? InPrint(int forms) => forms > Eligible ? null : forms == 0 ? "0%" : new Share(forms, Eligible).InPrint;

    /// <summary>Returns a number of forms as a whole percentage of the eligible people; null if there are more.</summary>
    internal int? PercentOf(int forms) => forms > Eligible ? null : new Share(forms, Eligible).Percent;
}
