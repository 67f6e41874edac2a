using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Signs staff in with their email address and password.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<StaffMember> signIn) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your email address")]
    public string Email { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter your password")]
    public string Password { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? from)
    {
        if (!ModelState.IsValid)
            return Page();

        var result = await signIn.PasswordSignInAsync(Email, Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(from) ? from : "/surveys");
        ModelState.AddModelError(nameof(Email), result.IsLockedOut
            ? "You have tried to sign in too many times. Wait 5 minutes, or ask an administrator for a new sign-in link"
            : "Enter a correct email address and password");
        return Page();
    }
}
