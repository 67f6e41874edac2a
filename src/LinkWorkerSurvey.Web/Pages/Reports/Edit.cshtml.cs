using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Edits the text of a section of the report.</summary>
public sealed class EditModel(ReportServices services, Editors editors) : ReportPage(services)
{
    public ReportSection Section { get; private set; } = null!;

    /// <summary>The text as it was typed.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The key of the text that was changed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The text that somebody else saved meanwhile, side by side with the one typed; null if nobody did.</summary>
    public SideBySide? Other { get; private set; }

    /// <summary>Who saved it.</summary>
    public string? OtherName { get; private set; }

    /// <summary>Who else has the section open for editing, and since when; null if nobody does.</summary>
    public (string Name, DateTimeOffset Since)? AlsoEdits { get; private set; }

    /// <summary>Whether the typed text is shown as it will be printed, below the form.</summary>
    public bool IsPreview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string window, string section, CancellationToken cancel)
    {
        if (!await FindAsync(window, section, cancel))
            return NotFound();
        (Text, Seen) = (Section.Text, TextOf(Section));
        if (editors.Other(Window.Id, Section.Key, User.StaffId()) is { } other)
            AlsoEdits = (await NameAsync(other.StaffId, cancel), other.Since);
        editors.Begin(Window.Id, Section.Key, User.StaffId());
        return Page();
    }

    /// <summary>Shows the typed text as it will be printed, with what the check finds. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string window, string section, CancellationToken cancel)
    {
        if (!await FindAsync(window, section, cancel))
            return NotFound();
        Section = Section with { Text = RespondentText.Clean(Text) };
        IsPreview = true;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string window, string section, CancellationToken cancel)
    {
        if (!await FindAsync(window, section, cancel))
            return NotFound();
        var text = RespondentText.Clean(Text);
        try
        {
            await Service.SaveTextAsync(Window, Section.Key, text, Seen, User.StaffId(), cancel);
            editors.End(Window.Id, Section.Key, User.StaffId());
            return Redirect($"{AddressOf(Section)}?done=saved");
        }
        catch (StaleTextException stale)
        {
            // The form shows the typed text again; the next saving knows of the other one.
            ModelState.Clear();
            ModelState.AddModelError(nameof(Text), stale.Message);
            var standing = stale.Standing;
            Other = SideBySide.Of(standing.Text ?? Current.Draft.Sections.First(one => one.Key == Section.Key).Text, text);
            OtherName = await NameAsync(standing.StaffId, cancel);
            Seen = standing.Id;
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(nameof(Text), exception.Message);
        }

        return Page();
    }

    public ClaimLedger Ledger => LedgerOf(Section);

    private async Task<string> NameAsync(Guid staffId, CancellationToken cancel) =>
        await Db.Users.Where(member => member.Id == staffId).Select(member => member.Name).SingleOrDefaultAsync(cancel) ?? "Somebody";

    private async Task<bool> FindAsync(string window, string section, CancellationToken cancel)
    {
        if (!await FindReportAsync(window, cancel) || Find(section) is not { } found)
            return false;
        Section = found;
        return true;
    }
}
