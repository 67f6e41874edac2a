using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class SurveyLinkDayMapping : IEntityTypeConfiguration<SurveyLinkDay>
{
    public void Configure(EntityTypeBuilder<SurveyLinkDay> table)
    {
        table.ToTable("channel_day");
        table.Property(d => d.LinkId).HasColumnName("channel_id");
        table.HasKey(d => new { d.LinkId, d.Day });
        table.HasOne<SurveyLink>().WithMany().HasForeignKey(d => d.LinkId).HasConstraintName("fk_channel_day_channels_channel_id");
    }
}
