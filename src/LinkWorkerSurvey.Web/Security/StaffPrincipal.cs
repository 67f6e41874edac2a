using System.Security.Claims;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads the account of the signed-in member of staff from the claims.</summary>
internal static class StaffPrincipal
{
    /// <summary>The type of the claim with the person's name. The claim <see cref="ClaimTypes.Name"/> has the user name.</summary>
    public const string NameClaim = ClaimTypes.GivenName;

    /// <summary>Returns the person's name; the user name if they signed in before the cookie had it.</summary>
    public static string? StaffName(this ClaimsPrincipal staff) => staff.FindFirstValue(NameClaim) ?? staff.Identity?.Name;

    public static Guid StaffId(this ClaimsPrincipal staff) => Guid.Parse(staff.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
