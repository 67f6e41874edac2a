using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>The page that a sign-in link opens, where a member of staff chooses their own password.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChoosePasswordModel(UserManager<StaffMember> staff, SignInManager<StaffMember> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    [StringLength(200, MinimumLength = PasswordRule.Length, ErrorMessage = "Password must be between {2} and {1} characters")]
    public string Password { get; set; } = "";

    public StaffMember? Member { get; private set; }

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        await FindAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } member || !ModelState.IsValid)
            return Page();

        var chosen = await staff.ResetPasswordAsync(member, Token!, Password);
        foreach (var error in chosen.Errors)
            ModelState.AddModelError(nameof(Password), error.Description);
        if (!chosen.Succeeded)
            return Page();
        await staff.SetLockoutEndDateAsync(member, null);
        await signIn.SignInAsync(member, isPersistent: false);
        return Redirect("/results");
    }

    private async Task<StaffMember?> FindAsync()
    {
        var member = await staff.FindByIdAsync(Id.ToString());
        var good = member is not null && Token is not null && await staff.VerifyUserTokenAsync(
            member, staff.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffMember>.ResetPasswordTokenPurpose, Token);
        return Member = good ? member : null;
    }
}
