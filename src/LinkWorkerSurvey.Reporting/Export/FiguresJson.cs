using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>The figures as JSON, the same from the page and from the command.</summary>
public static class FiguresJson
{
    private static readonly JsonSerializerOptions Json = Web();

    /// <summary>Writes the record.</summary>
    public static string Write(WindowFigures figures) => JsonSerializer.Serialize(figures, Json);

    /// <summary>Has options write as the record is written: what is said of the JSON elsewhere is then drawn from the same.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.NumberHandling = JsonNumberHandling.Strict;
        // Read as a file of its own, never inside a page: letters may stand as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.WriteIndented = true;
    }

    private static JsonSerializerOptions Web()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}
