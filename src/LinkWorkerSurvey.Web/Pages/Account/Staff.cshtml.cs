using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Lists staff, creates accounts and renews sign-in links, with which members of staff choose their passwords.</summary>
public sealed class StaffModel(SurveyDbContext db, StaffAccountService accounts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "Name must be {1} characters or fewer")]
    [VisibleText]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter their email address")]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.org")]
    [StringLength(200, ErrorMessage = "Email address must be {1} characters or fewer")]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Role { get; set; } = Roles.Analyst;

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    /// <summary>The sign-in link that this request created, shown only once; null if it created none.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAdmitAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            try
            {
                Show(await accounts.AddAsync(Name, Email, Role, User.StaffId(), cancel));
                ModelState.Clear();
                (Name, Email) = ("", "");
            }
            catch (RuleException exception)
            {
                ModelState.AddModelError(exception.About!, exception.Message);
            }
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await accounts.RenewLinkAsync(id, User.StaffId(), cancel) is not { } link)
            return NotFound();
        Show(link);
        await ListAsync(cancel);
        return Page();
    }

    private void Show(SignInLink link)
    {
        Link = Url.PageLink("/Account/ChoosePassword", values: new { id = link.Member.Id, token = link.Token });
        LinkFor = link.Member.Name;
    }

    private async Task ListAsync(CancellationToken cancel) => Members = await (
        from member in db.Users
        join inRole in db.UserRoles on member.Id equals inRole.UserId
        join role in db.Roles on inRole.RoleId equals role.Id
        orderby member.Name
        select new MemberRow(member.Id, member.Name, member.Email!, role.Name!, member.PasswordHash != null)).ToListAsync(cancel);

    public sealed record MemberRow(Guid Id, string Name, string Email, string Role, bool HasPassword);
}
