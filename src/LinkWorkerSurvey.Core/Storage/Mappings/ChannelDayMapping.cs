using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ChannelDayMapping : IEntityTypeConfiguration<ChannelDay>
{
    public void Configure(EntityTypeBuilder<ChannelDay> table)
    {
        table.ToTable("channel_day");
        table.HasKey(d => new { d.ChannelId, d.Day });
        table.HasOne<Channel>().WithMany().HasForeignKey(d => d.ChannelId);
    }
}
