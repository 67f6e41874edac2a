using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Creates accounts of staff, changes their roles, suspends and removes them, and makes the sign-in links with which they choose their
/// passwords. Each action is one transaction with an entry in the activity log. There is always an administrator who can sign in.
/// </summary>
public sealed partial class StaffAccountService(
    SurveyDbContext db, UserManager<StaffMember> staff, SignInLinkTokens tokens, TimeProvider clock)
{
    /// <summary>The value of <see cref="RuleException.About"/> if the password breaks a rule.</summary>
    public const string Password = nameof(Password);

    /// <summary>The value of <see cref="RuleException.About"/> if the current password is wrong.</summary>
    public const string CurrentPassword = nameof(CurrentPassword);

    /// <summary>The value of <see cref="RuleException.About"/> if the role does not exist.</summary>
    public const string Role = nameof(Role);

    // An advisory lock of PostgreSQL. Without it, two people could both become the first administrator, or two administrators could suspend
    // each other.
    private const int StaffLock = 3;

    /// <summary>Returns whether an administrator exists.</summary>
    public async Task<bool> HasAdministratorAsync() => (await staff.GetUsersInRoleAsync(Roles.Administrator)).Count > 0;

    /// <summary>Creates the account of the first administrator, with a password.</summary>
    /// <returns>The administrator; null if an administrator already exists.</returns>
    /// <exception cref="RuleException">The email address is invalid, or the password breaks a rule.</exception>
    public async Task<StaffMember?> AddFirstAdministratorAsync(
        string name, string email, string password, CancellationToken cancel = default)
    {
        await using var transaction = await BeginAsync(cancel);
        if (await HasAdministratorAsync())
            return null;

        var member = new StaffMember(name.Trim(), email.Trim()) { LastSignedInAt = clock.GetUtcNow() };
        Require(await staff.CreateAsync(member, password));
        Require(await staff.AddToRoleAsync(member, Roles.Administrator));
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.FirstAdministrator, member.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return member;
    }

    /// <summary>Creates an account for a member of staff, without a password.</summary>
    /// <returns>The sign-in link of the new member of staff.</returns>
    /// <exception cref="RuleException">
    /// The role does not exist, the email address is invalid or already in use, or the acting person can no longer manage staff.
    /// </exception>
    public async Task<SignInLink> AddAsync(string name, string email, string role, Guid staffId, CancellationToken cancel = default)
    {
        RequireRole(role);
        await using var transaction = await BeginAsync(cancel);
        await RequireManagerAsync(staffId, cancel);
        var member = new StaffMember(name.Trim(), email.Trim());
        SetNewLink(member, staffId);
        try
        {
            Require(await staff.CreateAsync(member));
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new RuleException(EmailIsTaken, nameof(StaffMember.Email), exception);
        }

        Require(await staff.AddToRoleAsync(member, role));
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.StaffAdmitted, staffId) { Subject = member.Name, After = role });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SignInLink(member, tokens.TokenOf(member));
    }

    /// <summary>Changes the role of a member of staff, and ends their sessions, so that the new role counts at once.</summary>
    /// <exception cref="RuleException">
    /// The role does not exist; the member of staff is removed, is the acting person, or is the last administrator who can sign in.
    /// </exception>
    public Task ChangeRoleAsync(Guid memberId, string role, Guid staffId, CancellationToken cancel = default)
    {
        RequireRole(role);
        return ActAsync(memberId, staffId, AuditAction.StaffRoleChanged, ownMistake: "You cannot change your own role", async member =>
        {
            var before = await RoleAsync(member.Id, cancel);
            if (before == role)
                return null;
            await RequireAnotherAdministratorAsync(member, cancel);
            await VoidLinksMadeByAsync(member, cancel);
            await db.UserRoles.Where(inRole => inRole.UserId == member.Id).ExecuteDeleteAsync(cancel);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = member.Id, RoleId = Roles.All.Single(one => one.Name == role).Id });
            return new Change(before, role);
        }, cancel);
    }

    /// <summary>
    /// Corrects the name and the email address of a member of staff. Their sessions and sign-in link end: they sign in with the corrected
    /// address. The activity log holds no email address, because a removal deletes it.
    /// </summary>
    /// <exception cref="RuleException">
    /// The member of staff is removed, or the email address is invalid or already in use.
    /// </exception>
    public Task CorrectAsync(Guid memberId, string name, string email, Guid staffId, CancellationToken cancel = default) =>
        ActAsync(memberId, staffId, AuditAction.StaffCorrected, ownMistake: null, async member =>
        {
            var before = (member.Name, member.Email);
            var after = (Name: name.Trim(), Email: email.Trim());
            if (before == after)
                return null;
            member.Correct(after.Name, after.Email);
            Require(await staff.UpdateAsync(member));
            return before.Name == after.Name ? new Change() : new Change(before.Name, after.Name);
        }, cancel);

    /// <summary>Suspends a member of staff: their sessions end, and neither their password nor their sign-in link works.</summary>
    /// <exception cref="RuleException">
    /// The member of staff is removed, is the acting person, or is the last administrator who can sign in.
    /// </exception>
    public Task SuspendAsync(Guid memberId, Guid staffId, CancellationToken cancel = default) =>
        ActAsync(memberId, staffId, AuditAction.StaffSuspended, ownMistake: "You cannot suspend yourself", async member =>
        {
            if (member.SuspendedAt is not null)
                return null;
            await RequireAnotherAdministratorAsync(member, cancel);
            await VoidLinksMadeByAsync(member, cancel);
            member.SuspendedAt = clock.GetUtcNow();
            return new Change();
        }, cancel);

    /// <summary>Lifts a suspension. The password works again; a sign-in link does not.</summary>
    /// <exception cref="RuleException">The member of staff is removed, or is the acting person.</exception>
    public Task ReinstateAsync(Guid memberId, Guid staffId, CancellationToken cancel = default) =>
        ActAsync(memberId, staffId, AuditAction.StaffReinstated, ownMistake: "You cannot reinstate yourself", member =>
        {
            if (member.SuspendedAt is null)
                return Task.FromResult<Change?>(null);
            (member.SuspendedAt, member.LockoutEnd, member.AccessFailedCount) = (null, null, 0);
            return Task.FromResult<Change?>(new Change());
        }, cancel);

    /// <summary>
    /// Removes a member of staff for good: their sessions end, and they cannot sign in. The name stays for the activity log; the email
    /// address is deleted.
    /// </summary>
    /// <exception cref="RuleException">
    /// The member of staff is the acting person, or the last administrator who can sign in.
    /// </exception>
    public Task RemoveAsync(Guid memberId, Guid staffId, CancellationToken cancel = default) =>
        ActAsync(memberId, staffId, AuditAction.StaffRemoved, ownMistake: "You cannot remove yourself", async member =>
        {
            await RequireAnotherAdministratorAsync(member, cancel);
            await VoidLinksMadeByAsync(member, cancel);
            await db.UserRoles.Where(inRole => inRole.UserId == member.Id).ExecuteDeleteAsync(cancel);
            member.Remove(clock.GetUtcNow());
            return new Change();
        }, cancel);

    /// <summary>Ends all sessions of a member of staff. They can sign in again.</summary>
    /// <exception cref="RuleException">The member of staff is removed.</exception>
    public Task EndSessionsAsync(Guid memberId, Guid staffId, CancellationToken cancel = default) =>
        ActAsync(
            memberId, staffId, AuditAction.StaffSessionsEnded, ownMistake: null, _ => Task.FromResult<Change?>(new Change()), cancel);

    // Every change but a new account ends the sessions of the member, by a new security stamp.
    private async Task ActAsync(
        Guid memberId, Guid staffId, AuditAction action, string? ownMistake, Func<StaffMember, Task<Change?>> change,
        CancellationToken cancel)
    {
        if (memberId == staffId && ownMistake is not null)
            throw new RuleException($"{ownMistake}. Another administrator can do it");
        await using var transaction = await BeginAsync(cancel);

        await RequireManagerAsync(staffId, cancel);
        var member = await db.Users.FromSql($"SELECT * FROM staff WHERE id = {memberId} FOR NO KEY UPDATE").SingleAsync(cancel);
        if (member.RemovedAt is not null)
            throw new RuleException($"{member.Name} has been removed");
        if (await change(member) is not { } changed)
            return;

        // The stamp is part of a sign-in link's token, so a link that was sent works no longer.
        (member.SecurityStamp, member.ConcurrencyStamp) = ($"{Guid.NewGuid()}", $"{Guid.NewGuid()}");
        member.ClearLink();
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId)
        {
            Subject = member.Name,
            Before = changed.Before,
            After = changed.After,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task RequireAnotherAdministratorAsync(StaffMember member, CancellationToken cancel)
    {
        if (!await db.ActiveAdministrators().AnyAsync(one => one.Id != member.Id, cancel))
            throw new RuleException(
                $"{member.Name} is the last administrator who can sign in. Make somebody else an administrator first");
    }

    // The acting person may have been suspended, removed or demoted while the action waited.
    private async Task RequireManagerAsync(Guid staffId, CancellationToken cancel)
    {
        if (await RoleAsync(staffId, cancel) is not { } role
            || !Roles.With(Permission.ManageStaff).Contains(role)
            || !await db.Users.AnyAsync(one => one.Id == staffId && one.SuspendedAt == null && one.RemovedAt == null, cancel))
            throw new RuleException("You can no longer do this: your own account was changed");
    }

    // An administrator who loses access must not return with a link made for somebody else. The new concurrency stamp makes a password
    // that is being chosen with it fail to save. A link that they made for themselves goes with the change of their own account.
    private Task<int> VoidLinksMadeByAsync(StaffMember member, CancellationToken cancel) => db.Users
        .Where(one => one.LinkMadeBy == member.Id && one.Id != member.Id)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.LinkExpiresAt, (DateTimeOffset?)null)
                .SetProperty(one => one.LinkMadeBy, (Guid?)null)
                .SetProperty(one => one.ConcurrencyStamp, $"{Guid.NewGuid()}"),
            cancel);

    private Task<string?> RoleAsync(Guid memberId, CancellationToken cancel) => (
        from inRole in db.UserRoles
        join role in db.Roles on inRole.RoleId equals role.Id
        where inRole.UserId == memberId
        select role.Name).SingleOrDefaultAsync(cancel);

    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({StaffLock})", cancel);
        return transaction;
    }

    private static void RequireRole(string role)
    {
        if (Roles.All.All(known => known.Name != role))
            throw new RuleException("Select a role", Role);
    }

    /// <summary>The values before and after a change; null for an action that changes none.</summary>
    private sealed record Change(string? Before = null, string? After = null);
}
