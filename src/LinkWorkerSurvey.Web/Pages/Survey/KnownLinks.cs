using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// The links that led to a survey, as they were last seen. For a short time they are good without asking the database; with them a form can
/// also be shown again, answers and all, while it is away.
/// </summary>
public sealed class KnownLinks(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    // A server that hangs is not waited for: what is known serves as well.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly TimeSpan fresh = settings.GetValue("Links:Fresh", Usual);
    private readonly ConcurrentDictionary<string, Seen<Channel>> channels = [];
    private readonly ConcurrentDictionary<string, Seen<SurveyWindow>> windows = [];

    /// <summary>
    /// Learns every link at the start, so that an answer is given back even by an instance that has not yet shown its form.
    /// </summary>
    public async Task LearnAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var channel in await Channels(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            channels[channel.Slug] = new Seen<Channel>(channel, clock.GetTimestamp());
        foreach (var window in await Windows(scope.ServiceProvider.GetRequiredService<SurveyDbContext>()).ToListAsync())
            windows[window.Slug] = new Seen<SurveyWindow>(window, clock.GetTimestamp());
    }

    /// <summary>
    /// The channel with its window and questionnaire, if it was seen so short a time ago that nobody need look again; otherwise null.
    /// </summary>
    public Channel? Fresh(string slug) =>
        channels.GetValueOrDefault(slug) is { } seen && clock.GetElapsedTime(seen.At) < fresh ? seen.What : null;

    /// <summary>The channel with its window and questionnaire; null when there is none.</summary>
    public ValueTask<Channel?> FindAsync(string slug, bool anew, CancellationToken cancel) =>
        FindAsync(channels, slug, anew, static (db, slug) => Channels(db).SingleOrDefaultAsync(c => c.Slug == slug), cancel);

    /// <summary>The window of that name with its questionnaire; null when there is none.</summary>
    public ValueTask<SurveyWindow?> FindWindowAsync(string slug, bool anew, CancellationToken cancel) =>
        FindAsync(windows, slug, anew, static (db, slug) => Windows(db).SingleOrDefaultAsync(w => w.Slug == slug), cancel);

    private static IQueryable<Channel> Channels(SurveyDbContext db) => db.Channels.AsNoTracking().Include(c => c.Window.Questionnaire);

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
            // Left, not cancelled: cancelling asks the server and holds a thread until it answers.
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

    // Soon after its time one request looks again, and those that come meanwhile are not kept waiting.
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

        /// <summary>Whether nobody else has begun to look again.</summary>
        public bool BeginLook() => Interlocked.Exchange(ref looks, 1) == 0;
    }
}
