using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> table)
    {
        table.ToTable("receipt");
        table.HasKey(r => r.KeyMac);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(r => r.WindowId).OnDelete(DeleteBehavior.Restrict);
    }
}
