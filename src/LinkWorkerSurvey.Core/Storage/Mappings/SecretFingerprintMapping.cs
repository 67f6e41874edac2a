using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class SecretFingerprintMapping : IEntityTypeConfiguration<SecretFingerprint>
{
    public void Configure(EntityTypeBuilder<SecretFingerprint> table)
    {
        table.ToTable("secret_fingerprint", t => t.HasCheckConstraint("ck_secret_fingerprint_only", $"id = {SecretFingerprint.OnlyId}"));
        table.Property(f => f.Id).ValueGeneratedNever();
    }
}
