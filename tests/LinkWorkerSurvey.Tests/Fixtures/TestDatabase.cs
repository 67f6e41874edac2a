using LinkWorkerSurvey.Core;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// A test's own database, cloned from a migrated template: empty except for the questionnaires, with the 2019 reconstruction, or with this
/// and the window that is compared with it.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private const string EmptyTemplate = "template_empty";
    private const string ReconstructionTemplate = "template_2019";
    private const string ComparedTemplate = "template_compared";

    private static readonly Lazy<Task> Empty = new(() =>
        MakeTemplateAsync(EmptyTemplate, "template0", services => services.GetRequiredService<SchemaSetup>().PrepareAsync()));
    private static readonly Lazy<Task> With2019 = new(async () =>
    {
        await Empty.Value;
        await MakeTemplateAsync(ReconstructionTemplate, EmptyTemplate, services =>
            services.GetRequiredService<Reconstruction>().MakeAsync());
    });
    private static readonly Lazy<Task> WithCompared = new(async () =>
    {
        await With2019.Value;
        var server = await TestServer.GetAsync();
        await OnServerAsync(server, $"CREATE DATABASE {ComparedTemplate} TEMPLATE {ReconstructionTemplate}");
        var template = new TestDatabase(server, ComparedTemplate);
        await ComparedWindow.MakeAsync(template);
        await template.DisconnectAsync();
    });

    private readonly LocalServer server;
    private readonly string name;
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private TestDatabase(LocalServer server, string name)
    {
        (this.server, this.name, ConnectionString) = (server, name, ConnectionStringTo(server, name));
        Source = new NpgsqlDataSourceBuilder(ConnectionString).Build();
        services = Services(ConnectionString);
        scope = services.CreateAsyncScope();
    }

    public string ConnectionString { get; }

    /// <summary>The data source of the database's owner. The services work in the program's role.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Returns a new context that tracks nothing.</summary>
    public SurveyDbContext Context() => services.CreateScope().ServiceProvider.GetRequiredService<SurveyDbContext>();

    /// <summary>Returns a new context in the role of the database's owner.</summary>
    public SurveyDbContext OwnersContext() =>
        new(new DbContextOptionsBuilder<SurveyDbContext>().UseNpgsql(Source).UseSnakeCaseNamingConvention().Options);

    public static async Task<TestDatabase> CreateAsync()
    {
        await Empty.Value;
        return await CloneAsync(await TestServer.GetAsync(), EmptyTemplate);
    }

    public static async Task<TestDatabase> CreateWith2019Async()
    {
        await With2019.Value;
        return await CloneAsync(await TestServer.GetAsync(), ReconstructionTemplate);
    }

    /// <summary>Creates a database with the 2019 reconstruction and <see cref="ComparedWindow"/>, named 'wave'.</summary>
    public static async Task<TestDatabase> CreateWithComparedAsync()
    {
        await WithCompared.Value;
        return await CloneAsync(await TestServer.GetAsync(), ComparedTemplate);
    }

    /// <summary>Creates a database on a test's own server, by migration.</summary>
    public static async Task<TestDatabase> CreateAsync(LocalServer server)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await MakeAsync(server, name, "template0", services => services.GetRequiredService<SchemaSetup>().PrepareAsync());
        return new TestDatabase(server, name);
    }

    /// <summary>Returns a service of the domain on this database.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Sets a server setting for this database; new connections use it.</summary>
    public Task SetAsync(string setting, string value) => RunAsync($"ALTER DATABASE {name} SET {setting} = '{value}'");

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await OnServerAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private async Task DisconnectAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        await Source.DisposeAsync();
    }

    private static async Task<TestDatabase> CloneAsync(LocalServer server, string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await OnServerAsync(server, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return new TestDatabase(server, name);
    }

    private static async Task MakeTemplateAsync(string name, string from, Func<IServiceProvider, Task> fill) =>
        await MakeAsync(await TestServer.GetAsync(), name, from, fill);

    private static async Task MakeAsync(LocalServer server, string name, string from, Func<IServiceProvider, Task> fill)
    {
        await OnServerAsync(server, $"CREATE DATABASE {name} TEMPLATE {from}");
        await using var services = Services(ConnectionStringTo(server, name));
        await using var scope = services.CreateAsyncScope();
        await fill(scope.ServiceProvider);
    }

    private static ServiceProvider Services(string connectionString) =>
        new ServiceCollection().AddCore(connectionString, Secret).BuildServiceProvider();

    // The server supports neither TLS nor Kerberos, and negotiating them would delay each connection.
    private static string ConnectionStringTo(LocalServer server, string database) => new NpgsqlConnectionStringBuilder(
        server.ConnectionString(database))
    {
        MaxPoolSize = 60,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    // Creating and dropping a database waits for a checkpoint, which can exceed the statement timeout on a busy machine. The connections
    // are pooled, because opening one takes longer than copying a database.
    private static async Task OnServerAsync(LocalServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionStringTo(server, "postgres")) { CommandTimeout = 300 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
