using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Accounts of staff and the links by which their owners choose a password. Each action is one transaction, with its entry in the activity
/// log.
/// </summary>
public sealed class StaffAccountService(SurveyDbContext db, UserManager<StaffMember> staff, TimeProvider clock)
{
    /// <summary>What a broken rule about a password is about: see <see cref="RuleException.About"/>.</summary>
    public const string Password = nameof(Password);

    /// <summary>What a broken rule about a role is about: see <see cref="RuleException.About"/>.</summary>
    public const string Role = nameof(Role);

    // An advisory lock of PostgreSQL: without it, two people could both become the first administrator.
    private const int FirstAdministratorLock = 3;

    /// <summary>Whether there is an administrator.</summary>
    public async Task<bool> HasAdministratorAsync() => (await staff.GetUsersInRoleAsync(Roles.Administrator)).Count > 0;

    /// <summary>Adds the first administrator, who chooses a password at once.</summary>
    /// <returns>The administrator; null if there is one already.</returns>
    /// <exception cref="RuleException">The email address or the password is not accepted.</exception>
    public async Task<StaffMember?> AddFirstAdministratorAsync(
        string name, string email, string password, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FirstAdministratorLock})", cancel);
        if (await HasAdministratorAsync())
            return null;

        var member = new StaffMember(name, email);
        Require(await staff.CreateAsync(member, password));
        Require(await staff.AddToRoleAsync(member, Roles.Administrator));
        await RecordAsync(AuditAction.FirstAdministrator, member.Id, note: null, cancel);
        await transaction.CommitAsync(cancel);
        return member;
    }

    /// <summary>Adds a member of staff, who has no password yet.</summary>
    /// <returns>Their sign-in link.</returns>
    /// <exception cref="RuleException">There is no such role, or the email address is not accepted or is another member's.</exception>
    public async Task<SignInLink> AddAsync(string name, string email, string role, Guid staffId, CancellationToken cancel = default)
    {
        if (Roles.All.All(known => known.Name != role))
            throw new RuleException("Select a role", Role);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = new StaffMember(name, email);
        try
        {
            Require(await staff.CreateAsync(member));
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new RuleException($"Email '{email}' is already taken.", nameof(StaffMember.Email), exception);
        }

        Require(await staff.AddToRoleAsync(member, role));
        var link = await NewLinkAsync(member);
        await RecordAsync(AuditAction.StaffAdmitted, staffId, member.Name, cancel);
        await transaction.CommitAsync(cancel);
        return link;
    }

    /// <summary>Makes a new sign-in link for a member of staff; earlier ones no longer work.</summary>
    /// <returns>The link; null if there is no such member.</returns>
    public async Task<SignInLink?> RenewLinkAsync(Guid memberId, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Locked, so that of two links made at once the later one works.
        var member = await db.Users.FromSql($"SELECT * FROM staff WHERE id = {memberId} FOR UPDATE").SingleOrDefaultAsync(cancel);
        if (member is null)
            return null;
        var link = await NewLinkAsync(member);
        await RecordAsync(AuditAction.StaffLinkRenewed, staffId, member.Name, cancel);
        await transaction.CommitAsync(cancel);
        return link;
    }

    /// <summary>The member of staff whose sign-in link this is; null if it has expired, was used or was never made.</summary>
    public async Task<StaffMember?> FindByLinkAsync(Guid memberId, string? token) =>
        token is not null
        && await staff.FindByIdAsync(memberId.ToString()) is { } member
        && await staff.VerifyUserTokenAsync(
            member, staff.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffMember>.ResetPasswordTokenPurpose, token)
            ? member
            : null;

    /// <summary>Sets the password that the owner of a sign-in link chose, and unlocks the account. The link no longer works.</summary>
    /// <exception cref="RuleException">The password is not accepted, or the link no longer works.</exception>
    public async Task ChoosePasswordAsync(StaffMember member, string token, string password, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Require(await staff.ResetPasswordAsync(member, token, password));
        Require(await staff.SetLockoutEndDateAsync(member, null));
        await transaction.CommitAsync(cancel);
    }

    // An earlier link is one for an earlier security stamp.
    private async Task<SignInLink> NewLinkAsync(StaffMember member)
    {
        Require(await staff.UpdateSecurityStampAsync(member));
        return new SignInLink(member, await staff.GeneratePasswordResetTokenAsync(member));
    }

    private async Task RecordAsync(AuditAction act, Guid staffId, string? note, CancellationToken cancel)
    {
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), act, staffId, note: note));
        await db.SaveChangesAsync(cancel);
    }

    private static void Require(IdentityResult result)
    {
        if (result.Errors.FirstOrDefault() is { } error)
            throw new RuleException(
                error.Description,
                error.Code.StartsWith(Password, StringComparison.Ordinal) ? Password : nameof(StaffMember.Email));
    }
}
