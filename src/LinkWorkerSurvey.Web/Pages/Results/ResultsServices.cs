using LinkWorkerSurvey.Web.Pages.Results.Updates;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Registers the services of the results pages.</summary>
internal static class ResultsServices
{
    public static void AddResultsPages(this IServiceCollection services) =>
        services.AddSingleton<ResultsFragments>().AddSingleton<PartialPages>();
}
