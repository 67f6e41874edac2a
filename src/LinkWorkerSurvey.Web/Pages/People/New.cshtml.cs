using System.ComponentModel.DataAnnotations;
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
    public PersonName Form { get; set; } = new();

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
            var link = await accounts.AddAsync(Form.Name!, Form.Email!, Role!, User.StaffId(), cancel);
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
        var (name, email, by) = (Form.Name!.Trim(), Form.Email!.Trim(), User.StaffId());
        var same = await db.Users.AsNoTracking().FirstOrDefaultAsync(
            member => member.Name == name && member.Email == email && member.LinkMadeBy == by && member.PasswordHash == null, cancel);
        return same?.Id;
    }
}
