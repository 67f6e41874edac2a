using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>
/// Writes the content of an edition as JSON and reads it back unchanged. Unlike the JSON of figures for other tools it has everything that
/// the figures consist of, and nothing that follows from it.
/// </summary>
public static class EditionJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullsBeMissing } },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ShareConverter(), new ChangeConverter() },
    };

    /// <summary>Returns the JSON. Equal contents give the same JSON.</summary>
    public static string Write(EditionContent content) => JsonSerializer.Serialize(content, Json);

    /// <summary>Returns the content.</summary>
    /// <exception cref="JsonException">The JSON is not that of an edition.</exception>
    public static EditionContent Read(string json) => JsonSerializer.Deserialize<EditionContent>(json, Json)
        ?? throw new JsonException("An edition is no null.");

    // What is null is not written, so that it is missing when it is read, whether its property is required or not.
    private static void LetNullsBeMissing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsSetNullable))
            property.IsRequired = false;
    }

    // A share is its count and its base.
    private sealed class ShareConverter : JsonConverter<Share>
    {
        public override Share Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<int[]>(ref reader, options) is [var count, var of]
                ? new Share(count, of)
                : throw new JsonException("A share is a count and a base.");

        public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new[] { value.Count, value.Base }, options);
    }

    // A change follows from its two shares.
    private sealed class ChangeConverter : JsonConverter<Change>
    {
        public override Change Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Share[]>(ref reader, options) is [var share, var other]
                ? new Change(share, other)
                : throw new JsonException("A change has two shares.");

        public override void Write(Utf8JsonWriter writer, Change value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new[] { value.Share, value.Other }, options);
    }
}
