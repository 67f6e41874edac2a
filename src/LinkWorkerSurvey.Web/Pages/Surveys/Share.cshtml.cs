using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Lists the links of a survey with the counts that may be shown, and adds, renames and retires links. The query says which link has its
/// form open, or asks whether it shall be retired.
/// </summary>
public sealed class ShareModel(SurveyDbContext db, ActivityQuery activity, SurveyLinkService links, TimeProvider clock)
    : SurveyPage(db, clock)
{
    private IReadOnlyDictionary<string, LinkUse> uses = new Dictionary<string, LinkUse>();

    /// <summary>The links by which people can start the survey, in order of creation.</summary>
    public IReadOnlyList<LinkRow> InUse => [.. Rows(retired: false)];

    public IReadOnlyList<LinkRow> Retired => [.. Rows(retired: true)];

    /// <summary>Whether links can be added and retired.</summary>
    public bool CanChange => State < WindowState.InGrace && Window.Kind is WindowKind.Live or WindowKind.Demonstration;

    /// <summary>Whether the survey has opened, so that its links can have been used.</summary>
    public bool HasOpened => State >= WindowState.Open;

    /// <summary>The slug of the link whose form is open; null if none is.</summary>
    public string? Renaming { get; private set; }

    /// <summary>The slug of the link that is about to be retired; null if none is.</summary>
    public string? Retiring { get; private set; }

    [BindProperty]
    public string? LinkName { get; set; }

    [BindProperty]
    public string? LinkSlug { get; set; }

    /// <summary>The new name of a link.</summary>
    [BindProperty]
    public string? NewName { get; set; }

    /// <summary>The name of the link when its form was shown.</summary>
    [BindProperty]
    public string? SeenName { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, string? rename, string? retire, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        var renamed = Window.Links.FirstOrDefault(link => link.Slug == rename);
        (Renaming, NewName, SeenName) = (renamed?.Slug, renamed?.Name, renamed?.Name);
        Retiring = CanChange ? Window.Links.FirstOrDefault(link => link.Slug == retire && link.RetiredAt is null)?.Slug : null;
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostLinkAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        var name = ReadName(LinkName, nameof(LinkName));
        if (LinkSlug is null || !Slug.IsValid(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), "Enter an address of lower-case letters, numbers and hyphens");
        else if (Slug.IsReserved(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), Slug.ReservedMessage);
        return await ActAsync(
            () => links.AddAsync(Window, LinkSlug!, name, User.StaffId(), cancel),
            about => about == nameof(SurveyLink.Name) ? nameof(LinkName) : nameof(LinkSlug))
            ? Redirect($"/surveys/{window}/share#link-{LinkSlug}")
            : await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostRenameAsync(string window, string? rename, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        var name = ReadName(NewName, nameof(NewName));
        return await ChangeAsync(
            rename,
            found => links.RenameAsync(Window, found.Id, name, User.StaffId(), SeenName, cancel),
            found => Renaming = found,
            cancel);
    }

    public async Task<IActionResult> OnPostRetireAsync(string window, string? retire, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        return await ChangeAsync(
            retire, found => links.RetireAsync(Window, found.Id, retired: true, User.StaffId(), cancel), _ => { }, cancel);
    }

    private async Task<IActionResult> ChangeAsync(
        string? slug, Func<SurveyLink, Task> change, Action<string> askAgain, CancellationToken cancel)
    {
        if (Window.Links.FirstOrDefault(link => link.Slug == slug) is not { } found)
            return NotFound();
        if (await ActAsync(() => change(found), _ => nameof(NewName)))
            return Redirect($"/surveys/{Window.Slug}/share#link-{found.Slug}");
        askAgain(found.Slug);

        // Who saves again has seen the name that somebody else gave the link.
        ModelState.Remove(nameof(SeenName));
        SeenName = found.Name;
        return await ShowAsync(cancel);
    }

    private string ReadName(string? name, string field)
    {
        var read = (name ?? "").Trim();
        if (read.Length is 0 or > SurveyLink.NameLimit)
            ModelState.AddModelError(field, $"Enter a name of {SurveyLink.NameLimit} characters or fewer for the link");
        else if (!VisibleTextAttribute.IsVisible(read))
            ModelState.AddModelError(field, VisibleTextAttribute.Message);
        return read;
    }

    private IEnumerable<LinkRow> Rows(bool retired) => Window.Links
        .Where(link => link.RetiredAt is not null == retired)
        .OrderBy(link => link.Id)
        .Select(link => new LinkRow(this, link, uses.GetValueOrDefault(link.Slug)));

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        uses = (await activity.FindAsync(Window, Now, cancel)).Links.ToDictionary(link => link.Slug);
        return Page();
    }
}
