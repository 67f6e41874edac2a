using System.Globalization;
using LinkWorkerSurvey.Core;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>
/// A durable private PostgreSQL server in a folder of its own, with the survey's schema. It is deleted with the benchmark.
/// </summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly string folder;
    private readonly LocalServer server;
    private readonly NpgsqlDataSource source;
    private readonly ServiceProvider services;

    private BenchmarkDatabase(string folder, LocalServer server)
    {
        (this.folder, this.server) = (folder, server);
        ConnectionString = server.ConnectionString("survey");
        source = NpgsqlDataSource.Create(ConnectionString);
        services = new ServiceCollection().AddCore(ConnectionString, Secret).AddReporting().BuildServiceProvider();
    }

    public byte[] Secret { get; } = new byte[32];

    public string ConnectionString { get; }

    public static async Task<BenchmarkDatabase> PrepareAsync(string folder)
    {
        var ground = new BenchmarkDatabase(folder, await LocalServer.StartAsync(new LocalServerOptions
        {
            DataFolder = folder,
            BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
            MaxConnections = 300,
        }));
        try
        {
            await using var scope = ground.services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SchemaSetup>().PrepareAsync();
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a window of the 2019 questionnaire, with a link of the same name.</summary>
    public Task<SurveyWindow> OpenWindowAsync(string slug, Action<SurveyWindow>? prepare = null) =>
        WithAsync<SurveyDbContext, SurveyWindow>(async db =>
        {
            var window = new SurveyWindow(
                await db.Questionnaires.SingleAsync(),
                slug,
                "Benchmark",
                DateTimeOffset.UtcNow.AddHours(-1),
                DateTimeOffset.UtcNow.AddDays(1));
            window.AddLink(slug, "Open link");
            prepare?.Invoke(window);
            db.Windows.Add(window);
            await db.SaveChangesAsync();
            return window;
        });

    /// <summary>Runs an action with a service of the survey, in a scope of its own.</summary>
    public async Task<TResult> WithAsync<TPart, TResult>(Func<TPart, Task<TResult>> act)
        where TPart : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    public ValueTask<NpgsqlConnection> ConnectAsync() => source.OpenConnectionAsync();

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public Task<long> CountAsync(string table) => AskAsync<long>($"SELECT count(*) FROM {table}");

    /// <summary>Returns the number of bytes of write-ahead log written so far.</summary>
    public async Task<double> WalAsync() => (double)await AskAsync<decimal>("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn");

    /// <summary>Returns the processor time of all server processes, in seconds.</summary>
    public double Seconds() =>
        ProcessorTime.OfFamily(
            int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the number of statements that the server receives during an action, by its log, which is enabled for that time.
    /// </summary>
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

    /// <summary>Returns a one-line description of the machine and the versions.</summary>
    public async Task<string> MachineAsync() =>
        $"{Environment.ProcessorCount} cores shared by all, {Environment.OSVersion}, .NET {Environment.Version}, PostgreSQL "
            + $"{await AskAsync<string>("SHOW server_version")}, {DateTime.UtcNow:yyyy-MM-dd}.";

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await source.DisposeAsync();
        await server.DisposeAsync();
    }

    // The log is terse: one line for each statement, and further lines only if a message has several.
    private int Logged()
    {
        using var log = new StreamReader(
            new FileStream(Path.Combine(folder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var statements = 0;
        while (log.ReadLine() is { } line)
        {
            if (
                line.Contains("] LOG:  execute ", StringComparison.Ordinal)
                || line.Contains("] LOG:  statement: ", StringComparison.Ordinal))
                statements++;
        }

        return statements;
    }
}
