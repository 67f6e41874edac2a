using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class PendingSubmissionMapping : IEntityTypeConfiguration<PendingSubmission>
{
    public void Configure(EntityTypeBuilder<PendingSubmission> table)
    {
        table.ToTable("staged");
        table.HasKey(s => s.KeyMac);
        table.Property(s => s.Flags).HasConversion<short>();
        table.HasIndex(s => s.TokenMac).IsUnique().HasFilter("token_mac IS NOT NULL");

        // No foreign key to the window, for the same reason as in ReceiptMapping.
    }
}
