using System.Security.Claims;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Who is signed in.</summary>
internal static class StaffPrincipal
{
    public static Guid StaffId(this ClaimsPrincipal staff) => Guid.Parse(staff.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
