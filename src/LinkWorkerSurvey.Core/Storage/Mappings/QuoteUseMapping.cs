using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class QuoteUseMapping : IEntityTypeConfiguration<QuoteUse>
{
    public void Configure(EntityTypeBuilder<QuoteUse> table)
    {
        table.ToTable("quote_use").HasKey(u => new { u.QuoteId, u.Section });
        table.Property(u => u.Section).HasMaxLength(QuoteUse.SectionLimit);
        table.HasOne<Quote>().WithMany().HasForeignKey(u => u.QuoteId)
            .HasConstraintName("fk_quote_use_quote_quote_id").OnDelete(DeleteBehavior.Cascade);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(u => u.StaffId)
            .HasConstraintName("fk_quote_use_staff_staff_id").OnDelete(DeleteBehavior.Restrict);
    }
}
