using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Shows an edition as its readers see it, or will see it once it is published.</summary>
public sealed class EditionModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    public Edition Edition { get; private set; } = null!;

    public ReportView View { get; private set; } = null!;

    public string Desk => $"/surveys/{Window.Slug}/report";

    /// <summary>The claims that the figures of the edition do not bear out, each with the heading of its section.</summary>
    public IReadOnlyList<(string Heading, Claim Claim)> Marked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, int number, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel)
            || await Db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.WindowId == Window.Id && e.Number == number, cancel)
                is not { } edition)
            return NotFound();
        Edition = edition;
        var content = EditionJson.Read(edition.Content);
        var report = content.Report(content.AllQuotes());
        View = new(
            report, UkTime.DayInWords(UkTime.DayOf(edition.PublishedAt ?? Now)),
            table => report.Figures.Table(table) is null ? null : $"/surveys/{Window.Slug}/results/charts/{table}.svg");
        Marked =
        [
            .. report.Sections.SelectMany(section => ClaimCheck.Of($"# {section.Title}\n\n{section.Text}", report.Figures)
                .From(section.Title.Length + 4).Claims.Where(claim => claim.IsMarked).Select(claim => (section.Heading, claim))),
        ];
        return Page();
    }
}
