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

        // No foreign key to the response. Nothing deletes a released response, and the final release would check the key for each text when
        // it rewrites both tables under new keys.
        table.HasIndex(t => new { t.ResponseId, t.Question }).IsUnique();
    }
}
