using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class NetMapping : IEntityTypeConfiguration<Net>
{
    public void Configure(EntityTypeBuilder<Net> table)
    {
        table.ToTable("net");
        table.Ignore(n => n.State);
        table.Property(n => n.Label).HasMaxLength(Net.LabelLimit);
    }
}
