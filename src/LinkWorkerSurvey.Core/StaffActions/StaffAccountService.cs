using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Creates accounts of staff and the sign-in links with which they choose their passwords. Each action is one transaction; creating an
/// account or a link also adds an entry to the activity log.
/// </summary>
public sealed class StaffAccountService(SurveyDbContext db, UserManager<StaffMember> staff, TimeProvider clock)
{
    /// <summary>The value of <see cref="RuleException.About"/> if the password breaks a rule.</summary>
    public const string Password = nameof(Password);

    /// <summary>The value of <see cref="RuleException.About"/> if the role does not exist.</summary>
    public const string Role = nameof(Role);

    // An advisory lock of PostgreSQL: without it, two people could both become the first administrator.
    private const int FirstAdministratorLock = 3;

    /// <summary>Returns whether an administrator exists.</summary>
    public async Task<bool> HasAdministratorAsync() => (await staff.GetUsersInRoleAsync(Roles.Administrator)).Count > 0;

    /// <summary>Creates the account of the first administrator, with a password.</summary>
    /// <returns>The administrator; null if an administrator already exists.</returns>
    /// <exception cref="RuleException">The email address is invalid, or the password breaks a rule.</exception>
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

    /// <summary>Creates an account for a member of staff, without a password.</summary>
    /// <returns>The sign-in link of the new member of staff.</returns>
    /// <exception cref="RuleException">The role does not exist, or the email address is invalid or already in use.</exception>
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

    /// <summary>
    /// Creates a new sign-in link for a member of staff. Earlier links stop working, because the account's security stamp changes.
    /// </summary>
    /// <returns>The link; null if the member of staff does not exist.</returns>
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

    /// <summary>Returns the member of staff who owns a sign-in link; null if the link has expired, was used or never existed.</summary>
    public async Task<StaffMember?> FindByLinkAsync(Guid memberId, string? token) =>
        token is not null
        && await staff.FindByIdAsync(memberId.ToString()) is { } member
        && await staff.VerifyUserTokenAsync(
            member, staff.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffMember>.ResetPasswordTokenPurpose, token)
            ? member
            : null;

    /// <summary>
    /// Sets the password that a member of staff chose with a sign-in link, and unlocks the account. The link then stops working.
    /// </summary>
    /// <exception cref="RuleException">The password breaks a rule, or the link no longer works.</exception>
    public async Task ChoosePasswordAsync(StaffMember member, string token, string password, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Require(await staff.ResetPasswordAsync(member, token, password));
        Require(await staff.SetLockoutEndDateAsync(member, null));
        await transaction.CommitAsync(cancel);
    }

    // A token is valid only with the security stamp for which it was made, so the new stamp invalidates earlier links.
    private async Task<SignInLink> NewLinkAsync(StaffMember member)
    {
        Require(await staff.UpdateSecurityStampAsync(member));
        return new SignInLink(member, await staff.GeneratePasswordResetTokenAsync(member));
    }

    private async Task RecordAsync(AuditAction action, Guid staffId, string? note, CancellationToken cancel)
    {
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, note: note));
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
