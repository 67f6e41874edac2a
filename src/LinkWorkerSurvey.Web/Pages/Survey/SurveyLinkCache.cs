using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Caches survey links and survey windows (stale-while-revalidate and stale-if-error, RFC 5861). An entry is served without a query for
/// Links:Fresh, by default 2 seconds. While the database is unavailable, cached entries are still served, so that a respondent whose
/// answers could not be stored gets the form back with them.
/// </summary>
public sealed class SurveyLinkCache(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings)
{
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(2);

    // A lookup in the database is given up after this time, and the cached link or window is served.
    private static readonly TimeSpan LookupTimeout = TimeSpan.FromSeconds(2);

    private readonly TimeSpan maxAge = settings.GetValue("Links:Fresh", DefaultMaxAge);
    private readonly ConcurrentDictionary<string, CacheEntry<SurveyLink>> links = [];
    private readonly ConcurrentDictionary<string, CacheEntry<SurveyWindow>> windows = [];

    /// <summary>
    /// Loads all links and windows at the start. If the database then becomes unavailable, the instance can give respondents their answers
    /// back in the form, even if it has shown no form before.
    /// </summary>
    public async Task WarmUpAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var link in await Links(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            links[link.Slug] = new CacheEntry<SurveyLink>(link, clock.GetTimestamp());
        foreach (var window in await Windows(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            windows[window.Slug] = new CacheEntry<SurveyWindow>(window, clock.GetTimestamp());
    }

    /// <summary>
    /// Returns the cached link with its window and questionnaire; null if it is not cached or is older than the maximum age.
    /// </summary>
    public SurveyLink? TryGetFresh(string slug) =>
        links.GetValueOrDefault(slug) is { } seen && clock.GetElapsedTime(seen.At) < maxAge ? seen.Value : null;

    /// <summary>Returns the link with its window and questionnaire; null if the link does not exist.</summary>
    public ValueTask<SurveyLink?> FindAsync(string slug, bool bypassCache, CancellationToken cancel) =>
        FindAsync(links, slug, bypassCache, static (db, slug) => Links(db).SingleOrDefaultAsync(c => c.Slug == slug), cancel);

    /// <summary>Returns the window with that slug and its questionnaire; null if the window does not exist.</summary>
    public ValueTask<SurveyWindow?> FindWindowAsync(string slug, bool bypassCache, CancellationToken cancel) =>
        FindAsync(windows, slug, bypassCache, static (db, slug) => Windows(db).SingleOrDefaultAsync(w => w.Slug == slug), cancel);

    private static IQueryable<SurveyLink> Links(SurveyDbContext db) =>
        db.SurveyLinks.AsNoTracking().Include(c => c.Window.Questionnaire);

    private static IQueryable<SurveyWindow> Windows(SurveyDbContext db) => db.Windows.AsNoTracking().Include(w => w.Questionnaire);

    private async ValueTask<T?> FindAsync<T>(
        ConcurrentDictionary<string, CacheEntry<T>> known,
        string slug,
        bool bypassCache,
        Func<SurveyDbContext, string, Task<T?>> look,
        CancellationToken cancel)
        where T : class
    {
        if (!Slug.IsValid(slug))
            return null;
        var seen = known.GetValueOrDefault(slug);
        if (!bypassCache && seen is not null && CanServe(seen))
            return seen.Value;
        try
        {
            // The query is abandoned and not cancelled. Cancelling would send a request to the server and hold a thread until it answers.
            var found = await LookAsync(look, slug).WaitAsync(LookupTimeout, cancel);
            if (found is not null)
                known[slug] = new CacheEntry<T>(found, clock.GetTimestamp());
            return found;
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable() && seen is not null)
        {
            return seen.Value;
        }
    }

    private async Task<T?> LookAsync<T>(Func<SurveyDbContext, string, Task<T?>> look, string slug)
        where T : class
    {
        await using var scope = scopes.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<SurveyDbContext>(), slug);
    }

    // If an entry is older than the maximum age but not than twice that age, one request refreshes it and the others get the cached entry.
    private bool CanServe<T>(CacheEntry<T> seen)
        where T : class
    {
        var age = clock.GetElapsedTime(seen.At);
        return age < maxAge || (age < 2 * maxAge && !seen.TryBeginRefresh());
    }

    private sealed record CacheEntry<T>(T Value, long At)
        where T : class
    {
        private int looks;

        /// <summary>Returns whether the caller is to refresh the entry: true for the first call, false for all later ones.</summary>
        public bool TryBeginRefresh() => Interlocked.Exchange(ref looks, 1) == 0;
    }
}
