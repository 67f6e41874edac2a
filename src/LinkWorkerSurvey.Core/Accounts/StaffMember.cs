using Microsoft.AspNetCore.Identity;

namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>A member of staff: a person who runs surveys, reads results or codes answers. Respondents have no accounts.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int NameLimit = 80;

    /// <summary>Creates an account whose user name is its email address.</summary>
    public StaffMember(string name, string email)
    {
        (Id, Name, Email, UserName) = (Guid.NewGuid(), name, email, email);
        SecurityStamp = Guid.NewGuid().ToString();
    }

    private StaffMember()
    {
    }

    /// <summary>The person's name, shown in the activity log.</summary>
    public string Name { get; private set; } = "";
}
