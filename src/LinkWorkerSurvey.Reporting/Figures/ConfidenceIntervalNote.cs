namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Writes the note that is shown beside confidence intervals.</summary>
internal static class ConfidenceIntervalNote
{
    private const string SamplingErrorOnly =
        "An interval describes sampling error only. Who answers a link that is open to all has chosen to, and no interval knows how they "
            + "differ from the rest.";

    public static string Of(PercentageBase percentageBase, int? population, int released) =>
        percentageBase switch
        {
            PercentageBase.Mentions => "Mentions have no interval: several can be one respondent’s.",
            PercentageBase.All or PercentageBase.Answered => OfRespondents(population, released),
        };

    private static string OfRespondents(int? population, int released) => population switch
    {
        null => SamplingErrorOnly,
        { } all when all < released =>
            $"{SamplingErrorOnly} More people answered than the {all:N0} who were said to be able to, so it does without that number.",
        { } all => $"{SamplingErrorOnly} It allows for there being only {all:N0} people who could answer.",
    };
}
