using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>
/// Shows a member of staff and, to the administrator who made it, their sign-in link; corrects the name and the email address, changes the
/// role, makes a new link, ends sessions, suspends, reinstates and removes. The query says which form is open, or which action asks for
/// confirmation.
/// </summary>
public sealed class PersonModel(SurveyDbContext db, StaffAccountService accounts, TimeProvider clock) : PageModel
{
    private static readonly string[] Confirmed = ["end", "suspend", "remove"];

    public PersonRow Person { get; private set; } = null!;

    public bool IsSelf => Person.Id == User.StaffId();

    /// <summary>The sign-in link, if the user made it and it works; otherwise null.</summary>
    public string? Link { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsChangingRole { get; private set; }

    /// <summary>The action that asks for confirmation; null if none does.</summary>
    public string? Confirming { get; private set; }

    /// <summary>Whether the name and the email address have their form open.</summary>
    public bool IsCorrecting { get; private set; }

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>The input for the name and the email address.</summary>
    public PersonName Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, string? change, string? confirm, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        IsChangingRole = change == "role" && !IsSelf && Person.RemovedAt is null;
        Confirming = Array.Find(Confirmed, action => action == confirm);
        IsCorrecting = change == "name" && Person.RemovedAt is null;
        (Role, Form) = (Person.Role, new PersonName { Name = Person.Name, Email = Person.Email });
        return Page();
    }

    public async Task<IActionResult> OnPostNameAsync(Guid id, PersonName form, CancellationToken cancel)
    {
        (IsCorrecting, Form) = (true, form);
        if (ModelState.IsValid)
            return await ActAsync(id, () => accounts.CorrectAsync(id, form.Name!, form.Email!, User.StaffId(), cancel), cancel);
        return await FindAsync(id, cancel) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostRoleAsync(Guid id, CancellationToken cancel)
    {
        IsChangingRole = true;
        return ActAsync(id, () => accounts.ChangeRoleAsync(id, Role ?? "", User.StaffId(), cancel), cancel);
    }

    public Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancel) =>
        ActAsync(id, () => accounts.RenewLinkAsync(id, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel) =>
        ActAsync(id, () => accounts.EndSessionsAsync(id, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostSuspendAsync(Guid id, CancellationToken cancel) =>
        ActAsync(id, () => accounts.SuspendAsync(id, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostReinstateAsync(Guid id, CancellationToken cancel) =>
        ActAsync(id, () => accounts.ReinstateAsync(id, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) =>
        ActAsync(id, () => accounts.RemoveAsync(id, User.StaffId(), cancel), cancel);

    private async Task<IActionResult> ActAsync(Guid id, Func<Task> act, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        ModelState.Clear();
        try
        {
            await act();
            return Redirect($"/people/{id}");
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(exception.About ?? "", exception.Message);
            IsChangingRole &= exception.About == StaffAccountService.Role;
            IsCorrecting &= exception.About == nameof(StaffMember.Email);
            return Page();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.PersonAsync(id, cancel) is not { } found)
            return false;
        Person = found;
        if (await accounts.FindLinkAsync(id, User.StaffId(), cancel) is { } link)
            Link = Url.PageLink("/Account/ChoosePassword", values: new { id, token = link.Token });
        return true;
    }
}
