using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class OpenTokenMapping : IEntityTypeConfiguration<OpenToken>
{
    public void Configure(EntityTypeBuilder<OpenToken> table)
    {
        table.ToTable("open_token");
        table.HasKey(t => t.TokenMac);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(t => t.WindowId).OnDelete(DeleteBehavior.Restrict);
    }
}
