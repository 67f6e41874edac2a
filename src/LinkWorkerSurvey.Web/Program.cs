using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Api;
using LinkWorkerSurvey.Web.Commands;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages;
using LinkWorkerSurvey.Web.Pages.Coding;
using LinkWorkerSurvey.Web.Pages.Published;
using LinkWorkerSurvey.Web.Pages.Reports;
using LinkWorkerSurvey.Web.Pages.Results;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Pages.Survey;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using LinkWorkerSurvey.Web.Suggesting;

// The same program serves the survey or runs a command; see the folder Commands.
return await StartErrors.InOneLineAsync(() => args is [[>= 'a' and <= 'z', ..], ..] or ["--help" or "-h" or "-?" or "--version"]
    ? SurveyCommands.RunAsync(args)
    : ServeAsync(args));

static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);

    // Missing settings are reported before anything starts.
    PublicAddress.Of(builder.Configuration, builder.Environment);
    TrustedProxies.Of(builder.Configuration, builder.Environment);

    _ = Task.Run(SurveyStorage.WarmUp);
    await using var database = await SurveyDatabase.FindAsync(builder.Configuration, builder.Environment);
    builder.AddSurvey(database);
    builder.AddWebServer();
    builder.Services.AddStaffSecurity();
    builder.Services.AddPages();
    builder.Services.AddQuoteDesk(builder.Configuration);
    builder.Services.AddReportDesk(builder.Configuration);
    builder.Services.AddSingleton<Editions>();
    builder.Services.AddRespondentPages(builder.Configuration);
    builder.Services.AddConnectionDraining();
    builder.Services.AddLiveResults();
    builder.Services.AddResultsPages();
    builder.Services.AddFiguresDescription();
    builder.Services.AddReleases();
    builder.Services.AddSuggestions(builder.Configuration);

    await using var app = builder.Build();
    await app.PrepareAsync(database);
    await app.Services.GetRequiredService<SurveyLinkCache>().WarmUpAsync();

    app.UseConnectionDraining();
    app.UseTrustedProxies();
    app.UsePublicAddress();
    app.UseSiteHeaders();
    app.UseRetryAfter();
    app.UseErrorPages();
    app.UseForgivingAddresses();
    app.UseCompressedPages();
    app.UseCachedForms();
    app.UseRouting();
    app.UseStaffAnswersUnstored();
    app.UseAuthentication();
    app.UseStaffSessions();
    app.UseAuthorization();

    app.MapStaticAssets();
    app.MapRazorPages().WithStaticAssets();
    app.MapFormerAddresses();
    app.MapForgetForm();
    app.MapFigures();
    app.MapCharts();
    app.MapReportFiles();
    app.MapQrCodes();
    app.MapFiguresDescription();
    app.MapResultsEvents();
    app.MapCodingEvents();
    app.MapHealth();

    app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app, database.IsPrivate));
    await app.RunAsync();
    return 0;
}
