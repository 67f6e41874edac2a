using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class TrailEntryMapping : IEntityTypeConfiguration<TrailEntry>
{
    public void Configure(EntityTypeBuilder<TrailEntry> table)
    {
        table.ToTable("trail");
        table.Property(t => t.Note).HasMaxLength(TrailEntry.NoteLimit);
        table
            .HasOne(t => t.Staff)
            .WithMany()
            .HasForeignKey(t => t.StaffId)
            .HasConstraintName("fk_trail_staff_staff_id")
            .OnDelete(DeleteBehavior.Restrict);
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(t => t.WindowId).OnDelete(DeleteBehavior.Restrict);
    }
}
