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

        // Neither the database nor the provider may generate identifiers: their default ones contain the time.
        table.Property(r => r.Id).ValueGeneratedNever();
        table.HasOne<SurveyWindow>().WithMany().HasForeignKey(r => r.WindowId).OnDelete(DeleteBehavior.Restrict);

        // An array, so that one pass over the responses counts all questions of a window.
        table.Property(r => r.Ticks).HasColumnType("smallint[]");
    }
}
