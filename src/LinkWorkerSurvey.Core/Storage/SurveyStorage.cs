using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Registers the database context and related services.</summary>
public static class SurveyStorage
{
    /// <summary>
    /// Builds the model of Entity Framework Core, which takes most of a second the first time. The program calls this on another thread
    /// while the server starts.
    /// </summary>
    public static void WarmUp()
    {
        using var db = new DesignTimeContext().CreateDbContext([]);
        _ = db.Model;
    }

    /// <summary>Adds the database context and related services.</summary>
    internal static IServiceCollection AddSurveyStorage(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => new NpgsqlDataSourceBuilder(Kept(AppRole.Assume(connectionString))).Build())
        .AddDbContext<SurveyDbContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention(),
            optionsLifetime: ServiceLifetime.Singleton)
        .AddSingleton<StoredTables>()
        .AddSingleton(provider => new SchemaSetup(connectionString, provider.GetRequiredService<SubmissionCipher>()));

    // PostgreSQL prepares frequent statements once on each connection; counting a window's figures takes eight. Connections need no reset
    // before reuse, because no code here changes session state. A release has no timeout, so TCP keep-alive must detect a lost server.
    private static string Kept(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            TcpKeepAlive = true,
        }.ConnectionString;
}
