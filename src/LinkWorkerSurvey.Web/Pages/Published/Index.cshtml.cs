using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Pages.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Published;

/// <summary>The public page of a report. Its address without a number leads to the latest edition, with a number to that edition.</summary>
[AllowAnonymous]
public sealed class IndexModel(Editions editions) : PageModel
{
    public PublishedEdition Edition { get; private set; } = null!;

    public ReportView View => new(
        Edition.Report, $"{UkTime.DayInWords(UkTime.DayOf(Edition.PublishedAt))}, edition {Edition.Number}", Edition.ChartOf);

    public async Task<IActionResult> OnGetAsync(string window, int? number, CancellationToken cancel)
    {
        if (!Slug.IsValid(window) || await editions.FindAsync(window, number, cancel) is not { } edition)
            return NotFound();
        Edition = edition;

        // Readers see a correction or a withdrawal at once, and no browser keeps a quote that is withdrawn later.
        Response.Headers.CacheControl = "no-store";
        if (edition.WithdrawnAt is not null)
            Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
