using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Checks the email address and the password of somebody who signs in, and writes the outcome to the activity log. Its answer does not say
/// why somebody is refused, and one password hash is computed in every case, so that neither tells who has an account. Only an attempt at
/// an account that exists is written to the log, which takes a little longer.
/// </summary>
public sealed class StaffSignIn(SurveyDbContext db, UserManager<StaffMember> staff, TimeProvider clock)
{
    private static readonly StaffMember Nobody = new("nobody", "");
    private static string? hashOfNobody;

    /// <summary>Returns the member of staff who can sign in so.</summary>
    /// <returns>
    /// The member of staff; null if the address or the password is wrong, or the account is locked after wrong passwords, suspended or
    /// removed.
    /// </returns>
    public async Task<StaffMember?> CheckAsync(string email, string password, CancellationToken cancel = default)
    {
        var name = staff.NormalizeName(email.Trim());
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedUserName == name, cancel);
        hashOfNobody ??= staff.PasswordHasher.HashPassword(Nobody, $"{Guid.NewGuid()}");
        var hash = found?.PasswordHash ?? hashOfNobody;
        var isRight = staff.PasswordHasher.VerifyHashedPassword(found ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        if (found is null)
            return null;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Locked, so that parallel attempts are all counted.
        var member = await db.Users.FromSql($"SELECT * FROM staff WHERE id = {found.Id} FOR NO KEY UPDATE").SingleAsync(cancel);

        // A locked account is not logged again, so that attempts cannot fill the log.
        if (await staff.IsLockedOutAsync(member))
            return null;
        var succeeds = isRight && member.IsActive && member.PasswordHash == found.PasswordHash;
        if (succeeds)
        {
            member.LastSignedInAt = clock.GetUtcNow();
            await staff.ResetAccessFailedCountAsync(member);
            db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.StaffSignedIn, member.Id));
        }
        else
        {
            db.AuditEntries.Add(await CountFailureAsync(staff, member, clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return succeeds ? member : null;
    }

    // Counts a wrong password, which locks the account after some, and returns the entry for the activity log.
    internal static async Task<AuditEntry> CountFailureAsync(UserManager<StaffMember> staff, StaffMember member, DateTimeOffset now)
    {
        await staff.AccessFailedAsync(member);
        var note = await staff.IsLockedOutAsync(member)
            ? $"Locked for {staff.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes} minutes after "
                + $"{staff.Options.Lockout.MaxFailedAccessAttempts} attempts"
            : null;
        return new AuditEntry(now, AuditAction.StaffSignInFailed, staffId: null, note: note) { Subject = member.Name };
    }
}
