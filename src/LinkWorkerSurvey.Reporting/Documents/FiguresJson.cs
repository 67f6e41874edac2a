using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>The figures as JSON, the same from the page and from the command.</summary>
public static class FiguresJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Read as a file of its own, never inside a page: letters may stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Writes the record.</summary>
    public static string Write(WindowFigures figures) => JsonSerializer.Serialize(figures, Json);
}
