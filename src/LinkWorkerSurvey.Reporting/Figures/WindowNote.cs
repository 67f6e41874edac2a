using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Writes the note that readers must see before any figure of a survey window.</summary>
internal static class WindowNote
{
    public static string? Of(WindowKind kind) => kind switch
    {
        WindowKind.Reconstruction => Wave.Of2019.Note,
        WindowKind.Demonstration => "A demonstration: some of these answers are synthetic (generated, not real responses).",
        WindowKind.Imported => "Imported: these answers were collected elsewhere and came from a file.",
        WindowKind.Live => null,
    };
}
