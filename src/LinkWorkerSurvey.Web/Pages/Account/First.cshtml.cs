using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>
/// Creates the account of the first administrator, for the person who opens the link that the program prints at its start.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FirstModel(IServiceProvider services, SignInManager<StaffMember> signIn) : PageModel
{
    private readonly FirstAdministrator first = services.GetRequiredService<FirstAdministrator>();

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public NewAccount Account { get; set; } = new();

    public bool LinkIsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        LinkIsGood = await first.IsOpenToAsync(Key);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        LinkIsGood = await first.IsOpenToAsync(Key);
        if (!LinkIsGood || !ModelState.IsValid)
            return Page();

        try
        {
            if (await first.MakeAsync(Key, Account.Name, Account.Email, Account.Password) is { } member)
            {
                await signIn.SignInAsync(member, isPersistent: false);
                return Redirect("/surveys");
            }
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError($"{nameof(Account)}.{exception.About}", exception.Message);
        }

        return Page();
    }
}
