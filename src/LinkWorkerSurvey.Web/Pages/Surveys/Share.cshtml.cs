using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Lists the links of a survey with the counts that may be shown, and adds links.</summary>
public sealed class ShareModel(SurveyDbContext db, ActivityQuery activity, SurveyLinkService links, TimeProvider clock)
    : SurveyPage(db, clock)
{
    public IReadOnlyList<LinkUse> Links { get; private set; } = [];

    [BindProperty]
    public string? LinkName { get; set; }

    [BindProperty]
    public string? LinkSlug { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostLinkAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (LinkName is not { Length: > 0 and <= SurveyLink.NameLimit })
            ModelState.AddModelError(nameof(LinkName), $"Enter a name of {SurveyLink.NameLimit} characters or fewer for the link");
        else if (!VisibleTextAttribute.IsVisible(LinkName))
            ModelState.AddModelError(nameof(LinkName), VisibleTextAttribute.Message);
        if (LinkSlug is null || !Slug.IsValid(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), "Enter an address of lower-case letters, numbers and hyphens");
        else if (Slug.IsReserved(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), Slug.ReservedMessage);
        return await ActAsync(() => links.AddAsync(Window, LinkSlug!, LinkName!, User.StaffId(), cancel), nameof(LinkSlug))
            ? Redirect($"/surveys/{window}/share")
            : await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Links = (await activity.FindAsync(Window, Now, cancel)).Links;
        return Page();
    }
}
