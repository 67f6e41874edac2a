using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Lists staff and adds members, each with a sign-in link by which they choose their own password.</summary>
public sealed class StaffModel(SurveyDbContext db, UserManager<StaffMember> staff, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "Name must be {1} characters or fewer")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter their email address")]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.org")]
    [StringLength(200, ErrorMessage = "Email address must be {1} characters or fewer")]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Role { get; set; } = Roles.Analyst;

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    /// <summary>The sign-in link that this request created, shown once; null otherwise.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAdmitAsync(CancellationToken cancel)
    {
        if (Roles.All.All(role => role.Name != Role))
            ModelState.AddModelError(nameof(Role), "Select a role");
        if (ModelState.IsValid)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var member = new StaffMember(Name, Email);
            var made = await staff.CreateAsync(member);
            foreach (var error in made.Errors.DistinctBy(e => e.Description.Contains(Email, StringComparison.Ordinal)))
                ModelState.AddModelError(nameof(Email), error.Description);
            if (made.Succeeded)
            {
                await staff.AddToRoleAsync(member, Role);
                await LinkAsync(member, TrailAct.StaffAdmitted);
                await transaction.CommitAsync(cancel);
                ModelState.Clear();
                (Name, Email) = ("", "");
            }
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await staff.FindByIdAsync(id.ToString()) is not { } member)
            return NotFound();
        await LinkAsync(member, TrailAct.StaffLinkRenewed);
        await ListAsync(cancel);
        return Page();
    }

    private async Task LinkAsync(StaffMember member, TrailAct act)
    {
        // A new link invalidates every earlier one: a token is valid only with the security stamp it was made for.
        await staff.UpdateSecurityStampAsync(member);
        Link = Url.PageLink(
            "/Account/ChoosePassword",
            values: new { id = member.Id, token = await staff.GeneratePasswordResetTokenAsync(member) });
        LinkFor = member.Name;
        db.Trail.Add(new TrailEntry(clock.GetUtcNow(), act, User.StaffId(), note: member.Name));
        await db.SaveChangesAsync();
    }

    private async Task ListAsync(CancellationToken cancel) => Members = await (
        from member in db.Users
        join inRole in db.UserRoles on member.Id equals inRole.UserId
        join role in db.Roles on inRole.RoleId equals role.Id
        orderby member.Name
        select new MemberRow(member.Id, member.Name, member.Email!, role.Name!, member.PasswordHash != null)).ToListAsync(cancel);

    public sealed record MemberRow(Guid Id, string Name, string Email, string Role, bool HasPassword);
}
