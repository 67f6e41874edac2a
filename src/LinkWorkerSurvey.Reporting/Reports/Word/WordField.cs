using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Makes fields: codes that Word evaluates, with the result that it shows until then.</summary>
internal static class WordField
{
    public static IEnumerable<Run> Of(string code, string result) => [.. Begin(code), WordText.Run(result), End()];

    /// <summary>Begins a field whose result follows.</summary>
    public static IEnumerable<Run> Begin(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
    ];

    public static Run End() => new(new FieldChar { FieldCharType = FieldCharValues.End });
}
