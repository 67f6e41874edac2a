using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> table)
    {
        table.ToTable("quote");
        table.Property(q => q.Id).ValueGeneratedNever();
        table.Property(q => q.WithdrawnReason).HasMaxLength(AuditEntry.NoteLimit);

        // jsonb, because it is read and written whole and never searched.
        table.Property(q => q.Replacements).HasColumnType("jsonb").HasConversion(
            replacements => JsonSerializer.Serialize(replacements, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<Replacement[]>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<Replacement>>(
                (one, other) => one!.SequenceEqual(other!), replacements => replacements.Count, replacements => replacements));

        // No foreign key to the text, for the same reason as in StoredTextMapping.
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(q => q.WindowId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(q => q.MarkedById)
            .HasConstraintName("fk_quote_staff_marked_by_id").OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(q => q.ChangedById)
            .HasConstraintName("fk_quote_staff_changed_by_id").OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(q => q.ApprovedById)
            .HasConstraintName("fk_quote_staff_approved_by_id").OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(q => q.WithdrawnById)
            .HasConstraintName("fk_quote_staff_withdrawn_by_id").OnDelete(DeleteBehavior.Restrict);
    }
}
