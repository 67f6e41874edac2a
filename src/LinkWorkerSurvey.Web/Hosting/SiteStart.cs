using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Prepares and checks the database before the site serves anything, and adds demonstration data to a private server.</summary>
internal static class SiteStart
{
    /// <exception cref="StartException">
    /// The database or its settings are not as required, or the demonstration data are incomplete.
    /// </exception>
    public static async Task PrepareAsync(this WebApplication app, SurveyDatabase database)
    {
        await app.Services.PrepareAsync(mayMigrate: app.Environment.IsDevelopment());
        if (!app.Environment.IsDevelopment())
            await app.Services.RequireServerSettingsAsync();
        if (database.IsPrivate)
            await DemonstrateAsync(app.Services, SurveyDatabase.DataFolder(app.Configuration, app.Environment));
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
        catch (RuleException exception)
        {
            throw new StartException($"{exception.Message} Delete {dataFolder} to begin anew.");
        }
    }
}
