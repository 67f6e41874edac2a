using LinkWorkerSurvey.Core.Coding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class CodingTextMapping : IEntityTypeConfiguration<CodingText>
{
    public void Configure(EntityTypeBuilder<CodingText> view) => view.ToView("coding_text").HasKey(t => t.Id);
}
