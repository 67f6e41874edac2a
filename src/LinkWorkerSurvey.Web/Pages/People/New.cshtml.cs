using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>Adds a colleague. The page of the new person then shows the sign-in link.</summary>
public sealed class NewModel(SurveyDbContext db, StaffAccountService accounts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "Name must be {1} characters or fewer")]
    [VisibleText]
    public string? Name { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter their email address")]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.org")]
    [StringLength(200, ErrorMessage = "Email address must be {1} characters or fewer")]
    public string? Email { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select a role")]
    public string? Role { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var link = await accounts.AddAsync(Name!, Email!, Role!, User.StaffId(), cancel);
            return Redirect($"/people/{link.Member.Id}");
        }
        catch (RuleException exception)
        {
            if (await FindSameAsync(cancel) is { } same)
                return Redirect($"/people/{same}");
            ModelState.AddModelError(exception.About ?? "", exception.Message);
            return Page();
        }
    }

    // A double click sends the form twice: the second is answered like the first.
    private async Task<Guid?> FindSameAsync(CancellationToken cancel)
    {
        var (name, email, by) = (Name!.Trim(), Email!.Trim(), User.StaffId());
        var same = await db.Users.AsNoTracking().FirstOrDefaultAsync(
            member => member.Name == name && member.Email == email && member.LinkMadeBy == by && member.PasswordHash == null, cancel);
        return same?.Id;
    }
}
