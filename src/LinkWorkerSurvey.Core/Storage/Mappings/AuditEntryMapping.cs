using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.ToTable("trail");
        table.Property(t => t.Action).HasColumnName("act");
        table.Property(t => t.Note).HasMaxLength(AuditEntry.NoteLimit);
        table.Property(t => t.Before).HasMaxLength(AuditEntry.NoteLimit);
        table.Property(t => t.After).HasMaxLength(AuditEntry.NoteLimit);
        table.Property(t => t.Subject).HasMaxLength(AuditEntry.NoteLimit);
        table
            .HasOne(t => t.Staff)
            .WithMany()
            .HasForeignKey(t => t.StaffId)
            .HasConstraintName("fk_trail_staff_staff_id")
            .OnDelete(DeleteBehavior.Restrict);
        table
            .HasOne<SurveyWindow>()
            .WithMany()
            .HasForeignKey(t => t.WindowId)
            .HasConstraintName("fk_trail_survey_window_window_id")
            .OnDelete(DeleteBehavior.Restrict);
    }
}
