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
        table.ComplexProperty(c => c.Guide, guide =>
        {
            guide.Property(g => g.Definition).HasColumnName("definition").HasMaxLength(CodeGuide.Limit).HasDefaultValue("");
            guide.Property(g => g.UseWhen).HasColumnName("use_when").HasMaxLength(CodeGuide.Limit).HasDefaultValue("");
            guide.Property(g => g.NotWhen).HasColumnName("not_when").HasMaxLength(CodeGuide.Limit).HasDefaultValue("");
            guide.Property(g => g.Examples).HasColumnName("examples").HasMaxLength(CodeGuide.Limit).HasDefaultValue("");
        });
        table.Ignore(c => c.State);
        table.HasOne<Code>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.NoAction);
        table.HasOne(c => c.Net).WithMany().HasForeignKey(c => c.NetId).OnDelete(DeleteBehavior.SetNull);
        table.HasIndex(c => new { c.FrameId, c.OptionKey }).IsUnique();
    }
}
