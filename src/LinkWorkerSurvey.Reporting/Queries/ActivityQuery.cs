using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>Reads how a window's links are used.</summary>
public sealed class ActivityQuery(SurveyDbContext db)
{
    /// <summary>What has come in, and when.</summary>
    public async Task<WindowActivity> FindAsync(SurveyWindow window, CancellationToken cancel = default) => new(
        await db.CountReceivedAsync(window, cancel),
        await (from channel in db.Channels
               join day in db.ChannelDays on channel.Id equals day.ChannelId
               where channel.WindowId == window.Id
               orderby day.Day, channel.Name
               select new LinkDay(day.Day, channel.Name, day.Opened, day.Submitted))
            .ToListAsync(cancel));
}
