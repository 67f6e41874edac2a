using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Locks the row of a survey window for an action of staff.</summary>
internal static class LockedWindow
{
    /// <summary>
    /// Begins a transaction, locks the window's row, so that other actions and releases wait, and loads what they have stored.
    /// </summary>
    /// <exception cref="RuleException">The window has been deleted meanwhile.</exception>
    public static async Task<IDbContextTransaction> LockAsync(
        this SurveyDbContext db, SurveyWindow window, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT FROM survey_window WHERE id = {window.Id} FOR NO KEY UPDATE", cancel);
        await db.Entry(window).ReloadAsync(cancel);
        return db.Entry(window).State == EntityState.Detached
            ? throw new RuleException("This survey has been deleted")
            : transaction;
    }
}
