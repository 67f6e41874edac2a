using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class StoredTextMapping : IEntityTypeConfiguration<StoredText>
{
    public void Configure(EntityTypeBuilder<StoredText> table)
    {
        table.ToTable("answer_text");
        table.Property(t => t.Id).ValueGeneratedNever();

        // Made deferrable by the migration: the final release writes both tables anew under the same keys.
        table.HasOne<Response>().WithMany().HasForeignKey(t => t.ResponseId).OnDelete(DeleteBehavior.NoAction);
        table.HasIndex(t => new { t.ResponseId, t.Question }).IsUnique();
    }
}
