using System.Text.Json;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// What every table and column is for, in words for everybody. The migrations write them into the database, and the public page shows them
/// from there.
/// </summary>
internal static class Descriptions
{
    /// <summary>By section and table, in the order to be read in; the empty name is the table itself.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, Dictionary<string, string>>> Sections { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(
            EmbeddedFiles.Read("descriptions.json"))!;

    /// <summary>Describes the tables of the model.</summary>
    public static void Describe(IMutableModel model)
    {
        var tables = Sections.Values.SelectMany(section => section).ToDictionary();
        foreach (var entity in model.GetEntityTypes())
        {
            // Types that are no tables after all are still among them here.
            if (!tables.TryGetValue(entity.GetTableName() ?? "", out var columns))
                continue;
            entity.SetComment(columns[""]);
            foreach (var property in entity.GetProperties())
                property.SetComment(columns.GetValueOrDefault(property.GetColumnName()));
        }
    }
}
