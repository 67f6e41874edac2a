using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class SurveyLinkMapping : IEntityTypeConfiguration<SurveyLink>
{
    public void Configure(EntityTypeBuilder<SurveyLink> table)
    {
        table.ToTable("channel");
        table.Property(c => c.Slug).HasMaxLength(Slug.Limit);
        table.Property(c => c.Name).HasMaxLength(SurveyLink.NameLimit);
        table.HasIndex(c => c.Slug).IsUnique();
    }
}
