using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Performs the actions of administrators on survey windows. Each action locks the window, checks its rule, changes the window and adds an
/// entry to the activity log, in one transaction. Windows passed as arguments must be tracked by the same <see cref="SurveyDbContext"/>.
/// </summary>
public sealed class SurveyWindowService(SurveyDbContext db, Releaser releaser, TimeProvider clock)
{
    private const string FirstLink = "Main link";

    // The field of the form for a new survey that says which questionnaire or earlier survey it starts from.
    private const string Start = nameof(Start);

    /// <summary>
    /// Creates a window as a draft, with its first link or, if it is like an earlier one, with as many links of the same names. Returns the
    /// existing window if the same person has created the same one already: a form that is sent twice creates one window.
    /// </summary>
    /// <exception cref="RuleException">
    /// The questionnaire or the earlier window does not exist, or another window or link has the same short name.
    /// </exception>
    /// <exception cref="ArgumentException">The short name, the title, the times or the minimum batch size are invalid.</exception>
    public async Task<SurveyWindow> CreateAsync(NewSurveyWindow asked, Guid staffId, CancellationToken cancel = default)
    {
        var questionnaire = await db.Questionnaires.SingleOrDefaultAsync(q => q.Id == asked.QuestionnaireId, cancel)
            ?? throw new RuleException("Select a questionnaire", Start);
        if (await db.Windows.AnyAsync(w => w.Slug == asked.Slug, cancel))
        {
            return await FindCreatedAsync(asked, staffId, cancel)
                ?? throw new RuleException("Another survey has this short name", nameof(asked.Slug));
        }

        if (await db.SurveyLinks.AnyAsync(c => c.Slug == asked.Slug, cancel))
            throw new RuleException("Another link has this short name", nameof(asked.Slug));

        var like = asked.LikeId is { } id
            ? await db.Windows.AsNoTracking().Include(w => w.Links)
                .SingleOrDefaultAsync(w => w.Id == id && w.Kind == WindowKind.Live, cancel)
                ?? throw new RuleException("Select how to start", Start)
            : null;
        var window = new SurveyWindow(questionnaire, asked.Slug, asked.Title, asked.OpensAt, asked.ClosesAt)
        {
            MinimumBatchSize = asked.MinimumBatchSize,
            Grace = like?.Grace ?? SurveyWindow.DefaultGrace,
        }.AsDraft();
        window.ChangeFacts(like?.Facts ?? new());
        var names = like?.Links.Where(link => link.RetiredAt is null).OrderBy(link => link.Id).Select(link => link.Name).ToList();
        window.AddLink(asked.Slug, names?.FirstOrDefault() ?? FirstLink);
        foreach (var name in names?.Skip(1) ?? [])
            window.AddLink(await FreeSlugAsync(asked.Slug, name, window, cancel), name);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Windows.Add(window);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            await transaction.RollbackAsync(cancel);
            return await FindCreatedAsync(asked, staffId, cancel)
                ?? throw new RuleException("Another survey or link has this short name", nameof(asked.Slug), exception);
        }

        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.WindowMade, staffId, window.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return window;
    }

    /// <summary>Confirms the opening of a draft, which then opens at its opening time, or at once if that has passed.</summary>
    /// <exception cref="RuleException">The window is not a draft, a required check is not done, or the closing time has passed.</exception>
    public Task ScheduleAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowScheduled, staffId, window.ConfirmOpening, WindowDetail.OpensAt, cancel);

    /// <summary>Opens a window before its opening time.</summary>
    /// <exception cref="RuleException">The window has already opened, or its closing time has passed.</exception>
    public Task OpenAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowOpened, staffId, window.OpenNow, WindowDetail.OpensAt, cancel);

    /// <summary>Pauses an open window.</summary>
    /// <exception cref="RuleException">The window is not open.</exception>
    public Task PauseAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowPaused, staffId, window.Pause, null, cancel);

    /// <summary>Resumes a paused window.</summary>
    /// <exception cref="RuleException">The window is not paused.</exception>
    public Task ResumeAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowResumed, staffId, window.Resume, null, cancel);

    /// <summary>Closes a window before its closing time. For 10 minutes that can be undone.</summary>
    /// <exception cref="RuleException">The window is neither open nor paused.</exception>
    public Task CloseAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowClosed, staffId, window.CloseNow, null, cancel);

    /// <summary>Undoes the closing of a window.</summary>
    /// <exception cref="RuleException">The closing can no longer be undone.</exception>
    public Task UndoClosingAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowClosingUndone, staffId, window.UndoClosing, null, cancel);

    /// <summary>Records that staff saw the questionnaire as respondents see it. Only the first time is recorded.</summary>
    public Task MarkPreviewedAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) => window.PreviewedAt is null
        ? ChangeAsync(window, AuditAction.WindowPreviewed, staffId, window.MarkPreviewed, null, cancel)
        : Task.CompletedTask;

    /// <summary>
    /// Changes a detail of a window, with an entry of the activity log if its value changed. Nothing is overwritten unseen: if somebody
    /// else has changed the detail since it was read, nothing is changed.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="detail">The detail that the change is about.</param>
    /// <param name="seen">
    /// The value that the member of staff saw, as <see cref="WindowDetail.Of"/> returns it; null skips the check.
    /// </param>
    /// <param name="change">Changes the window. It gets the number of forms received, and the present instant.</param>
    /// <param name="staffId">The key of the member of staff.</param>
    /// <param name="reason">The reason for the activity log; null if there is none.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="StaleDetailException">Somebody else has changed the detail meanwhile.</exception>
    /// <exception cref="RuleException">The state of the window forbids the change.</exception>
    public async Task ChangeDetailAsync(
        SurveyWindow window,
        WindowDetail detail,
        string? seen,
        Action<int, DateTimeOffset> change,
        Guid staffId,
        string? reason = null,
        CancellationToken cancel = default)
    {
        await using var transaction = await LockAsync(window, cancel);
        var before = detail.Of(window);
        if (seen is not null && seen != before)
            throw new StaleDetailException(detail, await WhoChangedAsync(window, detail, before, cancel));
        var now = clock.GetUtcNow();
        change(await db.CountReceivedAsync(window, cancel), now);
        if (detail.Of(window) is var after && after != before)
            db.AuditEntries.Add(new AuditEntry(now, detail.Action, staffId, window.Id, reason) { Before = before, After = after });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Deletes a window that has received nothing, with its links. Its activity log is kept under its title.</summary>
    /// <exception cref="RuleException">The window has received a form, or is not live.</exception>
    public async Task DeleteAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default)
    {
        if (window.Kind != WindowKind.Live)
            throw new RuleException("Only a survey that was created here can be deleted");
        await using var transaction = await LockAsync(window, cancel);
        var deleted = await db.Database.SqlQuery<bool>($"SELECT delete_empty_window({window.Id}) AS \"Value\"").SingleAsync(cancel);
        if (!deleted)
            throw new RuleException("This survey has received answers, so it cannot be deleted");
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.WindowDeleted, staffId) { Subject = window.Title });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Carries out an administrator's decision on a window that awaits one: see <see cref="Releaser.DecideAsync"/>.</summary>
    /// <returns>
    /// Null if the decision was carried out. Otherwise nothing was changed, and the result is the number of responses, fewer than the
    /// minimum batch size (k), that the administrator must first agree to add.
    /// </returns>
    /// <exception cref="RuleException">The window awaits no decision, or the reason is empty or too long.</exception>
    public Task<int?> DecideAsync(
        SurveyWindow window,
        FinalReleaseDecision decision,
        SubmissionFlags leaveOut,
        string reason,
        Guid staffId,
        int? agreed,
        CancellationToken cancel = default) =>
        releaser.DecideAsync(window.Id, decision, leaveOut, reason, staffId, agreed, cancel);

    private Task<SurveyWindow?> FindCreatedAsync(NewSurveyWindow asked, Guid staffId, CancellationToken cancel) =>
        db.Windows.AsNoTracking().SingleOrDefaultAsync(
            w => w.Slug == asked.Slug && w.IsDraft && w.Title == asked.Title && w.OpensAt == asked.OpensAt && w.ClosesAt == asked.ClosesAt
                && w.QuestionnaireId == asked.QuestionnaireId && w.MinimumBatchSize == asked.MinimumBatchSize
                && db.AuditEntries.Any(e => e.WindowId == w.Id && e.Action == AuditAction.WindowMade && e.StaffId == staffId),
            cancel);

    private async Task ChangeAsync(
        SurveyWindow window,
        AuditAction action,
        Guid staffId,
        Action<DateTimeOffset> change,
        WindowDetail? detail,
        CancellationToken cancel)
    {
        await using var transaction = await LockAsync(window, cancel);
        var (now, before) = (clock.GetUtcNow(), detail?.Of(window));
        change(now);
        db.AuditEntries.Add(new AuditEntry(now, action, staffId, window.Id) { Before = before, After = detail?.Of(window) });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<string> FreeSlugAsync(string start, string name, SurveyWindow window, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var slug = Slug.From(number == 1 ? $"{start} {name}" : $"{number} {start} {name}", start);
            if (window.Links.All(link => link.Slug != slug) && !await db.SurveyLinks.AnyAsync(link => link.Slug == slug, cancel)
                && !await db.Windows.AnyAsync(other => other.Slug == slug, cancel))
                return slug;
        }
    }

    // Actions, releases and accepted forms wait for each other, so that a rule holds for what is stored, and a form is stored only if the
    // window accepted it. The order of the locks is that of a release.
    private async Task<IDbContextTransaction> LockAsync(SurveyWindow window, CancellationToken cancel)
    {
        var transaction = await db.LockAsync(window, cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WindowLock.Accepting}, {window.Id})", cancel);
        await db.Questionnaires.Where(q => q.Id == window.QuestionnaireId).LoadAsync(cancel);
        return transaction;
    }

    // Confirming the opening and opening early change the opening time too.
    private Task<string?> WhoChangedAsync(SurveyWindow window, WindowDetail detail, string value, CancellationToken cancel) => db
        .AuditEntries
        .Where(entry => entry.WindowId == window.Id && entry.After == value)
        .Where(entry => entry.Action == detail.Action
            || (detail == WindowDetail.OpensAt
                && (entry.Action == AuditAction.WindowScheduled || entry.Action == AuditAction.WindowOpened)))
        .OrderByDescending(entry => entry.Id)
        .Select(entry => entry.Staff!.Name)
        .FirstOrDefaultAsync(cancel);
}
