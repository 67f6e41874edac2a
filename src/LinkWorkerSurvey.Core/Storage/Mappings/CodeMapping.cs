using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodeMapping : IEntityTypeConfiguration<Code>
{
    public void Configure(EntityTypeBuilder<Code> table)
    {
        table.ToTable("code");
        table.Property(c => c.Label).HasMaxLength(Code.LabelLimit);
        table.HasOne(c => c.Net).WithMany().HasForeignKey(c => c.NetId).OnDelete(DeleteBehavior.SetNull);
        table.HasIndex(c => new { c.FrameId, c.OptionKey }).IsUnique();
    }
}
