using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>The domain and its database as services.</summary>
public static class SurveyStorage
{
    /// <summary>
    /// Makes the database's object model, which takes most of a second the first time: for another thread, while the server is still
    /// starting.
    /// </summary>
    public static void WarmUp()
    {
        using var db = new DesignTimeContext().CreateDbContext([]);
        _ = db.Model;
    }

    /// <summary>Adds the database and what works on it.</summary>
    public static IServiceCollection AddSurveyStorage(this IServiceCollection services, string connectionString, byte[] secret)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(Kept(AppRole.Assume(connectionString))).Build());
        services.AddSingleton(new SecretKeys(secret)).AddSingleton<SheetSeal>();
        services.AddDbContext<SurveyDbContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention(),
            optionsLifetime: ServiceLifetime.Singleton);
        services
            .AddSingleton<Acceptance>()
            .AddSingleton<Releaser>()
            .AddSingleton<AnswerFiles>()
            .AddSingleton<Withdrawal>()
            .AddSingleton<InvitationBook>()
            .AddSingleton<ChannelCounter>()
            .AddSingleton<StoredTables>();
        services.AddSingleton(provider => new SchemaSetup(connectionString, provider.GetRequiredService<SheetSeal>()));
        services
            .AddScoped<SurveyWindowService>()
            .AddScoped<CodingDesk>()
            .AddScoped<Reconstruction>()
            .AddScoped<Demonstration>()
            .AddScoped<Importer>();
        return services;
    }

    // What is asked often is prepared once on each connection; counting takes eight statements for each window. Nothing here leaves
    // anything behind in a session, so that none needs to be cleared before its next use. A release has no timeout: keep-alives notice a
    // server that is gone.
    private static string Kept(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            TcpKeepAlive = true,
        }.ConnectionString;
}
