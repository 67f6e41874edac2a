using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>The page of a sign-in link, on which a member of staff chooses a password.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChoosePasswordModel(StaffAccountService accounts, SignInManager<StaffMember> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    [StringLength(PasswordRule.Longest, MinimumLength = PasswordRule.Length, ErrorMessage = PasswordRule.LengthMessage)]
    public string Password { get; set; } = "";

    public StaffMember? Member { get; private set; }

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        Member = await accounts.FindByLinkAsync(Id, Token);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Member = await accounts.FindByLinkAsync(Id, Token);
        if (Member is null || !ModelState.IsValid)
            return Page();

        try
        {
            await accounts.ChoosePasswordAsync(Member, Token!, Password);
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(nameof(Password), exception.Message);
            return Page();
        }

        await signIn.SignInAsync(Member, isPersistent: false);
        return Redirect("/surveys");
    }
}
