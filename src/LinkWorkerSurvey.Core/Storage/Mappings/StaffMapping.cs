using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

/// <summary>Maps ASP.NET Core Identity to tables that follow this database's naming convention.</summary>
internal sealed class StaffMapping :
    IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<IdentityRole<Guid>>, IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityRoleClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<StaffMember> table)
    {
        table.ToTable("staff");
        table.Property(s => s.Id).ValueGeneratedNever();
        table.Property(s => s.Name).HasMaxLength(StaffMember.NameLimit);
        table.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.LinkMadeBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> table)
    {
        table.ToTable("role");
        table.Property(r => r.Id).ValueGeneratedNever();
        table.HasData(Roles.All.Select(role => new IdentityRole<Guid>(role.Name)
        {
            Id = role.Id,
            NormalizedName = role.Name.ToUpperInvariant(),
            ConcurrencyStamp = role.Name,
        }));
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> table) => table.ToTable("staff_role");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> table) => table.ToTable("staff_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> table) => table.ToTable("staff_login");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> table) => table.ToTable("staff_token");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> table) => table.ToTable("role_claim");
}
