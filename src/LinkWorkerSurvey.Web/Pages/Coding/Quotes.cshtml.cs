using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// The quote desk: lists the quotes of a survey by their state, approves and withdraws them, and records where they are used.
/// </summary>
public sealed class QuotesModel(SurveyDbContext db, QuoteService quotes, QuoteDesk desk, TimeProvider clock) : SurveyPage(db, clock)
{
    private const string Moved =
        "This quote has a new place, because all responses have come into the results since. Find it in the list below";

    public bool OneMayApprove => desk.OneMayApprove;

    public IReadOnlyList<QuoteRow> Rows { get; private set; } = [];

    /// <summary>The code of the question whose quotes are listed; null for all.</summary>
    public string? Question { get; private set; }

    /// <summary>The questions that have texts.</summary>
    public IReadOnlyList<CodedQuestion> Questions => [.. CodedQuestion.In(Window).DistinctBy(coded => coded.Question.Code)];

    /// <summary>What was done last, in words; null if nothing.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "marked" => "The quote is marked. " + (OneMayApprove ? "It waits for approval." : "Another person must approve it."),
        "changed" => "The quote is changed. " + (OneMayApprove ? "It waits for approval." : "Another person must approve it."),
        "approved" => "The quote is approved.",
        "withdrawn" => "The quote is withdrawn.",
        "used" => "The use is recorded.",
        "unused" => "The use is removed.",
        _ => null,
    };

    /// <summary>The key of the quote whose form was refused; null if none was.</summary>
    public Guid? Refused { get; private set; }

    /// <summary>The section as it was typed.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>The reason of a withdrawal as it was typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, string? question, CancellationToken cancel) =>
        await FindAsync(window, question, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostApproveAsync(
        string window, string? question, Guid quote, string? seen, CancellationToken cancel) => User.Can(Permission.ApproveQuotes)
            ? await DoAsync(
                window, question, quote, "approved", null,
                () => quotes.ApproveAsync(Window, quote, seen ?? "", User.StaffId(), OneMayApprove, cancel), cancel)
            : Forbid();

    public Task<IActionResult> OnPostWithdrawAsync(string window, string? question, Guid quote, CancellationToken cancel) => DoAsync(
        window, question, quote, "withdrawn", "reason",
        () => quotes.WithdrawAsync(Window, quote, RespondentText.Clean(Reason), User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostUseAsync(string window, string? question, Guid quote, CancellationToken cancel) => DoAsync(
        window, question, quote, "used", "section",
        () => quotes.AddUseAsync(Window, quote, Section, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostUnuseAsync(string window, string? question, Guid quote, CancellationToken cancel) => DoAsync(
        window, question, quote, "unused", null,
        () => quotes.RemoveUseAsync(Window, quote, RespondentText.Clean(Section), User.StaffId(), cancel), cancel);

    /// <summary>Returns whether the user may approve a quote; otherwise another person must.</summary>
    public bool MayApprove(Quote quote) =>
        User.Can(Permission.ApproveQuotes) && (OneMayApprove || quote.ChangedById != User.StaffId());

    /// <summary>Returns the id of a field of a quote on the page.</summary>
    public static string IdOf(string field, Guid quote) => $"{field}-{quote}";

    private async Task<bool> FindAsync(string window, string? question, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return false;
        Question = Questions.FirstOrDefault(coded => coded.Question.Code == question)?.Question.Code;
        return true;
    }

    // An error about a field goes to that of this quote.
    private async Task<IActionResult> DoAsync(
        string window, string? question, Guid quote, string done, string? field, Func<Task> act, CancellationToken cancel)
    {
        if (!await FindAsync(window, question, cancel))
            return NotFound();
        ModelState.Clear();
        try
        {
            if (await ActAsync(act, _ => IdOf(field!, quote)))
            {
                return Redirect($"/surveys/{Window.Slug}/coding/quotes{QueryString.Create("done", done)
                    .Add(Question is null ? QueryString.Empty : QueryString.Create("question", Question))}#quote-{quote}");
            }
        }
        catch (KeyNotFoundException)
        {
            ModelState.AddModelError("", Moved);
        }

        Refused = quote;
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Rows = await QuoteRow.ReadAsync(Db, Window, Question, cancel);
        return Page();
    }
}
