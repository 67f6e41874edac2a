using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Marks, redacts, approves and withdraws quotes from released text answers, and records where they are used. Each action adds an entry to
/// the activity log in the same transaction: it names the question, never the quote or its words. A form that is sent twice acts once.
/// Windows passed as arguments must be tracked by the same <see cref="SurveyDbContext"/>.
/// </summary>
public sealed class QuoteService(SurveyDbContext db, TimeProvider clock)
{
    private const string Withdrawn = "This quote has been withdrawn meanwhile";

    /// <summary>Marks an excerpt of a released answer as a quote, which then waits for approval.</summary>
    /// <param name="window">The window.</param>
    /// <param name="textId">The key of the text answer.</param>
    /// <param name="start">The place of the first character of the excerpt in the text, in UTF-16 code units.</param>
    /// <param name="length">The length of the excerpt, in UTF-16 code units.</param>
    /// <param name="replacements">What is replaced in the excerpt.</param>
    /// <param name="staffId">The key of the member of staff who marks it.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The key of the quote; of the one that is there already, if it is the same.</returns>
    /// <exception cref="KeyNotFoundException">The window has no such released text.</exception>
    /// <exception cref="RuleException">
    /// The excerpt or a replacement is not allowed, or the same excerpt is a quote already with something else replaced.
    /// </exception>
    public async Task<Guid> MarkAsync(
        SurveyWindow window, Guid textId, int start, int length, IReadOnlyList<Replacement> replacements, Guid staffId,
        CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var text = await db.CodingTexts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == textId && t.WindowId == window.Id, cancel)
            ?? throw new KeyNotFoundException("This answer is no longer there.");
        var quote = new Quote(text, start, length, replacements, staffId);
        var same = await db.Quotes.AsNoTracking().FirstOrDefaultAsync(
            q => q.TextId == textId && q.Start == start && q.Length == length && q.WithdrawnById == null, cancel);
        if (same is not null)
        {
            return same.Mark == quote.Mark
                ? same.Id
                : throw new RuleException("These words are marked as a quote already. Change that quote instead");
        }

        db.Quotes.Add(quote);
        Record(AuditAction.QuoteMarked, quote, staffId, note: null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return quote.Id;
    }

    /// <summary>Changes what is replaced in a quote, which then waits for approval again. Does nothing if it is so already.</summary>
    /// <param name="window">The window.</param>
    /// <param name="quoteId">The key of the quote.</param>
    /// <param name="replacements">What is to be replaced in the excerpt.</param>
    /// <param name="seen">The mark of the quote that the member of staff saw (<see cref="Quote.Mark"/>).</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such quote.</exception>
    /// <exception cref="RuleException">
    /// A replacement is not allowed, the quote has been withdrawn, or somebody else has changed it since.
    /// </exception>
    public async Task ChangeAsync(
        SurveyWindow window, Guid quoteId, IReadOnlyList<Replacement> replacements, string seen, Guid staffId,
        CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var quote = await FindAsync(window, quoteId, cancel);
        if (quote.State == QuoteState.Withdrawn)
            throw new RuleException(Withdrawn);
        if (quote.Replacements.SequenceEqual(replacements.OrderBy(replacement => replacement.Start)))
            return;
        if (quote.Mark != seen)
            throw new RuleException("Somebody else has changed this quote meanwhile. Look at it as it is now, then change it");
        var text = await db.CodingTexts.AsNoTracking().SingleAsync(t => t.Id == quote.TextId, cancel);
        var wasApproved = quote.State == QuoteState.Approved;
        quote.Change(text.Text, replacements, staffId);
        Record(AuditAction.QuoteChanged, quote, staffId, wasApproved ? "it had been approved" : null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Approves a quote as the approver saw it. Does nothing if it is approved already.</summary>
    /// <param name="window">The window.</param>
    /// <param name="quoteId">The key of the quote.</param>
    /// <param name="seen">The mark of the quote that the approver saw (<see cref="Quote.Mark"/>).</param>
    /// <param name="staffId">The key of the approver.</param>
    /// <param name="isOneEnough">
    /// Whether who made the quote what it is may approve it too, as the setting for an office of one says. The activity log then tells.
    /// </param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such quote.</exception>
    /// <exception cref="RuleException">
    /// The approver made the quote what it is; it has been withdrawn; or it has been changed since the approver saw it.
    /// </exception>
    public async Task ApproveAsync(
        SurveyWindow window, Guid quoteId, string seen, Guid staffId, bool isOneEnough, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var quote = await FindAsync(window, quoteId, cancel);
        if (quote.State == QuoteState.Withdrawn)
            throw new RuleException(Withdrawn);
        if (quote.Mark != seen)
            throw new RuleException("This quote has been changed meanwhile. Read it again before you approve it");
        if (quote.State == QuoteState.Approved)
            return;
        var isOwn = quote.ChangedById == staffId;
        if (isOwn && !isOneEnough)
        {
            throw new RuleException(quote.MarkedById == staffId
                ? "You marked this quote, so another person must approve it"
                : "You changed this quote last, so another person must approve it");
        }

        quote.Approve(staffId);
        Record(AuditAction.QuoteApproved, quote, staffId, isOwn ? "approved by the person who marked it" : null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Withdraws a quote for good, approved or not. Does nothing if it is withdrawn already.</summary>
    /// <param name="window">The window.</param>
    /// <param name="quoteId">The key of the quote.</param>
    /// <param name="reason">The reason, for the quote desk. The activity log does not have it, because it may repeat words.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such quote.</exception>
    /// <exception cref="RuleException">The reason is empty or too long.</exception>
    public async Task WithdrawAsync(
        SurveyWindow window, Guid quoteId, string? reason, Guid staffId, CancellationToken cancel = default)
    {
        var kept = AuditEntry.RequireNote(reason);
        await using var transaction = await db.LockAsync(window, cancel);
        var quote = await FindAsync(window, quoteId, cancel);
        if (quote.State == QuoteState.Withdrawn)
            return;
        var wasApproved = quote.State == QuoteState.Approved;
        quote.Withdraw(kept, staffId);
        Record(AuditAction.QuoteWithdrawn, quote, staffId, wasApproved ? "it had been approved" : null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Records that an approved quote is used in a section. Does nothing if that is recorded already.</summary>
    /// <param name="window">The window.</param>
    /// <param name="quoteId">The key of the quote.</param>
    /// <param name="section">The section, such as 'Question 7'.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such quote.</exception>
    /// <exception cref="RuleException">The section is empty or too long, or the quote is not approved.</exception>
    public async Task AddUseAsync(SurveyWindow window, Guid quoteId, string? section, Guid staffId, CancellationToken cancel = default)
    {
        var named = QuoteUse.RequireSection(section);
        await using var transaction = await db.LockAsync(window, cancel);
        var quote = await FindAsync(window, quoteId, cancel);
        if (quote.State != QuoteState.Approved)
            throw new RuleException("Only an approved quote can be used. This one has been changed or withdrawn meanwhile");
        var uses = await db.QuoteUses.AsNoTracking().Where(use => use.QuoteId == quoteId).Select(use => use.Section).ToListAsync(cancel);
        if (uses.Contains(named, StringComparer.OrdinalIgnoreCase))
            return;
        db.QuoteUses.Add(new QuoteUse(quote, named, staffId));
        Record(AuditAction.QuoteUsed, quote, staffId, $"in {named}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Records that a quote, whatever its state, is no longer used in a section. Does nothing if it is not.</summary>
    /// <param name="window">The window.</param>
    /// <param name="quoteId">The key of the quote.</param>
    /// <param name="section">The section.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window has no such quote.</exception>
    public async Task RemoveUseAsync(SurveyWindow window, Guid quoteId, string section, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var quote = await FindAsync(window, quoteId, cancel);
        if (await db.QuoteUses.Where(use => use.QuoteId == quoteId && use.Section == section).ExecuteDeleteAsync(cancel) == 0)
            return;
        Record(AuditAction.QuoteUseRemoved, quote, staffId, $"in {section}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Reads what others have stored before the window was locked.
    private async Task<Quote> FindAsync(SurveyWindow window, Guid quoteId, CancellationToken cancel)
    {
        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == quoteId && q.WindowId == window.Id, cancel)
            ?? throw new KeyNotFoundException("This quote is no longer there.");
        await db.Entry(quote).ReloadAsync(cancel);
        return quote;
    }

    private void Record(AuditAction action, Quote quote, Guid staffId, string? note) => db.AuditEntries.Add(new AuditEntry(
        clock.GetUtcNow(), action, staffId, quote.WindowId, note is null ? quote.Question : $"{quote.Question}, {note}"));
}
