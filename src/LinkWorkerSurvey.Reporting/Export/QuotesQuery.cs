using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads the approved quotes of a window after its final release. What is replaced in them and the rest of the answers stay behind.
/// </summary>
public sealed class QuotesQuery(SurveyDbContext db)
{
    /// <summary>Returns the approved quotes by question, those of one question in the order of their random keys.</summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public async Task<IReadOnlyList<ApprovedQuote>> ApprovedAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Quotes leave the quote desk once the window is finally released, not before.");
        var quotes = await (
            from quote in db.Quotes.AsNoTracking()
            where quote.WindowId == window.Id && quote.ApprovedById != null && quote.WithdrawnById == null
            join text in db.CodingTexts on quote.TextId equals text.Id
            orderby quote.Id
            select new
            {
                Quote = quote,
                text.Text,
                Sections = db.QuoteUses.Where(use => use.QuoteId == quote.Id).Select(use => use.Section).ToList(),
            }).ToListAsync(cancel);
        var approved =
            from question in window.Questionnaire.Document.Questions.Index()
            from one in quotes
            where one.Quote.Question == question.Item.Code && one.Quote.State == QuoteState.Approved
            select new ApprovedQuote(
                one.Quote.Id, question.Item, question.Index + 1, one.Quote.Words(one.Text),
                [.. one.Sections.Order(StringComparer.Ordinal)]);
        return [.. approved];
    }
}
