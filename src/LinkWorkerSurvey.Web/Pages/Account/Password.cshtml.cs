using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Changes the password of whoever is signed in.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasswordModel(StaffAccountService accounts, SignInManager<StaffMember> signIn) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your current password")]
    public string CurrentPassword { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter a new password")]
    [StringLength(PasswordRule.Longest, MinimumLength = PasswordRule.Length, ErrorMessage = PasswordRule.LengthMessage)]
    public string Password { get; set; } = "";

    /// <summary>Whether the password was just changed.</summary>
    public bool IsChanged { get; private set; }

    public void OnGet(string? changed) => IsChanged = changed is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var stamp = User.FindFirstValue(signIn.Options.ClaimsIdentity.SecurityStampClaimType);
            if (await accounts.ChangePasswordAsync(User.StaffId(), stamp, CurrentPassword, Password, cancel) is not { } member)
                return Redirect("/surveys");
            await signIn.RefreshSignInAsync(member);
            return Redirect("/account/password?changed=yes");
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(exception.About ?? nameof(Password), exception.Message);
            return Page();
        }
    }
}
