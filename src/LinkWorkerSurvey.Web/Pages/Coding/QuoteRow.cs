using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A quote as the quote desk lists it.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Coded">Its question, with the first facet if it has several.</param>
/// <param name="Text">The text of the whole answer.</param>
/// <param name="Sections">The sections in which it is used.</param>
/// <param name="Names">The names of staff, by their keys.</param>
public sealed record QuoteRow(
    Quote Quote, CodedQuestion Coded, string Text, IReadOnlyList<string> Sections, IReadOnlyDictionary<Guid, string> Names)
{
    public string Words => Quote.Words(Text);

    public bool IsWhole => Quote.Start == 0 && Quote.Length == Text.Length;

    public IReadOnlyList<QuoteSegment> Segments => QuoteSegment.Of(Text, Quote.Start, Quote.Length, Quote.Replacements);

    /// <summary>Who did what with it. Times are in the activity log alone: here they would say when the answer was released.</summary>
    public string Trail
    {
        get
        {
            var marked = $"Marked by {Name(Quote.MarkedById)}";
            var changed = Quote.ChangedById == Quote.MarkedById ? null : $", changed by {Name(Quote.ChangedById)}";
            var approved = Quote.ApprovedById is not { } approver ? null
                : approver == Quote.ChangedById ? $", approved by {Name(approver)} alone" : $", approved by {Name(approver)}";
            return marked + changed + approved + (Quote.WithdrawnById is { } who ? $", withdrawn by {Name(who)}" : null);
        }
    }

    /// <summary>Reads the quotes of a survey, or of one question: by question, those of one question by their random keys.</summary>
    public static async Task<IReadOnlyList<QuoteRow>> ReadAsync(
        SurveyDbContext db, SurveyWindow window, string? question, CancellationToken cancel)
    {
        var quotes = await (
            from quote in db.Quotes.AsNoTracking()
            where quote.WindowId == window.Id && (question == null || quote.Question == question)
            join text in db.CodingTexts on quote.TextId equals text.Id
            orderby quote.Id
            select new
            {
                Quote = quote,
                text.Text,
                Sections = db.QuoteUses.Where(use => use.QuoteId == quote.Id).Select(use => use.Section).ToList(),
            }).ToListAsync(cancel);
        var staff = quotes.Select(one => one.Quote).SelectMany(one => new[]
        {
            one.MarkedById, one.ChangedById, one.ApprovedById ?? default, one.WithdrawnById ?? default,
        }).ToHashSet();
        var names = await db.Users.Where(member => staff.Contains(member.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        return
        [
            .. from coded in CodedQuestion.In(window).DistinctBy(one => one.Question.Code)
               from one in quotes
               where one.Quote.Question == coded.Question.Code
               select new QuoteRow(one.Quote, coded, one.Text, [.. one.Sections.Order(StringComparer.Ordinal)], names),
        ];
    }

    private string Name(Guid staffId) => Names.GetValueOrDefault(staffId) ?? "somebody";
}
