using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ResponseMapping : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> table)
    {
        table.ToTable("response");

        // Never by the database or the provider, whose default identifiers carry time.
        table.Property(r => r.Id).ValueGeneratedNever();
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(r => r.WindowId).OnDelete(DeleteBehavior.Restrict);

        // An array, because all questions of a window are then counted in one pass over its responses.
        table.Property(r => r.Ticks).HasColumnType("smallint[]");
    }
}
