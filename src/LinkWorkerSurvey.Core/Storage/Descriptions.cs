using System.Text.Json;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// States the purpose of every table and column in plain words. Migrations write these texts into the database as comments, and the public
/// page shows them from there.
/// </summary>
internal static class Descriptions
{
    /// <summary>The texts by section, table and column, in reading order. The empty column name stands for the table itself.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, Dictionary<string, string>>> Sections { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(
            EmbeddedFiles.Read("descriptions.json"))!;

    /// <summary>Adds the texts to the tables of the model.</summary>
    public static void Describe(IMutableModel model)
    {
        var tables = Sections.Values.SelectMany(section => section).ToDictionary();
        foreach (var entity in model.GetEntityTypes())
        {
            // At this stage the model still contains types that will have no table.
            if (!tables.TryGetValue(entity.GetTableName() ?? "", out var columns))
                continue;
            entity.SetComment(columns[""]);
            foreach (var property in entity.GetProperties())
                property.SetComment(columns.GetValueOrDefault(property.GetColumnName()));
        }
    }
}
