using LinkWorkerSurvey.Web.Pages.Results.Updates;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>What the pages of results need.</summary>
internal static class ResultsServices
{
    public static void AddResultsPages(this IServiceCollection services) =>
        services.AddSingleton<ResultsFragments>().AddSingleton<PartialPages>();
}
