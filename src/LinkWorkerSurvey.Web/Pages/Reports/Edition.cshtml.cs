using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Shows an edition as its readers see it, or will see it once it is published.</summary>
public sealed class EditionModel(SurveyDbContext db, TimeProvider clock, ReportDesk desk) : SurveyPage(db, clock)
{
    public Edition Edition { get; private set; } = null!;

    public ReportView View { get; private set; } = null!;

    /// <summary>Whether the user may publish it; otherwise another person must.</summary>
    public bool MayPublish => desk.MayPublish(Edition, User.StaffId());

    public string Desk => $"/surveys/{Window.Slug}/report";

    /// <summary>The claims that the figures of the edition do not bear out, each with the heading of its section.</summary>
    public IReadOnlyList<(string Heading, Claim Claim)> Marked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, int number, CancellationToken cancel)
    {
        if (await ReadAsync(window, number, cancel) is not { } content)
            return NotFound();
        var report = content.Report(content.AllQuotes());
        View = new(
            report, $"{UkTime.DayInWords(UkTime.DayOf(Edition.PublishedAt ?? Now))}, edition {number}",
            table => report.Figures.Table(table) is null ? null : $"{Desk}/editions/{number}?handler=Chart&table={table}");
        Marked =
        [
            .. report.Sections.SelectMany(section => ClaimCheck.Of($"# {section.Title}\n\n{section.Text}", report.Figures)
                .From(section.Title.Length + 4).Claims.Where(claim => claim.IsMarked).Select(claim => (section.Heading, claim))),
        ];
        return Page();
    }

    /// <summary>Returns a chart in the text of the edition, drawn from its own figures.</summary>
    public async Task<IActionResult> OnGetChartAsync(string window, int number, string? table, CancellationToken cancel) =>
        await ReadAsync(window, number, cancel) is { } content && content.Chart(table ?? "") is { } chart
            ? Content(SvgWriter.Write(chart), "image/svg+xml; charset=utf-8")
            : NotFound();

    private async Task<EditionContent?> ReadAsync(string window, int number, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel)
            || await Db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.WindowId == Window.Id && e.Number == number, cancel)
                is not { } edition)
            return null;
        Edition = edition;
        return EditionJson.Read(edition.Content);
    }
}
