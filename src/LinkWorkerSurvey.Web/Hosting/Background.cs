namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>What goes on beside requests.</summary>
internal static class Background
{
    /// <summary>Releases windows when they are due, and stores how often links were used.</summary>
    public static void AddReleases(this IServiceCollection services) =>
        services.AddHostedService<ReleaseService>().AddHostedService<ChannelCountService>();
}
