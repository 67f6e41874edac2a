using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>The database as services.</summary>
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

    /// <summary>Adds the database.</summary>
    internal static IServiceCollection AddSurveyStorage(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => new NpgsqlDataSourceBuilder(Kept(AppRole.Assume(connectionString))).Build())
        .AddDbContext<SurveyDbContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention(),
            optionsLifetime: ServiceLifetime.Singleton)
        .AddSingleton<StoredTables>()
        .AddSingleton(provider => new SchemaSetup(connectionString, provider.GetRequiredService<SheetSeal>()));

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
