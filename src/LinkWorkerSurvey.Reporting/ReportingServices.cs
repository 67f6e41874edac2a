using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Reporting;

/// <summary>Registers the reporting services for dependency injection.</summary>
public static class ReportingServices
{
    /// <summary>
    /// Adds the queries for figures, activity, exports, cross-tabulations, waves, quotes and reports, one instance for each scope.
    /// </summary>
    public static IServiceCollection AddReporting(this IServiceCollection services) =>
        services.AddScoped<FiguresQuery>().AddScoped<ComparedAnswersQuery>().AddScoped<ActivityQuery>().AddScoped<CasesQuery>()
            .AddScoped<ExportHeadingsQuery>().AddScoped<CrossTabQuery>().AddScoped<WavesQuery>().AddScoped<QuotesQuery>()
            .AddScoped<ReportQuery>();
}
