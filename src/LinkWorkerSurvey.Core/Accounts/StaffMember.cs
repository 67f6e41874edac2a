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

    /// <summary>The time until which the person's sign-in link works; null if there is none, or it was used.</summary>
    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>The administrator who made the sign-in link, and who alone can see it again; null if there is none.</summary>
    public Guid? LinkMadeBy { get; private set; }

    /// <summary>Whether an administrator has neither suspended nor removed the account.</summary>
    public bool IsActive => SuspendedAt is null && RemovedAt is null;

    internal void Correct(string name, string email) => (Name, Email, UserName) = (name, email, email);

    internal void SetLink(DateTimeOffset expiresAt, Guid madeBy) => (LinkExpiresAt, LinkMadeBy) = (expiresAt, madeBy);

    internal void ClearLink() => (LinkExpiresAt, LinkMadeBy) = (null, null);

    // Without a user name and an email address, somebody else can have them.
    internal void Remove(DateTimeOffset at)
    {
        (RemovedAt, SuspendedAt) = (at, null);
        (Email, NormalizedEmail, UserName, NormalizedUserName, PasswordHash) = (null, null, null, null, null);
        ClearLink();
    }
}
