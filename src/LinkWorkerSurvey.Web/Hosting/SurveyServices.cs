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

/// <summary>Registers the services that the web site and the commands share.</summary>
internal static class SurveyServices
{
    public static void AddSurvey(this IHostApplicationBuilder builder, SurveyDatabase database)
    {
        var secret = SurveySecret.Find(builder.Configuration, builder.Environment);
        builder.Services.AddSerilog(preserveStaticLogger: true, configureLogger: (services, log) => log
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // Entity Framework would log the statement with a database error. The error is also thrown, and its handler logs it without.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            .WithoutRespondents()
            .ReadFrom.Services(services)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose));
        builder.Services.AddCore(database.ConnectionString, secret);
        builder.Services.AddReporting();
    }

    /// <summary>Checks the PostgreSQL settings: answers must not be logged, and acknowledged writes must be durable.</summary>
    /// <exception cref="StartException">A setting of PostgreSQL has a wrong value.</exception>
    public static async Task RequireServerSettingsAsync(this IServiceProvider services)
    {
        try
        {
            await ServerSettings.RequireAsync(services.GetRequiredService<NpgsqlDataSource>());
        }
        catch (RuleException exception)
        {
            throw new StartException(exception.Message);
        }
    }

    /// <summary>
    /// Migrates the database if <paramref name="mayMigrate"/> is true. Otherwise only checks that it is migrated, so that several instances
    /// can start at the same time.
    /// </summary>
    /// <exception cref="StartException">The database is not migrated, or was set up with another survey secret.</exception>
    public static async Task PrepareAsync(this IServiceProvider services, bool mayMigrate)
    {
        await using var scope = services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<SchemaSetup>();
        try
        {
            await (mayMigrate ? setup.PrepareAsync() : setup.RequireReadyAsync());
        }
        catch (RuleException exception)
        {
            throw new StartException(exception.Message);
        }
    }
}
