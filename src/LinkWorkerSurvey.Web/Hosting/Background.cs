namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Registers the background services.</summary>
internal static class Background
{
    /// <summary>Adds the services that release due windows and store the uses of links.</summary>
    public static void AddReleases(this IServiceCollection services) =>
        services.AddHostedService<ReleaseService>().AddHostedService<SurveyLinkCountService>();
}
