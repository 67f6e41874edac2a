using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class PendingWithdrawalMapping : IEntityTypeConfiguration<PendingWithdrawal>
{
    public void Configure(EntityTypeBuilder<PendingWithdrawal> table)
    {
        table.ToTable("withdrawal");
        table.HasKey(w => w.RequestMac);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(w => w.WindowId).OnDelete(DeleteBehavior.Restrict);
    }
}
