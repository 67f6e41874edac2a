using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports.Drafting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>Reads a survey's report as it stands: each section's saved text, otherwise its draft, with the quotes used in it.</summary>
public sealed class ReportQuery(SurveyDbContext db, QuotesQuery quotes)
{
    /// <summary>Returns the report.</summary>
    /// <param name="window">The window with its questionnaire.</param>
    /// <param name="figures">The figures of the window, with their comparison if the report has one.</param>
    /// <param name="days">The days of the fieldwork in words; null if they are not known.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<CurrentReport> ReadAsync(
        SurveyWindow window, WindowFigures figures, string? days, CancellationToken cancel = default)
    {
        var saved = await db.SectionTexts.AsNoTracking().Where(text => text.WindowId == window.Id)
            .GroupBy(text => text.Section).Select(texts => texts.OrderByDescending(text => text.Id).First())
            .ToDictionaryAsync(text => text.Section, cancel);
        var approved = window.FinalReleasedAt is null ? [] : await quotes.ApprovedAsync(window, cancel);
        var draft = ReportDraft.Of(window, figures, days);
        return new()
        {
            Draft = draft,
            Saved = saved,
            Approved = approved,
            Report = draft with
            {
                Sections =
                [
                    .. draft.Sections.Select(section => section with
                    {
                        Text = saved.GetValueOrDefault(section.Key)?.Text ?? section.Text,
                        Quotes =
                        [
                            .. approved.Where(quote => section.TakesQuotes && quote.Sections.Contains(section.QuoteUse))
                                .Select(quote => new ReportQuote(quote.Id, quote.Words)),
                        ],
                    }),
                ],
            },
        };
    }
}
