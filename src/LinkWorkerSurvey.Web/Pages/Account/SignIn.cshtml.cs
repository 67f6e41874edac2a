using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>Signs staff in with their email address and password, and leads them back to the page that they asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(StaffSignIn accounts, SignInManager<StaffMember> signIn, IAntiforgery antiforgery) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your email address")]
    public string Email { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter your password")]
    public string Password { get; set; } = "";

    /// <summary>What became of a form that was sent after its sender's session had ended; null if none was sent.</summary>
    public KeptForm? Kept { get; private set; }

    public string? WhatIsKept => Kept switch
    {
        KeptForm.Yes => "Sign in, and what you entered is shown again.",
        KeptForm.No => "What you sent could not be kept. If you can, go back in your browser and copy it before you sign in.",
        KeptForm.Nothing => "Sign in, and do it again.",
        null => null,
    };

    public void OnGet(string? kept) => Kept = EnumName.TryRead<KeptForm>(kept, out var value) ? value : null;

    public async Task<IActionResult> OnPostAsync(string? from, string? kept, CancellationToken cancel)
    {
        // The token of this page is void once another tab has signed in. The page is then shown anew, or left.
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
            return User.Identity?.IsAuthenticated == true ? Back(from) : RedirectToPage(new { from, kept });
        OnGet(kept);
        if (!ModelState.IsValid)
            return Page();

        // One message for every reason: another would tell strangers who has an account.
        if (await accounts.CheckAsync(Email, Password, cancel) is not { } member)
        {
            ModelState.AddModelError(
                nameof(Email),
                $"Enter a correct email address and password. After {signIn.Options.Lockout.MaxFailedAccessAttempts} wrong passwords you "
                    + $"cannot sign in for {signIn.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes} minutes");
            return Page();
        }

        await signIn.SignInAsync(member, isPersistent: false);
        return Back(from);
    }

    private LocalRedirectResult Back(string? from) => LocalRedirect(Url.IsLocalUrl(from) ? from : "/surveys");
}
