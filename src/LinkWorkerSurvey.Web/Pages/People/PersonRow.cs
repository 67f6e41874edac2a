using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>A member of staff, as the pages about people show them.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address; null if the account was removed.</param>
/// <param name="Role">The role; null if the account was removed.</param>
/// <param name="LastSignedInAt">The time of the last sign-in; null before the first.</param>
/// <param name="HasPassword">Whether the person has chosen a password.</param>
/// <param name="LinkExpiresAt">The time until which the sign-in link works; null if there is none, or it was used.</param>
/// <param name="SuspendedAt">The time of the suspension; null if the account is not suspended.</param>
/// <param name="RemovedAt">The time of the removal; null if the account was not removed.</param>
public sealed record PersonRow(
    Guid Id, string Name, string? Email, string? Role, DateTimeOffset? LastSignedInAt, bool HasPassword, DateTimeOffset? LinkExpiresAt,
    DateTimeOffset? SuspendedAt, DateTimeOffset? RemovedAt)
{
    /// <summary>Whether the person can sign in with a password.</summary>
    public bool CanSignIn => IsActive && HasPassword;

    /// <summary>Whether the person has not chosen a password yet.</summary>
    public bool IsInvited => IsActive && !HasPassword;

    public bool IsActive => SuspendedAt is null && RemovedAt is null;

    public string State => this switch
    {
        { RemovedAt: not null } => "Removed",
        { SuspendedAt: not null } => "Suspended",
        { IsInvited: true } => "Invited",
        _ => "Active",
    };

    /// <summary>Returns the line below the state; null if there is nothing to add.</summary>
    public string? StateDetail(DateTimeOffset now) => this switch
    {
        { RemovedAt: { } removed } => $"on {UkTime.InWords(removed)}",
        { SuspendedAt: { } suspended } => $"since {UkTime.InWords(suspended)}",
        { IsInvited: true } => LinkDetail(now),
        _ => null,
    };

    public string LinkDetail(DateTimeOffset now) => LinkExpiresAt switch
    {
        { } expires when expires > now => $"link valid until {UkTime.InWords(expires)}",
        not null => "link expired",
        null => "no link",
    };
}
