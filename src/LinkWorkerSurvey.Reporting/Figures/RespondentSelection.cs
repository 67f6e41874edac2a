using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Says how the respondents of a window came to answer, as a part of the sentences about intervals and tests.</summary>
internal static class RespondentSelection
{
    public static string Of(WindowKind kind) => kind switch
    {
        WindowKind.Imported => "how the respondents of an imported survey were selected is not recorded here",
        WindowKind.Live or WindowKind.Demonstration or WindowKind.Reconstruction =>
            "respondents to a link that is open to all are self-selected, not sampled at random",
    };
}
