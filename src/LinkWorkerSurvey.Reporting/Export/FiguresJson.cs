using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes figures as JSON. The site and the command <c>figures</c> return the same JSON; agreement of coders and the claims
/// of a text have the same settings.
/// </summary>
public static class FiguresJson
{
    private static readonly JsonSerializerOptions Json = Web();

    /// <summary>Returns the JSON text of the figures.</summary>
    public static string Write(WindowFigures figures) => JsonSerializer.Serialize(figures, Json);

    /// <summary>Returns the JSON text of the agreement of coders.</summary>
    public static string Write(CodingAgreement agreement) => JsonSerializer.Serialize(agreement, Json);

    /// <summary>Returns the JSON text of the claims of a text.</summary>
    public static string Write(ClaimLedger ledger) => JsonSerializer.Serialize(ledger, Json);

    /// <summary>
    /// Applies the settings of <see cref="Write(WindowFigures)"/> to other options. The API description is generated with these settings,
    /// so that it matches the JSON.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.NumberHandling = JsonNumberHandling.Strict;
        // Relaxed escaping is safe: the JSON is a document of its own and never part of an HTML page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.WriteIndented = true;
        options.TypeInfoResolver =
            (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutWhatIsNotForFiles);
    }

    private static void LeaveOutWhatIsNotForFiles(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider?.IsDefined(typeof(NotInFilesAttribute), inherit: false) == true)
                type.Properties.RemoveAt(i);
        }
    }

    private static JsonSerializerOptions Web()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}
