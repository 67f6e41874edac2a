using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// Says who the respondents of a window are and how they came to answer, as parts of the sentences about intervals and tests.
/// </summary>
internal static class RespondentSelection
{
    /// <summary>Returns the words for those whom the base of the percentages counts.</summary>
    public static string Who(PercentageBase of) => of switch
    {
        PercentageBase.All => "the respondents",
        PercentageBase.Answered or PercentageBase.Mentions => "those who answered the question",
    };

    /// <summary>Returns a clause about how the respondents were selected.</summary>
    public static string Of(WindowKind kind) => kind switch
    {
        WindowKind.Imported => "how the respondents of an imported survey were selected is not recorded here",
        WindowKind.Live or WindowKind.Demonstration or WindowKind.Reconstruction =>
            "respondents to a link that is open to all are self-selected, not sampled at random",
    };
}
