using System.Globalization;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.LocalPostgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>A durable private PostgreSQL in a folder of its own, with the survey's tables and one open window in it. It goes with the benchmark.</summary>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>The name of the window's link.</summary>
    public const string Link = "benchmark";

    private readonly string folder;
    private readonly LocalServer server;
    private readonly NpgsqlDataSource source;

    private Ground(string folder, LocalServer server)
    {
        (this.folder, this.server) = (folder, server);
        ConnectionString = server.ConnectionString("survey");
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public byte[] Secret { get; } = new byte[32];

    public string ConnectionString { get; }

    public static async Task<Ground> PrepareAsync(string folder)
    {
        var ground = new Ground(folder, await LocalServer.StartAsync(new LocalServerOptions
        {
            DataFolder = folder,
            BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
            MaxConnections = 300,
        }));
        try
        {
            await using var services = new ServiceCollection().AddSurveyStorage(ground.ConnectionString, ground.Secret).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SchemaSetup>().PrepareAsync();
            var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
            var window = new SurveyWindow(await db.Questionnaires.SingleAsync(), Link, "Benchmark", DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
            window.AddChannel(Link, "Open link");
            db.Windows.Add(window);
            await db.SaveChangesAsync();
            await ground.RunAsync(FloorHost.Table);
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task<long> CountAsync(string table) => AskAsync<long>($"SELECT count(*) FROM {table}");

    /// <summary>How many bytes of write-ahead log there have been.</summary>
    public async Task<double> WalAsync() => (double)await AskAsync<decimal>("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn");

    /// <summary>Processor time of all the server's processes.</summary>
    public double Seconds() => ProcessorTime.OfFamily(int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture));

    /// <summary>How many statements the server is given meanwhile, by its own log, which is turned on for that time.</summary>
    public async Task<int> StatementsAsync(Func<Task> meanwhile)
    {
        await RunAsync("ALTER SYSTEM SET log_statement = 'all'");
        await RunAsync("SELECT pg_reload_conf()");
        while (await AskAsync<string>("SELECT setting FROM pg_settings WHERE name = 'log_statement'") != "all")
        {
        }

        var before = Logged();
        await meanwhile();
        var statements = Logged() - before;
        await RunAsync("ALTER SYSTEM RESET log_statement");
        await RunAsync("SELECT pg_reload_conf()");
        return statements;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await server.DisposeAsync();
    }

    // Terse: a line for each, and further lines only where a statement has several.
    private int Logged()
    {
        using var log = new StreamReader(new FileStream(Path.Combine(folder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var statements = 0;
        while (log.ReadLine() is { } line)
        {
            if (line.Contains("] LOG:  execute ", StringComparison.Ordinal) || line.Contains("] LOG:  statement: ", StringComparison.Ordinal))
                statements++;
        }

        return statements;
    }
}
