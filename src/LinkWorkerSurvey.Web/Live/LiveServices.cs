namespace LinkWorkerSurvey.Web.Live;

/// <summary>Registers the services that cache results and keep them up to date.</summary>
internal static class LiveServices
{
    public static void AddLiveResults(this IServiceCollection services) =>
        services.AddSingleton<LiveResults>().AddSingleton<ChartFiles>().AddHostedService<ChangeNotificationListener>();
}
