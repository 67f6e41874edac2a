using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ReadingMapping : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> table)
    {
        table.ToTable("reading");
        table.Property(r => r.Id).ValueGeneratedNever();

        // No foreign key to the text, for the same reason as in StoredTextMapping.
        table.HasOne<CodeFrame>().WithMany().HasForeignKey(r => r.FrameId).OnDelete(DeleteBehavior.Cascade);
        table
            .HasOne<StaffMember>()
            .WithMany()
            .HasForeignKey(r => r.StaffId)
            .HasConstraintName("fk_reading_staff_staff_id")
            .OnDelete(DeleteBehavior.Restrict);
        table
            .HasMany(r => r.Codes)
            .WithMany()
            .UsingEntity(
                "reading_code",
                right => right.HasOne(typeof(Code)).WithMany().HasForeignKey("CodeId").OnDelete(DeleteBehavior.Restrict),
                left => left.HasOne(typeof(Reading)).WithMany().HasForeignKey("ReadingId").OnDelete(DeleteBehavior.NoAction),
                join => join.ToTable("reading_code").HasKey("ReadingId", "CodeId"));

        // At most one coding decision on an answer in a frame counts.
        table.HasIndex(r => new { r.TextId, r.FrameId }).IsUnique().HasFilter("standing").HasDatabaseName("ix_reading_standing");
    }
}
