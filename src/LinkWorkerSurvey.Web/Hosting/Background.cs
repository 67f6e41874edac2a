namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Registers the background services.</summary>
internal static class Background
{
    /// <summary>Adds the services that start due releases of pending submissions and write the counts of link uses.</summary>
    public static void AddReleases(this IServiceCollection services) =>
        services.AddHostedService<ReleaseService>().AddHostedService<SurveyLinkCountService>();
}
