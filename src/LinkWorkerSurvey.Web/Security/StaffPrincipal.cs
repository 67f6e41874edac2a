using System.Globalization;
using System.Security.Claims;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads the account of the signed-in member of staff from the claims.</summary>
internal static class StaffPrincipal
{
    /// <summary>The type of the claim with the person's name. The claim <see cref="ClaimTypes.Name"/> has the user name.</summary>
    public const string NameClaim = ClaimTypes.GivenName;

    /// <summary>Returns the person's name; the user name if they signed in before the cookie had it.</summary>
    public static string? StaffName(this ClaimsPrincipal staff) => staff.FindFirstValue(NameClaim) ?? staff.Identity?.Name;

    /// <summary>Returns the first letters of the person's first and last name, for screens that have no room for the name.</summary>
    public static string StaffInitials(this ClaimsPrincipal staff)
    {
        var names = (staff.StaffName() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> shown = names.Length > 1 ? [names[0], names[^1]] : names;
        return string.Concat(shown.Select(name => StringInfo.GetNextTextElement(name))).ToUpperInvariant();
    }

    public static Guid StaffId(this ClaimsPrincipal staff) => Guid.Parse(staff.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
