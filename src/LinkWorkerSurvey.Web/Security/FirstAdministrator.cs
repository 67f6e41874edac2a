using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Makes the first administrator for whoever holds the link printed at start. It works once: as long as there is none.</summary>
internal sealed class FirstAdministrator(
    SurveyDbContext db,
    UserManager<StaffMember> staff,
    IDataProtectionProvider protection,
    TimeProvider clock)
{
    private const int LockKey = 3;
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("first administrator").ToTimeLimitedDataProtector();

    /// <summary>The address of the link, without its host; null when there is an administrator already.</summary>
    public async Task<string?> LinkAsync() => await ExistsAsync() ? null : $"/account/first?key={protector.Protect("first", Validity)}";

    public async Task<bool> IsOpenToAsync(string? key) => IsGenuine(key) && !await ExistsAsync();

    /// <summary>Makes the account; null when the link is not good or was used, errors when the account cannot be made so.</summary>
    public async Task<(StaffMember? Member, IReadOnlyList<string> Errors)> MakeAsync(
        string? key,
        string name,
        string email,
        string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})");
        if (!await IsOpenToAsync(key))
            return (null, []);

        var member = new StaffMember(name, email);
        var made = await staff.CreateAsync(member, password);
        if (!made.Succeeded)
            return (null, [.. made.Errors.Select(e => e.Description)]);
        await staff.AddToRoleAsync(member, Roles.Administrator);
        db.Trail.Add(new TrailEntry(clock.GetUtcNow(), TrailAct.FirstAdministrator, member.Id));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return (member, []);
    }

    private async Task<bool> ExistsAsync() => (await staff.GetUsersInRoleAsync(Roles.Administrator)).Count > 0;

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
