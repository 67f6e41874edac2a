using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Caches the links to surveys (stale-while-revalidate and stale-if-error, RFC 5861). For 2 seconds by default they are served without
/// asking the database. While the database is unavailable, they allow the form to be shown again with its answers.
/// </summary>
public sealed class KnownLinks(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    // A lookup in the database is given up after this time, and the cached link is served.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly TimeSpan fresh = settings.GetValue("Links:Fresh", Usual);
    private readonly ConcurrentDictionary<string, Seen<SurveyLink>> channels = [];
    private readonly ConcurrentDictionary<string, Seen<SurveyWindow>> windows = [];

    /// <summary>Loads every link at the start, so that even an instance that has not yet shown a form can return its answers.</summary>
    public async Task LearnAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var channel in await Channels(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            channels[channel.Slug] = new Seen<SurveyLink>(channel, clock.GetTimestamp());
        foreach (var window in await Windows(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            windows[window.Slug] = new Seen<SurveyWindow>(window, clock.GetTimestamp());
    }

    /// <summary>Returns the cached link with its window and questionnaire if it is younger than the maximum age; otherwise null.</summary>
    public SurveyLink? Fresh(string slug) =>
        channels.GetValueOrDefault(slug) is { } seen && clock.GetElapsedTime(seen.At) < fresh ? seen.What : null;

    /// <summary>Returns the link with its window and questionnaire; null if there is none.</summary>
    public ValueTask<SurveyLink?> FindAsync(string slug, bool anew, CancellationToken cancel) =>
        FindAsync(channels, slug, anew, static (db, slug) => Channels(db).SingleOrDefaultAsync(c => c.Slug == slug), cancel);

    /// <summary>Returns the window with that slug, with its questionnaire; null if there is none.</summary>
    public ValueTask<SurveyWindow?> FindWindowAsync(string slug, bool anew, CancellationToken cancel) =>
        FindAsync(windows, slug, anew, static (db, slug) => Windows(db).SingleOrDefaultAsync(w => w.Slug == slug), cancel);

    private static IQueryable<SurveyLink> Channels(SurveyDbContext db) =>
        db.SurveyLinks.AsNoTracking().Include(c => c.Window.Questionnaire);

    private static IQueryable<SurveyWindow> Windows(SurveyDbContext db) => db.Windows.AsNoTracking().Include(w => w.Questionnaire);

    private async ValueTask<T?> FindAsync<T>(
        ConcurrentDictionary<string, Seen<T>> known,
        string slug,
        bool anew,
        Func<SurveyDbContext, string, Task<T?>> look,
        CancellationToken cancel)
        where T : class
    {
        if (!Slug.IsValid(slug))
            return null;
        var seen = known.GetValueOrDefault(slug);
        if (!anew && seen is not null && IsGood(seen))
            return seen.What;
        try
        {
            // The query is abandoned and not cancelled. Cancelling would send a request to the server and hold a thread until it answers.
            var found = await LookAsync(look, slug).WaitAsync(Limit, cancel);
            if (found is not null)
                known[slug] = new Seen<T>(found, clock.GetTimestamp());
            return found;
        }
        catch (Exception away) when (away.IsDatabaseAway() && seen is not null)
        {
            return seen.What;
        }
    }

    private async Task<T?> LookAsync<T>(Func<SurveyDbContext, string, Task<T?>> look, string slug)
        where T : class
    {
        await using var scope = scopes.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<SurveyDbContext>(), slug);
    }

    // Between one and two maximum ages, one request refreshes the entry and the others get the cached one.
    private bool IsGood<T>(Seen<T> seen)
        where T : class
    {
        var age = clock.GetElapsedTime(seen.At);
        return age < fresh || (age < 2 * fresh && !seen.BeginLook());
    }

    private sealed record Seen<T>(T What, long At)
        where T : class
    {
        private int looks;

        /// <summary>Returns whether this is the first request to refresh the entry.</summary>
        public bool BeginLook() => Interlocked.Exchange(ref looks, 1) == 0;
    }
}
