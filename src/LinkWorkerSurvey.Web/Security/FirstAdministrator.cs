using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using Microsoft.AspNetCore.DataProtection;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Creates the account of the first administrator, for the person with the link that the program prints at its start. The link works only
/// while no administrator exists.
/// </summary>
internal sealed class FirstAdministrator(StaffAccountService accounts, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("first administrator").ToTimeLimitedDataProtector();

    /// <summary>Returns the path of the link, valid for 7 days; null if an administrator exists.</summary>
    public async Task<string?> LinkAsync() =>
        await accounts.HasAdministratorAsync() ? null : $"/account/first?key={protector.Protect("first", Validity)}";

    public async Task<bool> IsOpenToAsync(string? key) => IsGenuine(key) && !await accounts.HasAdministratorAsync();

    /// <summary>Creates the account. Returns null if the link is invalid or an administrator exists.</summary>
    /// <exception cref="RuleException">The email address is invalid, or the password breaks a rule.</exception>
    public async Task<StaffMember?> MakeAsync(string? key, string name, string email, string password) =>
        IsGenuine(key) ? await accounts.AddFirstAdministratorAsync(name, email, password) : null;

    private bool IsGenuine(string? key)
    {
        try
        {
            return key is not null && protector.Unprotect(key) == "first";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
