using System.Security.Claims;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads the account id of the signed-in member of staff from the claims.</summary>
internal static class StaffPrincipal
{
    public static Guid StaffId(this ClaimsPrincipal staff) => Guid.Parse(staff.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
