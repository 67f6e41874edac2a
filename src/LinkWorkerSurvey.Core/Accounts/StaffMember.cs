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

    /// <summary>The time of the last sign-in; null before the first.</summary>
    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>The time from which the person cannot sign in because an administrator suspended the account; null if it is not.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>
    /// The time when an administrator removed the account; null if it is not. The name stays for the activity log, without an email
    /// address.
    /// </summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
