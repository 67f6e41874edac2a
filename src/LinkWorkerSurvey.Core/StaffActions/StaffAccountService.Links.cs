using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <content>Makes sign-in links, sets the passwords that are chosen with them, and changes passwords.</content>
public sealed partial class StaffAccountService
{
    /// <summary>The time for which a sign-in link works.</summary>
    public static readonly TimeSpan LinkValidity = TimeSpan.FromDays(1);

    private const string EmailIsTaken = "Somebody with this email address is already among the people here";

    /// <summary>Creates a new sign-in link for a member of staff. Earlier links stop working; sessions and the password do not.</summary>
    /// <returns>The link; null if the member of staff does not exist.</returns>
    /// <exception cref="RuleException">
    /// The member of staff is suspended or removed, or the acting person can no longer manage staff.
    /// </exception>
    public async Task<SignInLink?> RenewLinkAsync(Guid memberId, Guid staffId, CancellationToken cancel = default)
    {
        // Of two links made at once the later one works, because each waits for the other.
        await using var transaction = await BeginAsync(cancel);
        await RequireManagerAsync(staffId, cancel);
        var member = await db.Users.FromSql($"SELECT * FROM staff WHERE id = {memberId} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);
        if (member is null)
            return null;
        if (!member.IsActive)
            throw new RuleException($"{member.Name} is suspended or removed, so a sign-in link would not work");
        SetNewLink(member, staffId);
        member.ConcurrencyStamp = $"{Guid.NewGuid()}";
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.StaffLinkRenewed, staffId) { Subject = member.Name });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SignInLink(member, tokens.TokenOf(member));
    }

    /// <summary>Returns the sign-in link of a member of staff to the administrator who made it, as long as it works.</summary>
    /// <returns>The link; null if there is none, it has expired or was used, or somebody else made it.</returns>
    public async Task<SignInLink?> FindLinkAsync(Guid memberId, Guid staffId, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == memberId && one.LinkMadeBy == staffId && one.LinkExpiresAt > now, cancel);
        return member is { IsActive: true } ? new SignInLink(member, tokens.TokenOf(member)) : null;
    }

    /// <summary>Returns the member of staff who owns a sign-in link; null if the link has expired, was used or never existed.</summary>
    public async Task<StaffMember?> FindByLinkAsync(Guid memberId, string? token) =>
        token is not null && await staff.FindByIdAsync(memberId.ToString()) is { } member && tokens.IsValid(member, token) ? member : null;

    /// <summary>
    /// Sets the password that a member of staff chose with a sign-in link, and unlocks the account. The link then stops working, and other
    /// sessions end.
    /// </summary>
    /// <exception cref="RuleException">The password breaks a rule, or the link no longer works.</exception>
    public async Task ChoosePasswordAsync(StaffMember member, string token, string password, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Require(await staff.ResetPasswordAsync(member, token, password));
        Require(await staff.SetLockoutEndDateAsync(member, null));
        member.ClearLink();
        member.LastSignedInAt = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.StaffPasswordChosen, member.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Changes a member of staff's own password. Other sessions and a sign-in link end. Wrong current passwords count as failed sign-ins,
    /// so that an open session does not let somebody try passwords.
    /// </summary>
    /// <param name="memberId">The key of the member of staff.</param>
    /// <param name="stamp">The security stamp of the session. A session that was ended meanwhile changes nothing.</param>
    /// <param name="current">The current password, as it was typed.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The member of staff; null if the session has ended.</returns>
    /// <exception cref="RuleException">The current password is wrong, the account is locked, or the new password breaks a rule.</exception>
    public async Task<StaffMember?> ChangePasswordAsync(
        Guid memberId, string? stamp, string current, string password, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.Users.FromSql($"SELECT * FROM staff WHERE id = {memberId} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);
        if (member is not { IsActive: true } || member.SecurityStamp != stamp)
            return null;
        var lockout = staff.Options.Lockout;
        if (await staff.IsLockedOutAsync(member))
            throw new RuleException(
                $"The account is locked after {lockout.MaxFailedAccessAttempts} wrong passwords. Try again in "
                    + $"{lockout.DefaultLockoutTimeSpan.TotalMinutes} minutes",
                CurrentPassword);
        if (!await staff.CheckPasswordAsync(member, current))
        {
            db.AuditEntries.Add(await StaffSignIn.CountFailureAsync(staff, member, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            throw new RuleException("Enter your current password", CurrentPassword);
        }

        Require(await staff.ChangePasswordAsync(member, current, password));
        await staff.ResetAccessFailedCountAsync(member);
        member.ClearLink();
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.StaffPasswordChanged, member.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return member;
    }

    // The expiry is part of the token and must be the same once it is stored: PostgreSQL keeps microseconds.
    private void SetNewLink(StaffMember member, Guid staffId)
    {
        var expires = clock.GetUtcNow() + LinkValidity;
        member.SetLink(expires.AddTicks(-(expires.Ticks % TimeSpan.TicksPerMicrosecond)), staffId);
    }

    private static void Require(IdentityResult result)
    {
        if (result.Errors.FirstOrDefault() is not { } error)
            return;
        if (error.Code.StartsWith(Password, StringComparison.Ordinal))
            throw new RuleException(error.Description.TrimEnd('.'), Password);
        throw error.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
                new RuleException(EmailIsTaken, nameof(StaffMember.Email)),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) =>
                new RuleException("Enter an email address in the correct format, like name@example.org", nameof(StaffMember.Email)),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) or nameof(IdentityErrorDescriber.InvalidToken) =>
                new RuleException("The account was changed meanwhile. Open the link again"),
            _ => new RuleException(error.Description.TrimEnd('.'), nameof(StaffMember.Email)),
        };
    }
}
