using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using Microsoft.AspNetCore.DataProtection;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Makes the first administrator for whoever holds the link printed at start. It works once: as long as there is none.</summary>
internal sealed class FirstAdministrator(StaffAccountService accounts, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("first administrator").ToTimeLimitedDataProtector();

    /// <summary>The address of the link, without its host; null when there is an administrator already.</summary>
    public async Task<string?> LinkAsync() =>
        await accounts.HasAdministratorAsync() ? null : $"/account/first?key={protector.Protect("first", Validity)}";

    public async Task<bool> IsOpenToAsync(string? key) => IsGenuine(key) && !await accounts.HasAdministratorAsync();

    /// <summary>Makes the account; null when the link is not good or was used.</summary>
    /// <exception cref="RuleException">The email address or the password is not accepted.</exception>
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
