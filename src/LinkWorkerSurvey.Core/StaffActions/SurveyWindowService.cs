using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Performs the actions of administrators on survey windows. Each action checks its rule, changes the window with optimistic concurrency
/// and adds an entry to the activity log, in one transaction. Windows passed as arguments must be tracked by the same
/// <see cref="SurveyDbContext"/>.
/// </summary>
public sealed class SurveyWindowService(SurveyDbContext db, Releaser releaser, TimeProvider clock)
{
    private const string FirstLink = "Open link";
    private const int MaxAttempts = 5;

    /// <summary>Creates a window with its first link.</summary>
    /// <exception cref="RuleException">The questionnaire does not exist, or another window or link has the same short name.</exception>
    /// <exception cref="ArgumentException">The short name, the title, the times or the minimum batch size are invalid.</exception>
    public async Task<SurveyWindow> CreateAsync(NewSurveyWindow asked, Guid staffId, CancellationToken cancel = default)
    {
        var questionnaire = await db.Questionnaires.SingleOrDefaultAsync(q => q.Id == asked.QuestionnaireId, cancel)
            ?? throw new RuleException("Select a questionnaire", nameof(asked.QuestionnaireId));
        if (await db.Windows.AnyAsync(w => w.Slug == asked.Slug, cancel))
            throw new RuleException("Another window has this short name", nameof(asked.Slug));
        if (await db.SurveyLinks.AnyAsync(c => c.Slug == asked.Slug, cancel))
            throw new RuleException("Another link has this short name", nameof(asked.Slug));

        var window = new SurveyWindow(questionnaire, asked.Slug, asked.Title, asked.OpensAt, asked.ClosesAt)
        {
            MinimumBatchSize = asked.MinimumBatchSize,
        };
        window.AddLink(asked.Slug, FirstLink);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Windows.Add(window);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new RuleException("Another window or link has this short name", nameof(asked.Slug), exception);
        }

        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.WindowMade, staffId, window.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return window;
    }

    /// <summary>Opens a window before its opening time.</summary>
    /// <exception cref="RuleException">The window has already opened.</exception>
    public Task OpenAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowOpened, staffId, window.OpenNow, cancel);

    /// <summary>Closes a window before its closing time.</summary>
    /// <exception cref="RuleException">The window is not open.</exception>
    public Task CloseAsync(SurveyWindow window, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(window, AuditAction.WindowClosed, staffId, window.CloseNow, cancel);

    /// <summary>Sets the number of people eligible for the window's survey; null if it is not known.</summary>
    /// <exception cref="RuleException">The window has already received more forms than that number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is zero or negative.</exception>
    public Task SetPopulationAsync(SurveyWindow window, int? people, Guid staffId, CancellationToken cancel = default)
    {
        var note = people is null ? "not known" : $"{people:N0} people";
        return ChangeAsync(window, AuditAction.PopulationSaid, staffId, note, SetAsync, cancel);

        async Task SetAsync()
        {
            if (people < await db.CountReceivedAsync(window, cancel))
                throw new RuleException($"More than {people:N0} people have already answered", nameof(SurveyWindow.Population));
            window.SetPopulation(people);
        }
    }

    /// <summary>Adds a link to a window that is open or not yet open.</summary>
    /// <exception cref="RuleException">The window has closed, or another link has the same slug.</exception>
    /// <exception cref="ArgumentException">The slug is invalid or reserved.</exception>
    public async Task AddLinkAsync(SurveyWindow window, string slug, string name, Guid staffId, CancellationToken cancel = default)
    {
        const string taken = "Another link has this address";
        SurveyLink? link = null;
        try
        {
            await ChangeAsync(window, AuditAction.LinkAdded, staffId, name, AddAsync, cancel);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new RuleException(taken, nameof(SurveyLink.Slug), exception);
        }

        async Task AddAsync()
        {
            if (window.StateAt(clock.GetUtcNow()) is not (WindowState.NotYetOpen or WindowState.Open))
                throw new RuleException("A link cannot be added to a survey that has closed.");
            if (await db.SurveyLinks.AnyAsync(c => c.Slug == slug, cancel))
                throw new RuleException(taken, nameof(SurveyLink.Slug));
            link ??= window.AddLink(slug, name);

            // A link is a row of its own. The window's row is written as well, so that its concurrency token guards the rule.
            db.Entry(window).Property(w => w.ClosesAt).IsModified = true;
        }
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

    private Task ChangeAsync(
        SurveyWindow window, AuditAction action, Guid staffId, Action<DateTimeOffset> change, CancellationToken cancel) =>
        ChangeAsync(
            window,
            action,
            staffId,
            note: null,
            () =>
            {
                change(clock.GetUtcNow());
                return Task.CompletedTask;
            },
            cancel);

    // A release or another administrator may change the window meanwhile: the rule is then checked again against what is stored.
    private async Task ChangeAsync(
        SurveyWindow window, AuditAction action, Guid staffId, string? note, Func<Task> change, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await change();
            if (attempt == 1)
                db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, window.Id, note));
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                await db.Entry(window).ReloadAsync(cancel);
            }
        }
    }
}
