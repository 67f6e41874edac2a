using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodingStepMapping : IEntityTypeConfiguration<CodingStep>
{
    public void Configure(EntityTypeBuilder<CodingStep> table)
    {
        table.ToTable("coding_step");

        // jsonb, because it is written once and read whole.
        table.Property(s => s.Changes).HasColumnType("jsonb").HasConversion(
            changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<StepChanges>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<StepChanges>((one, other) => ReferenceEquals(one, other), changes => 0, changes => changes));
        table.HasOne<CodeFrame>().WithMany().HasForeignKey(s => s.FrameId).OnDelete(DeleteBehavior.Cascade);
        table
            .HasOne<StaffMember>()
            .WithMany()
            .HasForeignKey(s => s.StaffId)
            .HasConstraintName("fk_coding_step_staff_staff_id")
            .OnDelete(DeleteBehavior.Restrict);

        // A coder's last step that stands is the one to undo.
        table.HasIndex(s => new { s.FrameId, s.StaffId, s.Id }).HasFilter("undone_at IS NULL");
    }
}
