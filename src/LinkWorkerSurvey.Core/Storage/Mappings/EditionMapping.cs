using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> table)
    {
        table.ToTable("report_edition");
        table.HasIndex(e => new { e.WindowId, e.Number }).IsUnique();
        table.Property(e => e.Checksum).HasMaxLength(64);
        table.Property(e => e.Note).HasMaxLength(Edition.NoteLimit);
        table.Property(e => e.WithdrawnReason).HasMaxLength(Edition.NoteLimit);
        table.Ignore(e => e.IsWhole);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(e => e.WindowId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.FrozenById)
            .HasConstraintName("fk_report_edition_staff_frozen_by_id").OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.PublishedById)
            .HasConstraintName("fk_report_edition_staff_published_by_id").OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.WithdrawnById)
            .HasConstraintName("fk_report_edition_staff_withdrawn_by_id").OnDelete(DeleteBehavior.Restrict);
    }
}
