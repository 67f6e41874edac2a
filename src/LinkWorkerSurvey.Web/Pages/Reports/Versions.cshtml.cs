using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Lists the texts of a section as they were saved, compares one with the text that stands, and brings it back.</summary>
public sealed class VersionsModel(ReportServices services) : ReportPage(services)
{
    public ReportSection Section { get; private set; } = null!;

    /// <summary>The saved texts, the latest first, with the name of who saved them.</summary>
    public IReadOnlyList<(SectionText Text, string Who)> Saved { get; private set; } = [];

    /// <summary>The text that is compared with the one that stands; null for the draft before any was saved.</summary>
    public SectionText? Chosen { get; private set; }

    public SideBySide Compared { get; private set; } = null!;

    public int Seen => TextOf(Section);

    public async Task<IActionResult> OnGetAsync(string window, string section, int? with, CancellationToken cancel) =>
        await ShowAsync(window, section, with, cancel) ? Page() : NotFound();

    /// <summary>Makes an earlier text stand again.</summary>
    public async Task<IActionResult> OnPostAsync(string window, string section, int? with, int seen, CancellationToken cancel)
    {
        if (!await ShowAsync(window, section, with, cancel))
            return NotFound();
        return await ActAsync(() => Service.SaveTextAsync(Window, Section.Key, Chosen?.Text, seen, User.StaffId(), cancel))
            ? Redirect($"{AddressOf(Section)}?done=restored")
            : Page();
    }

    /// <summary>Returns the text of a version: that of the draft if it is none.</summary>
    private string TextOf(SectionText? version) => version?.Text ?? Current.Draft.Sections.First(one => one.Key == Section.Key).Text;

    private async Task<bool> ShowAsync(string window, string section, int? with, CancellationToken cancel)
    {
        if (!await FindReportAsync(window, cancel) || Find(section) is not { } found)
            return false;
        Section = found;
        var saved = await (
            from text in Db.SectionTexts.AsNoTracking()
            where text.WindowId == Window.Id && text.Section == Section.Key
            join member in Db.Users on text.StaffId equals member.Id
            orderby text.Id descending
            select new { Text = text, member.Name }).ToListAsync(cancel);
        Saved = [.. saved.Select(one => (one.Text, one.Name))];
        Chosen = with is { } key
            ? Saved.Select(one => one.Text).FirstOrDefault(text => text.Id == key)
            : Saved.Select(one => one.Text).ElementAtOrDefault(1);
        Compared = SideBySide.Of(TextOf(Chosen), Section.Text);
        return with is null or 0 || Chosen is not null;
    }
}
