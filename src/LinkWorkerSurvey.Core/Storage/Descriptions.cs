using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>What every table and column is for, in words for everybody. The migrations write them into the database, and the public page shows them from there.</summary>
internal static class Descriptions
{
    /// <summary>By table, in the order to be read in; the empty name is the table itself.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> All { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(EmbeddedFiles.Read("descriptions.json"))!;

    /// <summary>Describes the tables of the model.</summary>
    public static void Describe(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            // Types that are no tables after all are still among them here.
            if (!All.TryGetValue(entity.GetTableName() ?? "", out var columns))
                continue;
            entity.SetComment(columns[""]);
            foreach (var property in entity.GetProperties())
                property.SetComment(columns.GetValueOrDefault(property.GetColumnName()));
        }
    }
}
