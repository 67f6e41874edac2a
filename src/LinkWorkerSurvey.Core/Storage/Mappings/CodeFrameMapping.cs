using System.Text.Json;
using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodeFrameMapping : IEntityTypeConfiguration<CodeFrame>
{
    public void Configure(EntityTypeBuilder<CodeFrame> table)
    {
        table.ToTable("frame");
        table.HasIndex(f => new { f.WindowId, f.Question, f.Facet }).IsUnique().AreNullsDistinct(false);

        // jsonb, because it is read and written whole and never searched.
        table.Property(f => f.WordingMatches).HasColumnName("same_as").HasColumnType("jsonb").HasDefaultValueSql("'[]'").HasConversion(
            same => JsonSerializer.Serialize(same, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<WordingMatch[]>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<WordingMatch>>((one, other) => one!.SequenceEqual(other!), same => same.Count, same => same));
        table.Ignore(f => f.InUse);
        table.Ignore(f => f.NetsInUse);
        table.Ignore(f => f.IsBlind);
        table.HasMany(f => f.Codes).WithOne().HasForeignKey(c => c.FrameId);
        table.HasMany(f => f.Nets).WithOne().HasForeignKey(n => n.FrameId);
    }
}
