using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Reads the activity log of a survey.</summary>
internal static class SurveyEvents
{
    /// <summary>Returns the recorded actions and the final release, the latest first.</summary>
    public static async Task<IReadOnlyList<SurveyEvent>> EventsAsync(
        this SurveyDbContext db, SurveyWindow window, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Include(entry => entry.Staff)
            .Where(entry => entry.WindowId == window.Id)
            .OrderByDescending(entry => entry.Id)
            .ToListAsync(cancel);
        var events = entries.Select(entry => new SurveyEvent(
            entry.At,
            entry.Staff?.Name,
            SurveyText.Of(entry.Action),
            Detail(entry)));
        if (window is { Kind: not WindowKind.Imported, FinalReleasedAt: { } final })
        {
            const string note = "No more answers are added or withdrawn. Those in the results were stored again in a new random order.";
            events = events.Append(new SurveyEvent(final, Who: null, "Final release", note));
        }

        // The order is stable: entries of the same time stay in the order of their keys.
        return [.. events.OrderByDescending(happened => happened.At)];
    }

    // The reason or a detail in quotation marks, and the values before and after a change.
    private static string? Detail(AuditEntry entry)
    {
        var change = entry is { Before: null, After: null }
            ? null
            : $"To {DetailText.Logged(entry.Action, entry.After)}, from {DetailText.Logged(entry.Action, entry.Before)}";
        var note = entry.Note is null ? null : $"“{entry.Note}”";
        return change is null ? note : note is null ? change : $"{change}: {note}";
    }
}
