namespace LinkWorkerSurvey.Web.Live;

/// <summary>What keeps results as they change.</summary>
internal static class LiveServices
{
    public static void AddLiveResults(this IServiceCollection services) =>
        services.AddSingleton<LiveResults>().AddHostedService<ChangeFeed>();
}
