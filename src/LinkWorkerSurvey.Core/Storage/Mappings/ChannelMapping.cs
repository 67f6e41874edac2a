using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> table)
    {
        table.ToTable("channel");
        table.Property(c => c.Slug).HasMaxLength(Slug.Limit);
        table.Property(c => c.Name).HasMaxLength(Channel.NameLimit);
        table.HasIndex(c => c.Slug).IsUnique();
    }
}
