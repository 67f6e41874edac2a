using LinkWorkerSurvey.Core.Reports;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>The settings of the report desk.</summary>
public sealed record ReportDesk
{
    /// <summary>Whether the person who made an edition may publish it too, as in an office of one.</summary>
    public bool OneMayPublish { get; init; }

    /// <summary>Returns whether a member of staff may publish an edition that waits.</summary>
    public bool MayPublish(Edition edition, Guid staffId) => OneMayPublish || edition.FrozenById != staffId;
}

/// <summary>Registers what the report desk needs.</summary>
internal static class ReportDeskServices
{
    public static void AddReportDesk(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(settings.GetSection("Reports").Get<ReportDesk>() ?? new ReportDesk());
        services.AddSingleton<Editors>();
        services.AddScoped<ReportServices>();
    }
}
