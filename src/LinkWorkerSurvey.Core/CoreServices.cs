using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkWorkerSurvey.Core;

/// <summary>Registers the services of the project LinkWorkerSurvey.Core for dependency injection.</summary>
public static class CoreServices
{
    /// <summary>Adds the database, the keys derived from the survey secret, and the services that use them.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services, string connectionString, byte[] secret)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSurveyStorage(connectionString)
            .AddSingleton(new SecretKeys(secret))
            .AddSingleton<SubmissionCipher>()
            .AddSingleton<Acceptance>()
            .AddSingleton<Releaser>()
            .AddSingleton<AnswerFiles>()
            .AddSingleton<Withdrawal>()
            .AddSingleton<InvitationService>()
            .AddSingleton<SurveyLinkCounter>()
            .AddScoped<SurveyWindowService>()
            .AddScoped<SurveyLinkService>()
            .AddScoped<WordingMatchService>()
            .AddScoped<DownloadService>()
            .AddScoped<CodingService>()
            .AddScoped<CodeFrameService>()
            .AddScoped<QuoteService>()
            .AddScoped<ReportService>()
            .AddScoped<Reconstruction>()
            .AddScoped<Demonstration>()
            .AddScoped<Importer>();
    }
}
