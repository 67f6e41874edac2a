using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Signs staff out on POST requests only, so that following a link never signs anybody out.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SignInManager<StaffMember> signIn) : PageModel
{
    public IActionResult OnGet() => Redirect("/account/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/account/sign-in");
    }
}
