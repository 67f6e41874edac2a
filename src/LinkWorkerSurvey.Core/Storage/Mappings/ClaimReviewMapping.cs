using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ClaimReviewMapping : IEntityTypeConfiguration<ClaimReview>
{
    public void Configure(EntityTypeBuilder<ClaimReview> table)
    {
        table.ToTable("report_claim_review");
        table.HasIndex(r => new { r.WindowId, r.Section, r.Claim }).IsUnique();
        table.Property(r => r.Claim).HasMaxLength(64);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(r => r.WindowId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.StaffId)
            .HasConstraintName("fk_report_claim_review_staff_staff_id").OnDelete(DeleteBehavior.Restrict);
    }
}
