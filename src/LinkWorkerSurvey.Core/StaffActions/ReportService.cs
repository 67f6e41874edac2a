using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Saves texts of a survey's report, notes who looked at its claims, freezes editions of it, publishes and withdraws them. Each action adds
/// an entry to the activity log in the same transaction. A form that is sent twice acts once. Windows passed as arguments must be tracked
/// by the same <see cref="SurveyDbContext"/>.
/// </summary>
public sealed class ReportService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Saves the text of a section. Does nothing if it is the text that stands.</summary>
    /// <param name="window">The window.</param>
    /// <param name="section">The key of the section.</param>
    /// <param name="text">The text in Markdown; null for the draft.</param>
    /// <param name="seen">The key of the text that the member of staff changed; 0 for the draft that was never changed.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="RuleException">The text is too long.</exception>
    /// <exception cref="StaleTextException">Somebody else has saved another text of the section since.</exception>
    public async Task SaveTextAsync(
        SurveyWindow window, string section, string? text, int seen, Guid staffId, CancellationToken cancel = default)
    {
        SectionText.Require(text);
        await using var transaction = await db.LockAsync(window, cancel);
        var last = await db.SectionTexts.AsNoTracking().Where(t => t.WindowId == window.Id && t.Section == section)
            .OrderByDescending(t => t.Id).FirstOrDefaultAsync(cancel);
        if (last?.Text == text && (last is not null || text is null))
            return;
        if ((last?.Id ?? 0) != seen)
            throw new StaleTextException(last!);
        db.SectionTexts.Add(new SectionText(window.Id, section, text, staffId, clock.GetUtcNow()));
        Record(text is null ? AuditAction.ReportTextDrafted : AuditAction.ReportTextSaved, window, staffId, section);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Notes that a member of staff looked at a claim that the check marks. Does nothing if somebody has.</summary>
    /// <param name="window">The window.</param>
    /// <param name="section">The key of the section.</param>
    /// <param name="claim">The fingerprint of the claim.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    public async Task ReviewClaimAsync(
        SurveyWindow window, string section, string claim, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        if (await Reviews(window, section, claim).AnyAsync(cancel))
            return;
        db.ClaimReviews.Add(new ClaimReview(window.Id, section, claim, staffId, clock.GetUtcNow()));
        Record(AuditAction.ReportClaimReviewed, window, staffId, section);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Marks a claim again that somebody had looked at. Does nothing if nobody had.</summary>
    /// <inheritdoc cref="ReviewClaimAsync" />
    public async Task ReopenClaimAsync(
        SurveyWindow window, string section, string claim, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        if (await Reviews(window, section, claim).SingleOrDefaultAsync(cancel) is not { } review)
            return;
        db.ClaimReviews.Remove(review);
        Record(AuditAction.ReportClaimReopened, window, staffId, section);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Freezes an edition, which waits to be published. An edition that waits already is replaced. Does nothing if the same is frozen and
    /// waits.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="frozen">The content and what it was made from.</param>
    /// <param name="note">Why it corrects the edition before it; not needed for the first.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The number of the edition.</returns>
    /// <exception cref="RuleException">
    /// The final release has not been, the reason of a correction is missing, or figures, texts or quotes have changed since they were
    /// read.
    /// </exception>
    public async Task<int> FreezeAsync(
        SurveyWindow window, FrozenContent frozen, string? note, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        if (window.FinalReleasedAt is null)
            throw new RuleException("An edition can be made once all responses are in the results");
        var editions = await db.Editions.Where(e => e.WindowId == window.Id).OrderBy(e => e.Number).ToListAsync(cancel);
        var waiting = editions.SingleOrDefault(e => e.PublishedAt is null);
        var published = editions.Where(e => e.PublishedAt is not null).ToList();
        var kept = published.Count == 0 ? null : RequireCorrection(note);
        if (waiting is not null && waiting.Content == frozen.Json && waiting.Note == kept)
            return waiting.Number;
        await RequireUnchangedAsync(window, frozen, cancel);
        if (waiting is not null)
        {
            db.Editions.Remove(waiting);
            await db.SaveChangesAsync(cancel);
        }

        var number = (published.LastOrDefault()?.Number ?? 0) + 1;
        db.Editions.Add(new Edition(window.Id, number, frozen.Json, kept, staffId, clock.GetUtcNow()));
        Record(AuditAction.EditionFrozen, window, staffId, $"edition {number}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return number;
    }

    /// <summary>Removes the edition that waits to be published. Does nothing if none waits.</summary>
    public async Task DiscardAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var waiting = await db.Editions.SingleOrDefaultAsync(e => e.WindowId == window.Id && e.PublishedAt == null, cancel);
        if (waiting is null)
            return;
        db.Editions.Remove(waiting);
        Record(AuditAction.EditionDiscarded, window, staffId, $"edition {waiting.Number}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Publishes an edition. Does nothing if it is published already.</summary>
    /// <param name="window">The window.</param>
    /// <param name="checksum">The checksum of the edition that the member of staff read.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="isOneEnough">
    /// Whether who froze it may publish it too, as the setting for an office of one says. The activity log then tells.
    /// </param>
    /// <param name="quotes">The keys of the quotes in the edition.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="RuleException">
    /// The member of staff froze it; it has been replaced or removed; or a quote in it has been withdrawn.
    /// </exception>
    public async Task PublishAsync(
        SurveyWindow window, string checksum, Guid staffId, bool isOneEnough, IReadOnlyCollection<Guid> quotes,
        CancellationToken cancel = default)
    {
        await using var transaction = await db.LockAsync(window, cancel);
        var edition = await db.Editions.Where(e => e.WindowId == window.Id && e.Checksum == checksum).OrderByDescending(e => e.Number)
            .FirstOrDefaultAsync(cancel)
            ?? throw new RuleException("This edition has been replaced or removed meanwhile. Read what waits now");
        if (edition.PublishedAt is not null)
            return;
        var isOwn = edition.FrozenById == staffId;
        if (isOwn && !isOneEnough)
            throw new RuleException("You made this edition, so another person must publish it");
        await RequireApprovedAsync(window, quotes, cancel);
        edition.Publish(staffId, clock.GetUtcNow());
        window.ReportPublishedAt = edition.PublishedAt;
        Record(
            AuditAction.EditionPublished, window, staffId,
            $"edition {edition.Number}{(isOwn ? ", published by the person who made it" : "")}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Withdraws the published report for good: all its editions, because each would otherwise still be read at its address. Does nothing
    /// if they are withdrawn already.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="reason">The reason, which readers see.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="RuleException">The reason is empty or too long.</exception>
    public async Task WithdrawAsync(SurveyWindow window, string? reason, Guid staffId, CancellationToken cancel = default)
    {
        var kept = AuditEntry.RequireNote(reason);
        await using var transaction = await db.LockAsync(window, cancel);
        var editions = await db.Editions
            .Where(e => e.WindowId == window.Id && e.PublishedAt != null && e.WithdrawnAt == null).OrderBy(e => e.Number)
            .ToListAsync(cancel);
        foreach (var edition in editions)
        {
            edition.Withdraw(kept, staffId, clock.GetUtcNow());
            Record(AuditAction.EditionWithdrawn, window, staffId, $"edition {edition.Number}");
        }

        window.ReportPublishedAt = null;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private IQueryable<ClaimReview> Reviews(SurveyWindow window, string section, string claim) =>
        db.ClaimReviews.Where(review => review.WindowId == window.Id && review.Section == section && review.Claim == claim);

    private static string RequireCorrection(string? note) => note?.Trim() is { Length: > 0 and <= Edition.NoteLimit } kept
        ? kept
        : throw new RuleException($"Say what this edition corrects, in {Edition.NoteLimit} characters or fewer", nameof(Edition.Note));

    private async Task RequireUnchangedAsync(SurveyWindow window, FrozenContent frozen, CancellationToken cancel)
    {
        if (window.Revision != frozen.Revision)
            throw new RuleException("Figures or codes have changed since you opened this page. Look at the report again");
        if (await db.SectionTexts.Where(t => t.WindowId == window.Id).MaxAsync(t => (int?)t.Id, cancel) is { } last
            && last != frozen.LastText)
            throw new RuleException("Somebody has saved a section since you opened this page. Look at the report again");
        await RequireApprovedAsync(window, frozen.Quotes, cancel);
    }

    private async Task RequireApprovedAsync(SurveyWindow window, IReadOnlyCollection<Guid> quotes, CancellationToken cancel)
    {
        var approved = await db.Quotes.CountAsync(
            q => q.WindowId == window.Id && quotes.Contains(q.Id) && q.ApprovedById != null && q.WithdrawnById == null, cancel);
        if (approved != quotes.Count)
            throw new RuleException("A quote in this report has been changed or withdrawn meanwhile. Make the edition again");
    }

    private void Record(AuditAction action, SurveyWindow window, Guid staffId, string note) =>
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, window.Id, note));
}
