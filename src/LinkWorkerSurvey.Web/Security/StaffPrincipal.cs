using System.Security.Claims;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads the signed-in member of staff.</summary>
internal static class StaffPrincipal
{
    public static Guid StaffId(this ClaimsPrincipal staff) => Guid.Parse(staff.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
