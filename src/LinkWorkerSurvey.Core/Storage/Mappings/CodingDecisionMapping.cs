using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodingDecisionMapping : IEntityTypeConfiguration<CodingDecision>
{
    public void Configure(EntityTypeBuilder<CodingDecision> table)
    {
        table.ToTable("reading");
        table.Property(r => r.Id).ValueGeneratedNever();
        table.Property(r => r.Outcome).HasColumnName("state");
        table.Property(r => r.Pass).HasColumnName("kind");
        table.Property(r => r.IsStanding).HasColumnName("standing");
        table.Property(r => r.IsCompared).HasColumnName("compared");
        table.Property(r => r.HadSuggestions).HasColumnName("had_suggestions");
        table.Ignore(r => r.IsInForce);

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
                left => left.HasOne(typeof(CodingDecision)).WithMany().HasForeignKey("ReadingId").OnDelete(DeleteBehavior.NoAction),
                join => join.ToTable("reading_code").HasKey("ReadingId", "CodeId"));

        // At most one coding decision on an answer in a frame counts.
        table.HasIndex(r => new { r.TextId, r.FrameId }).IsUnique().HasFilter("standing").HasDatabaseName("ix_reading_standing");

        // At most one of a second coder, and one beside it, is compared.
        table.HasIndex(r => new { r.TextId, r.FrameId, r.Pass }).IsUnique().HasFilter("compared").HasDatabaseName("ix_reading_compared");
    }
}
