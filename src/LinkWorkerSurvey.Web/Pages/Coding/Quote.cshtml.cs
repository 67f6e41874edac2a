using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Marks a quote in one answer, or changes what is replaced in a quote. It is shown as it would be printed before it is saved; that takes
/// no redirect, because a query string must not hold words of an answer.
/// </summary>
public sealed class QuoteModel(SurveyDbContext db, QuoteService quotes, QuoteDesk desk, TimeProvider clock) : CodingPage(db, clock)
{
    // An answer and all rows: more is no form of this page.
    private const int FieldLimit = 200_000;

    /// <summary>The answer; null if the query names none of this question, as after the final release.</summary>
    public CodingText? Text { get; private set; }

    /// <summary>The quote to change; null if a quote is to be marked.</summary>
    public Quote? Quote { get; private set; }

    public bool OneMayApprove => desk.OneMayApprove;

    /// <summary>The quote as it would be printed; null if what was entered is not complete.</summary>
    public string? Printed { get; private set; }

    /// <summary>The answer in pieces: all of it, and what would be quoted and replaced once that is known.</summary>
    public IReadOnlyList<QuoteSegment> Segments { get; private set; } = [];

    /// <summary>The places at which the words of the quote stand, if there are several.</summary>
    public IReadOnlyList<(int Start, int Length)> Places { get; private set; } = [];

    /// <summary>The mark of what <see cref="Printed"/> shows.</summary>
    public string? PrintedMark { get; private set; }

    /// <summary>The words to quote.</summary>
    [BindProperty]
    public string? Excerpt { get; set; }

    /// <summary>The place in the answer at which the words begin, for words that stand there several times.</summary>
    [BindProperty]
    public int? Start { get; set; }

    [BindProperty]
    public List<RedactionRow> Rows { get; set; } = [];

    /// <summary>The mark of the quote when its change began.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The mark of what was shown as it would be printed.</summary>
    [BindProperty]
    public string? Previewed { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, string table, Guid? text, Guid? quote, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, text, quote, cancel))
            return NotFound();
        if (Text is null)
            return Page();
        Rows = RedactionRow.For(Text.Text, Quote);
        Excerpt = Quote is not null || RespondentText.Fits(Text.Text, Quote.ExcerptLimit) ? Quote?.Excerpt(Text.Text) ?? Text.Text : "";
        Seen = Quote?.Mark;
        return Show();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string window, string table, Guid? text, Guid? quote, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, text, quote, cancel))
            return NotFound();
        if (Text is not null)
            Read();
        return Show();
    }

    public async Task<IActionResult> OnPostSaveAsync(string window, string table, Guid? text, Guid? quote, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, text, quote, cancel))
            return NotFound();
        if (Text is null || Read() is not { } entered || Previewed != PrintedMark)
            return Show();
        var (start, length, replacements) = entered;
        try
        {
            Guid? id = null;
            var isSaved = await ActAsync(async () => id = await SaveAsync(start, length, replacements, cancel));
            return isSaved
                ? Redirect($"/surveys/{Window.Slug}/coding/quotes?question={Coded.Question.Code}"
                    + $"&done={(Quote is null ? "marked" : "changed")}#quote-{id}")
                : Show();
        }
        catch (KeyNotFoundException)
        {
            Text = null;
            return Show();
        }
    }

    /// <summary>Returns what stands before and after a part of the answer, to tell it from others.</summary>
    public (string Before, string After) Around(int start, int length)
    {
        const int most = 30;
        var (before, after) = (Text!.Text[..start], Text.Text[(start + length)..]);
        return (before.Length > most ? "…" + before[^most..] : before, after.Length > most ? after[..most] + "…" : after);
    }

    private async Task<Guid> SaveAsync(int start, int length, IReadOnlyList<Replacement> replacements, CancellationToken cancel)
    {
        if (Quote is null)
            return await quotes.MarkAsync(Window, Text!.Id, start, length, replacements, User.StaffId(), cancel);
        await quotes.ChangeAsync(Window, Quote.Id, replacements, Seen ?? "", User.StaffId(), cancel);
        return Quote.Id;
    }

    // A text of another question or survey is not shown, nor whether there is one.
    private async Task<bool> FindAsync(string window, string table, Guid? text, Guid? quote, CancellationToken cancel)
    {
        if ((text is null && quote is null) || !await FindAsync(window, table, cancel))
            return false;
        Quote = quote is null ? null : await Db.Quotes.AsNoTracking().SingleOrDefaultAsync(
            q => q.Id == quote && q.WindowId == Window.Id && q.Question == Coded.Question.Code, cancel);
        var id = Quote?.TextId ?? (quote is null ? text : null);
        Text = id is null ? null : await Db.CodingTexts.AsNoTracking().SingleOrDefaultAsync(
            t => t.Id == id && t.WindowId == Window.Id && t.Question == Coded.Question.Code, cancel);
        return true;
    }

    /// <summary>Reads what was entered; null with errors if it is not a quote.</summary>
    private (int Start, int Length, IReadOnlyList<Replacement> Replacements)? Read()
    {
        var isReadable = ModelState.IsValid;
        ModelState.Clear();
        if (!isReadable || Rows.Count > RedactionRow.Limit || (Excerpt?.Length ?? 0) > FieldLimit)
        {
            ModelState.AddModelError("", "Some of this cannot be read here. Enter the words again");
            return null;
        }

        if (Place() is not { } place)
            return null;
        var excerpt = Text!.Text.Substring(place.Start, place.Length);
        var redaction = new Redaction(excerpt);
        foreach (var (i, row) in Rows.Index())
            Replace(redaction, excerpt, row, $"Rows[{i}]");
        try
        {
            Redaction.Require(excerpt, redaction.Replacements);
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError("", exception.Message);
        }

        if (!ModelState.IsValid)
            return null;
        (Printed, PrintedMark) = (
            Redaction.Published(excerpt, redaction.Replacements),
            Quote.MarkOf(place.Start, place.Length, redaction.Replacements));
        Segments = QuoteSegment.Of(Text.Text, place.Start, place.Length, redaction.Replacements);
        return (place.Start, place.Length, redaction.Replacements);
    }

    private void Replace(Redaction redaction, string excerpt, RedactionRow row, string name)
    {
        var words = RespondentText.Clean(row.Words);
        if (row.IsEmpty || (row.IsOffered && (!row.IsOn || FoundWords.InAnyCase(excerpt, words).Count == 0)))
            return;
        if (words.Length == 0)
        {
            ModelState.AddModelError($"{name}.Words", "Enter the words to replace");
            return;
        }

        try
        {
            redaction.Replace(words, row.Instead);
        }
        catch (RuleException exception)
        {
            var field = exception.About == nameof(Replacement.Words) ? nameof(RedactionRow.Instead) : nameof(RedactionRow.Words);
            ModelState.AddModelError($"{name}.{field}", exception.Message);
        }
    }

    private (int Start, int Length)? Place()
    {
        if (Quote is not null)
            return (Quote.Start, Quote.Length);
        var words = RespondentText.Clean(Excerpt);
        Places = FoundWords.Exactly(Text!.Text, words);
        var place = Places.Count == 1 ? Places[0] : Places.FirstOrDefault(one => one.Start == Start);
        if (place.Length == 0)
        {
            if (words.Length == 0)
                ModelState.AddModelError(nameof(Excerpt), "Enter words of the answer to quote");
            else if (Places.Count == 0)
                ModelState.AddModelError(nameof(Excerpt), "Enter the words as they stand in the answer. What to leave out comes below");
            else
                ModelState.AddModelError(nameof(Start), $"These words stand {Places.Count} times in the answer. Select which to quote");
            return null;
        }

        try
        {
            Quote.RequireExcerpt(Text.Text, place.Start, place.Length);
            return place;
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(nameof(Excerpt), exception.Message);
            return null;
        }
    }

    private PageResult Show()
    {
        Rows = RedactionRow.WithSpare(Rows.Take(RedactionRow.Limit));
        if (Text is not null && Segments.Count == 0)
            Segments = QuoteSegment.Of(Text.Text, 0, Text.Text.Length, []);
        return Page();
    }
}
