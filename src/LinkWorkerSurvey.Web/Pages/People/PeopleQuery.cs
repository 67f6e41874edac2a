using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>Reads members of staff with their roles.</summary>
internal static class PeopleQuery
{
    /// <summary>Returns the members of staff who were not removed, by name.</summary>
    public static Task<List<PersonRow>> PeopleAsync(this SurveyDbContext db, CancellationToken cancel) =>
        Rows(db, db.Users.Where(member => member.RemovedAt == null)).ToListAsync(cancel);

    /// <summary>Returns a member of staff, also one who was removed; null if there is none with the key.</summary>
    public static Task<PersonRow?> PersonAsync(this SurveyDbContext db, Guid id, CancellationToken cancel) =>
        Rows(db, db.Users.Where(member => member.Id == id)).SingleOrDefaultAsync(cancel);

    private static IQueryable<PersonRow> Rows(SurveyDbContext db, IQueryable<StaffMember> members) =>
        from member in members
        join inRole in db.UserRoles on member.Id equals inRole.UserId into roles
        from inRole in roles.DefaultIfEmpty()
        join role in db.Roles on inRole!.RoleId equals role.Id into named
        from role in named.DefaultIfEmpty()
        orderby member.Name, member.Id
        select new PersonRow(
            member.Id, member.Name, member.Email, role!.Name, member.LastSignedInAt, member.PasswordHash != null, member.LinkExpiresAt,
            member.SuspendedAt, member.RemovedAt);
}
