namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Writes the note that is shown beside confidence intervals.</summary>
internal static class ConfidenceIntervalNote
{
    private const string SamplingErrorOnly =
        "Intervals describe sampling error only. Respondents to a link that is open to all are self-selected, not sampled at random, and "
            + "intervals do not reflect how they differ from people who did not respond.";

    public static string Of(PercentageBase percentageBase, int? population, int released) =>
        percentageBase switch
        {
            PercentageBase.Mentions => "Percentages of mentions have no interval: one respondent can make several mentions.",
            PercentageBase.All or PercentageBase.Answered => OfRespondents(population, released),
        };

    private static string OfRespondents(int? population, int released) => population switch
    {
        null => SamplingErrorOnly,
        { } all when all < released =>
            $"{SamplingErrorOnly} More people answered than the {all:N0} recorded as eligible, so intervals do not use that number.",
        { } all => $"{SamplingErrorOnly} They take into account that only {all:N0} people were eligible.",
    };
}
