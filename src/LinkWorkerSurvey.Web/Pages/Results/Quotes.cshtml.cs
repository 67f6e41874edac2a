using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the approved quotes of a survey after its final release, as they may be published.</summary>
public sealed class QuotesModel(SurveyDbContext db, QuotesQuery query, TimeProvider clock) : SurveyPage(db, clock)
{
    public bool IsFinal => Window.FinalReleasedAt is not null;

    public IReadOnlyList<ApprovedQuote> Quotes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await ReadAsync(window, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string window, CancellationToken cancel)
    {
        if (!await ReadAsync(window, cancel))
            return NotFound();
        return IsFinal
            ? File(QuotesCsv.Write(Quotes), CsvFile.ContentType, $"{Window.Slug}-quotes.csv")
            : Redirect($"/surveys/{Window.Slug}/results/quotes");
    }

    private async Task<bool> ReadAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return false;
        if (IsFinal)
            Quotes = await query.ApprovedAsync(Window, cancel);
        return true;
    }
}
