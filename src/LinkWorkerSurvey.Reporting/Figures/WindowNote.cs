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

    /// <summary>
    /// Returns a warning, without a full stop, that fits beside each chart and table: that all answers of a window are synthetic, or some.
    /// Null if none are.
    /// </summary>
    public static string? InShort(WindowKind kind) => kind switch
    {
        WindowKind.Reconstruction => "Synthetic data: every answer was generated",
        WindowKind.Demonstration => "Partly synthetic data: some answers were generated",
        WindowKind.Live or WindowKind.Imported => null,
    };

    /// <summary>Returns a sentence on whether the figures can still change.</summary>
    public static string State(WindowFigures figures) => figures switch
    {
        { Interim: true } => "These figures are interim: responses are still being added.",
        _ when figures.Questions.Any(table => table.Waiting > 0) =>
            "All responses are in the results. Some text answers are in no code yet, so coding can still change the figures.",
        _ when figures.Questions.Any(table => table.Texts > 0) => "All responses are in the results, and all text answers are coded.",
        _ => "All responses are in the results.",
    };
}
