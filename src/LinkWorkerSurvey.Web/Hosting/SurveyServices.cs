using System.Globalization;
using LinkWorkerSurvey.Core;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting;
using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Security;
using Npgsql;
using Serilog;
using Serilog.Events;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>What the site and the commands have in common.</summary>
internal static class SurveyServices
{
    public static void AddSurvey(this IHostApplicationBuilder builder, SurveyDatabase database)
    {
        var secret = SurveySecret.Find(builder.Configuration, builder.Environment);
        builder.Services.AddSerilog(preserveStaticLogger: true, configureLogger: (services, log) => log
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // What fails in the database is thrown, and logged by whoever catches it: once, and without the statement.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            .WithoutRespondents()
            .ReadFrom.Services(services)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose));
        builder.Services.AddCore(database.ConnectionString, secret);
        builder.Services.AddReporting();
    }

    /// <summary>Takes no answers where the database would log them, or forget what it acknowledged.</summary>
    /// <exception cref="StartException">Its settings are not right.</exception>
    public static async Task RequireServerSettingsAsync(this IServiceProvider services)
    {
        try
        {
            await ServerSettings.RequireAsync(services.GetRequiredService<NpgsqlDataSource>());
        }
        catch (RuleException wrong)
        {
            throw new StartException(wrong.Message);
        }
    }

    /// <summary>
    /// Brings the database up to date in development; in production it must have been, so that several instances may start at once.
    /// </summary>
    /// <exception cref="StartException">It is not as the program expects it.</exception>
    public static async Task PrepareAsync(this IServiceProvider services, bool mayMigrate)
    {
        await using var scope = services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<SchemaSetup>();
        try
        {
            await (mayMigrate ? setup.PrepareAsync() : setup.RequireReadyAsync());
        }
        catch (RuleException notReady)
        {
            throw new StartException(notReady.Message);
        }
    }
}
