using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>
/// Validates JSON strictly against a schema of an OpenAPI document. Properties that the schema does not mention are errors, and so is a
/// schema that leaves anything open.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Returns the errors with their places; empty if there are none.</summary>
    public static IReadOnlyList<string> Faults(IOpenApiSchema schema, JsonNode? json) => [.. Faults(schema, json, "$")];

    private static IEnumerable<string> Faults(IOpenApiSchema schema, JsonNode? json, string where)
    {
        if (schema.AllOf is { Count: > 0 } || schema.AnyOf is { Count: > 0 } || schema.Not is not null)
            return [$"{where}: the schema says more than is checked here"];
        if (schema.OneOf is { Count: > 0 } several)
        {
            var each = several.Select(one => Faults(one, json, where).ToList()).ToList();
            return each.Count(faults => faults.Count == 0) == 1
                ? []
                : each.Where(faults => faults.Count > 0)
                    .MinBy(faults => faults.Count(fault => fault.StartsWith(where + ":", StringComparison.Ordinal)))!;
        }

        if (schema.Enum is { Count: > 0 } words)
            return words.Any(word => JsonNode.DeepEquals(word, json)) ? [] : [$"{where}: {Text(json)} is not one of its words"];
        if (schema.Type is not { } type)
            return [$"{where}: the schema gives no type"];
        if (!type.HasFlag(TypeOf(json)) && !(TypeOf(json) == JsonSchemaType.Integer && type.HasFlag(JsonSchemaType.Number)))
            return [$"{where}: {Text(json)} is not {type}"];
        return json switch
        {
            JsonObject members => InObject(schema, members, where),
            JsonArray items when schema.Items is null => [$"{where}: the schema gives no items"],
            JsonArray items => items.SelectMany(
                (item, at) => Faults(schema.Items, item, string.Create(CultureInfo.InvariantCulture, $"{where}[{at}]"))),
            _ => [],
        };
    }

    private static IEnumerable<string> InObject(IOpenApiSchema schema, JsonObject members, string where)
    {
        if (schema.AdditionalPropertiesAllowed)
            yield return $"{where}: the schema allows anything";
        foreach (var name in (schema.Required ?? new HashSet<string>()).Where(name => !members.ContainsKey(name)))
            yield return $"{where}.{name}: missing";
        foreach (var (name, value) in members)
        {
            if (schema.Properties?.TryGetValue(name, out var property) == true)
            {
                foreach (var fault in Faults(property, value, $"{where}.{name}"))
                    yield return fault;
            }
            else
            {
                yield return $"{where}.{name}: not in the schema";
            }
        }
    }

    private static JsonSchemaType TypeOf(JsonNode? json) =>
        json?.GetValueKind() switch
        {
            null or JsonValueKind.Null => JsonSchemaType.Null,
            JsonValueKind.Object => JsonSchemaType.Object,
            JsonValueKind.Array => JsonSchemaType.Array,
            JsonValueKind.String => JsonSchemaType.String,
            JsonValueKind.Number => long.TryParse(json.ToJsonString(), CultureInfo.InvariantCulture, out _)
                ? JsonSchemaType.Integer
                : JsonSchemaType.Number,
            _ => JsonSchemaType.Boolean,
        };

    private static string Text(JsonNode? json) => json?.ToJsonString() ?? "null";
}
