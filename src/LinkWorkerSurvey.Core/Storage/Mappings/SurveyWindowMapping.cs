using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class SurveyWindowMapping : IEntityTypeConfiguration<SurveyWindow>
{
    public void Configure(EntityTypeBuilder<SurveyWindow> table)
    {
        table.ToTable("survey_window", t =>
        {
            t.HasCheckConstraint("ck_survey_window_k", $"k >= {SurveyWindow.SmallestAllowedBatchSize}");
            t.HasCheckConstraint("ck_survey_window_population", "population > 0");
            t.HasCheckConstraint("ck_survey_window_times", "closes_at >= opens_at");
        });
        table.Property(w => w.MinimumBatchSize).HasColumnName("k");
        table.Property(w => w.VacuumedAt).HasColumnName("swept_at");
        table.Property(w => w.IsDraft).HasColumnName("draft");
        table.ComplexProperty(w => w.Facts, facts =>
        {
            facts.Property(f => f.Contact).HasColumnName("contact").HasMaxLength(SurveyFacts.Limit);
            facts.Property(f => f.Sponsor).HasColumnName("sponsor").HasMaxLength(SurveyFacts.Limit);
            facts.Property(f => f.Eligibility).HasColumnName("eligibility").HasMaxLength(SurveyFacts.Limit);
            facts.Property(f => f.Distribution).HasColumnName("distribution").HasMaxLength(SurveyFacts.Limit);
        });
        table.HasOne(w => w.Questionnaire).WithMany().HasForeignKey(w => w.QuestionnaireId).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(w => w.Links).WithOne(c => c.Window).HasForeignKey(c => c.WindowId);
        table.HasMany(w => w.Frames).WithOne().HasForeignKey(f => f.WindowId);
        table.Property(w => w.Slug).HasMaxLength(Slug.Limit);
        table.Property(w => w.Title).HasMaxLength(SurveyWindow.TitleLimit);
        table.HasIndex(w => w.Slug).IsUnique();

        // The optimistic concurrency token: PostgreSQL changes this system column with every update of the row.
        table.Property<uint>("xmin").IsRowVersion();
    }
}
