using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Registers the services of respondents' pages.</summary>
internal static class RespondentServices
{
    public static void AddRespondentPages(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(settings.GetSection("Limits").Get<SendLimits>() ?? new SendLimits())
        .AddSingleton<KnownLinks>()
        .AddSingleton<FormTime>()
        .AddSingleton<ThankYouAddress>()
        .AddSingleton<SubmissionScreening>()
        .AddSingleton<RespondentDesk>()
        .AddSingleton<RespondentsFailures>()
        .AddExceptionHandler<RespondentsFailures>();
}
