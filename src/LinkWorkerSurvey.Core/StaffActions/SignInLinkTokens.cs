using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Secrets;
using Microsoft.AspNetCore.Identity;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Derives the tokens of sign-in links from the survey secret. The account's security stamp and the link's expiry go into a token: it can
/// be derived again while the link works, and is void once a password was chosen or changed, a newer link was made, the sessions were
/// ended, or the administrator who made it can no longer manage staff.
/// </summary>
public sealed class SignInLinkTokens(SecretKeys keys, TimeProvider clock) : IUserTwoFactorTokenProvider<StaffMember>
{
    /// <summary>The name of this token provider in ASP.NET Core Identity.</summary>
    public const string Provider = "sign-in link";

    private readonly byte[] key = keys.For("sign-in links");

    /// <summary>Returns the token of an account's sign-in link.</summary>
    /// <exception cref="InvalidOperationException">The account has no sign-in link.</exception>
    public string TokenOf(StaffMember member)
    {
        var expires = member.LinkExpiresAt ?? throw new InvalidOperationException("The account has no sign-in link.");
        var about = Encoding.UTF8.GetBytes($"{member.Id} {member.SecurityStamp} {expires.UtcTicks}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, about));
    }

    /// <summary>Returns whether an account's sign-in link works and has this token.</summary>
    public bool IsValid(StaffMember member, string token) =>
        member.IsActive
        && member.LinkExpiresAt > clock.GetUtcNow()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(member)), Encoding.UTF8.GetBytes(token));

    /// <inheritdoc />
    public Task<string> GenerateAsync(string purpose, UserManager<StaffMember> manager, StaffMember user) => Task.FromResult(TokenOf(user));

    /// <inheritdoc />
    public Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(IsValid(user, token));

    /// <inheritdoc />
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffMember> manager, StaffMember user) => Task.FromResult(false);
}
