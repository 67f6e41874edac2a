using FluentValidation;
using LinkWorkerSurvey.Core;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results;
using LinkWorkerSurvey.Web.Pages.Survey;
using LinkWorkerSurvey.Web.Pages.Windows;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>The survey as a web site.</summary>
internal static class SurveySite
{
    // Far above the largest form: a body up to this is read to its end before the connection closes, so that whoever sent too much sees the
    // page that says so.
    private const long LargestBody = 8 * 1024 * 1024;

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);

        // What is missing is said before anything is started.
        PublicAddress.Of(builder.Configuration, builder.Environment);
        TrustedProxies.Of(builder.Configuration, builder.Environment);

        _ = Task.Run(SurveyStorage.WarmUp);
        await using var database = await SurveyDatabase.FindAsync(builder.Configuration, builder.Environment);
        builder.AddSurvey(database);
        builder.Services.AddStaffSecurity();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddRazorPages(pages =>
        {
            pages.Conventions.RequirePermissions();
            pages.Conventions.AddPageRoute("/Survey/ThankYou", "/i/{window}/thanks/{sealed}");
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add(new AskedProperlyFilter());
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => $"'{value}' cannot be read here");
            mvc.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"'{value}' cannot be read here");
        });
        builder.Services.AddFiguresDescription();
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Limits").Get<SendLimits>() ?? new SendLimits());
        builder
            .Services.AddSingleton<KnownLinks>()
            .AddSingleton<FormTime>()
            .AddSingleton<ThankYouAddress>()
            .AddSingleton<SendRate>()
            .AddSingleton<RespondentDesk>();
        builder.Services.AddSingleton<RespondentsFailures>().AddExceptionHandler<RespondentsFailures>();
        builder.Services.AddSingleton<OneImport>();
        builder.Services.AddSingleton<Lingering>().AddHostedService(services => services.GetRequiredService<Lingering>());
        builder
            .Services.AddSingleton<LiveResults>()
            .AddSingleton<ResultsFragments>()
            .AddSingleton<PartialPages>()
            .AddHostedService<ChangeFeed>();
        builder.Services.AddHostedService<ReleaseService>().AddHostedService<ChannelCountService>();

        await using var app = builder.Build();
        await app.Services.PrepareAsync(mayMigrate: app.Environment.IsDevelopment());
        if (!app.Environment.IsDevelopment())
            await app.Services.RequireServerSettingsAsync();
        if (database.IsPrivate)
            await DemonstrateAsync(app.Services, SurveyDatabase.DataFolder(app.Configuration, app.Environment));

        await app.Services.GetRequiredService<KnownLinks>().LearnAsync();

        app.UseLingering();
        app.UseTrustedProxies();
        app.UsePublicAddress();
        app.UseSiteHeaders();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = failed =>
                    failed.IsDatabaseAway() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseForgivingAddresses();
        // No other rendered page is compressed: beside a code or a token its length could tell what it is. See docs/decisions/0024.
        app.UseWhen(context => context.Request.Path == "/what-we-store", page => page.UseResponseCompression());
        app.UseKeptForms();
        app.UseRouting();
        app.UseStaffAnswersUnstored();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapForgetForm();
        app.MapFigures();
        app.MapCharts();
        app.MapFiguresDescription();
        app.MapResultsEvents();
        app.MapHealth();

        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app, database.IsPrivate));
        await app.RunAsync();
        return 0;
    }

    private static async Task DemonstrateAsync(IServiceProvider services, string dataFolder)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var demonstration = scope.ServiceProvider.GetRequiredService<Demonstration>();
            if (!await demonstration.ExistsAsync())
                await scope.ServiceProvider.GetRequiredService<Reconstruction>().MakeAsync();
            await demonstration.OpenAsync();
        }
        catch (RuleException halfMade)
        {
            throw new StartException($"{halfMade.Message} Delete {dataFolder} to begin anew.");
        }
    }
}
