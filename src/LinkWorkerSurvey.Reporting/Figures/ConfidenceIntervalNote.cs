namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Writes the note beside confidence intervals.</summary>
internal static class ConfidenceIntervalNote
{
    private const string SamplingErrorOnly =
        "An interval describes sampling error only. Who answers a link that is open to all has chosen to, and no interval knows how they "
            + "differ from the rest.";

    public static string Of(PercentageBase percentageBase, int? population, int released) =>
        (percentageBase, population) switch
        {
            (PercentageBase.Mentions, _) => "Mentions have no interval: several can be one respondent’s.",
            (_, null) => SamplingErrorOnly,
            (_, { } all) when all < released =>
                $"{SamplingErrorOnly} More people answered than the {all:N0} who were said to be able to, so it does without that number.",
            (_, { } all) => $"{SamplingErrorOnly} It allows for there being only {all:N0} people who could answer.",
        };
}
