using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Registers the services that respondents' pages need.</summary>
internal static class RespondentServices
{
    public static void AddRespondentPages(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(settings.GetSection("Limits").Get<SubmissionLimits>() ?? new SubmissionLimits())
        .AddSingleton<SurveyLinkCache>()
        .AddSingleton<FormTimestamp>()
        .AddSingleton<ThankYouAddress>()
        .AddSingleton<SubmissionScreening>()
        .AddSingleton<SubmissionServices>()
        .AddSingleton<RespondentsFailures>()
        .AddExceptionHandler<RespondentsFailures>();
}
