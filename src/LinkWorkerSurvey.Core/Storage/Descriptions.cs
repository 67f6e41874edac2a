using System.Text.Json;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Describes the purpose of every table and column in plain words. Migrations write the texts into the database as SQL comments (COMMENT
/// ON), from which the public page <c>/what-we-store</c> reads them.
/// </summary>
internal static class Descriptions
{
    /// <summary>
    /// The texts by section, table and column, in display order. The text with an empty column name describes the table itself.
    /// </summary>
    public static IReadOnlyDictionary<string, Dictionary<string, Dictionary<string, string>>> Sections { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(
            EmbeddedFiles.Read("descriptions.json"))!;

    /// <summary>Adds the texts to the tables and columns of the Entity Framework Core model as comments.</summary>
    public static void Describe(IMutableModel model)
    {
        var tables = Sections.Values.SelectMany(section => section).ToDictionary();
        foreach (var entity in model.GetEntityTypes())
        {
            // At this stage the model still contains types that will have no table.
            if (!tables.TryGetValue(entity.GetTableName() ?? "", out var columns))
                continue;
            entity.SetComment(columns[""]);
            var inComplexTypes = entity.GetComplexProperties().SelectMany(property => property.ComplexType.GetProperties());
            foreach (var property in entity.GetProperties().Concat(inComplexTypes))
                property.SetComment(columns.GetValueOrDefault(property.GetColumnName()));
        }
    }
}
