using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// Writes the note that is shown beside confidence intervals. It states the assumption in the same sentence, as AAPOR's guidance on
/// reporting precision for nonprobability samples (2016) asks.
/// </summary>
internal static class ConfidenceIntervalNote
{
    public static string Of(WindowFigures figures) => figures switch
    {
        { Of: PercentageBase.Mentions } => "Percentages of mentions have no interval: one respondent can make several mentions.",
        { InvitedPopulation: { } invited } =>
            $"Each 95% interval (Wilson, unweighted) allows for the {invited:N0} eligible people, and holds only if "
                + $"{RespondentSelection.Who(figures.Of)} were a random sample of them: each was invited by a personal link, but those who "
                + "did not answer may differ, so it may not hold.",
        { Population: { } all } when all < figures.Released =>
            $"{Assumption(figures)} More people answered than the {all:N0} recorded as eligible, so intervals do not use that "
                + "number.",
        { Population: { } all } =>
            $"{Assumption(figures)} Intervals do not use the number of eligible people ({all:N0}): they use it only in a survey that has "
                + "ended, to which each of these people was invited by a personal link, and where nobody answered in another way.",
        _ => Assumption(figures),
    };

    private static string Assumption(WindowFigures figures) =>
        $"Each 95% interval (Wilson, unweighted) holds only if {RespondentSelection.Who(figures.Of)} were a random sample of the people "
            + $"the survey is about: {RespondentSelection.Of(figures.Kind)}, so it may not hold."
            + (figures.Kind == WindowKind.Reconstruction ? " Synthetic figures have no interval." : "");
}
