using System.Security.Claims;
using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Adds the person's name to the claims of the sign-in cookie, because every page shows it.</summary>
internal sealed class StaffClaims(
    UserManager<StaffMember> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(StaffPrincipal.NameClaim, user.Name));
        return claims;
    }
}
