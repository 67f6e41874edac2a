using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> table)
    {
        table.ToTable("invitation");
        table.Property(i => i.Id).ValueGeneratedNever();
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(i => i.WindowId).OnDelete(DeleteBehavior.Restrict);
    }
}
