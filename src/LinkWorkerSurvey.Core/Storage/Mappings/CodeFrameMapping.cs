using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodeFrameMapping : IEntityTypeConfiguration<CodeFrame>
{
    public void Configure(EntityTypeBuilder<CodeFrame> table)
    {
        table.ToTable("frame");
        table.HasIndex(f => new { f.WindowId, f.Question, f.Facet }).IsUnique().AreNullsDistinct(false);
        table.HasMany(f => f.Codes).WithOne().HasForeignKey(c => c.FrameId);
        table.HasMany(f => f.Nets).WithOne().HasForeignKey(n => n.FrameId);
    }
}
