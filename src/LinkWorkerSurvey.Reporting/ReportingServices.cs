using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Export;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Reporting;

/// <summary>Reporting as services.</summary>
public static class ReportingServices
{
    /// <summary>Adds what reads figures.</summary>
    public static IServiceCollection AddReporting(this IServiceCollection services) =>
        services.AddScoped<FiguresQuery>().AddScoped<ActivityQuery>().AddScoped<CasesQuery>().AddScoped<ExportHeadingsQuery>()
            .AddScoped<CrossTableQuery>().AddScoped<WavesQuery>();
}
