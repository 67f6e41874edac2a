using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class SectionTextMapping : IEntityTypeConfiguration<SectionText>
{
    public void Configure(EntityTypeBuilder<SectionText> table)
    {
        table.ToTable("report_text");
        table.HasIndex(t => new { t.WindowId, t.Section, t.Id });
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(t => t.WindowId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(t => t.StaffId)
            .HasConstraintName("fk_report_text_staff_staff_id").OnDelete(DeleteBehavior.Restrict);
    }
}
