using LinkWorkerSurvey.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class QuestionnaireMapping : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> table)
    {
        table.ToTable("questionnaire");
        table.HasIndex(q => new { q.Code, q.Version }).IsUnique();

        // jsonb, because a version is read and written whole and never searched.
        table
            .Property(q => q.Document)
            .HasColumnType("jsonb")
            .HasConversion(document => document.ToJson(), json => QuestionnaireDocument.Parse(json));
    }
}
