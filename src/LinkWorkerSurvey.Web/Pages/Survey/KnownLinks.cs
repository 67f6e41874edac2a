using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>The links that led to a survey, as they were last seen: with them a form can be shown again, answers and all, while the database is away.</summary>
public sealed class KnownLinks
{
    private readonly ConcurrentDictionary<string, Channel> known = [];
    private readonly ConcurrentDictionary<string, SurveyWindow> knownWindows = [];

    /// <summary>The channel with its window and questionnaire; null when there is none, or none known while the database is away.</summary>
    public async Task<Channel?> FindAsync(SurveyDbContext db, string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug))
            return null;
        try
        {
            var channel = await db.Channels.AsNoTracking().Include(c => c.Window.Questionnaire).SingleOrDefaultAsync(c => c.Slug == slug, cancel);
            if (channel is not null)
                known[slug] = channel;
            return channel;
        }
        catch (Exception away) when (away.IsDatabaseAway() && known.TryGetValue(slug, out var last))
        {
            return last;
        }
    }

    /// <summary>The window of that name with its questionnaire; null when there is none, or none known while the database is away.</summary>
    public async Task<SurveyWindow?> FindWindowAsync(SurveyDbContext db, string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug))
            return null;
        try
        {
            var window = await db.Windows.AsNoTracking().Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == slug, cancel);
            if (window is not null)
                knownWindows[slug] = window;
            return window;
        }
        catch (Exception away) when (away.IsDatabaseAway() && knownWindows.TryGetValue(slug, out var last))
        {
            return last;
        }
    }
}
