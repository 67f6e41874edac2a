using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Published instances of the site on the database of a server with faults.</summary>
internal sealed class FaultSite : IAsyncDisposable
{
    // All forms come from one address, and faster than people fill them in.
    private static readonly (string, string)[] Unlimited =
    [
        ("Limits__FastestForm", "00:00:00"),
        ("Limits__FlaggedPerAddress", "1000000"),
        ("Limits__RefusedPerAddress", "1000000"),
        ("Limits__FlaggedPerLink", "1000000"),
    ];

    private readonly List<Instance> instances = [];

    private FaultSite(FaultServer server, TestDatabase database) => (Server, Database) = (server, database);

    public FaultServer Server { get; }

    public TestDatabase Database { get; }

    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The addresses for requests: every instance that was started, and neither killed nor left.</summary>
    public IReadOnlyList<Uri> Addresses => [.. instances.Where(i => !i.Left).Select(i => i.Address)];

    public IReadOnlyList<Instance> Instances => instances;

    /// <summary>Starts a server and a number of instances, with a window named 'wave'.</summary>
    public static async Task<FaultSite> StartAsync(int count = 2, Func<TestDatabase, Task<SurveyWindow>>? window = null)
    {
        var server = await FaultServer.StartAsync();
        var site = new FaultSite(server, await TestDatabase.CreateAsync(server.Running));
        site.Window = await (window ?? (database => TestData.OpenWindowAsync(database)))(site.Database);
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => site.StartInstanceAsync()));
        return site;
    }

    /// <summary>Waits until no submission is being accepted and no window is being released.</summary>
    public Task NobodyStoresAsync() =>
        Wait.UntilAsync(async () => await Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == 0);

    public async Task<Instance> StartInstanceAsync(string releaseEvery = "01:00:00")
    {
        var process = await SurveyProcess.StartPublishedAsync(Database, [("Release__Every", releaseEvery), .. Unlimited]);
        var instance = new Instance(process, await process.AddressAsync());
        lock (instances)
            instances.Add(instance);
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
            await instance.Process.DisposeAsync();
        await Database.Source.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>One published instance.</summary>
internal sealed class Instance(SurveyProcess process, Uri address)
{
    public SurveyProcess Process => process;

    public Uri Address => address;

    /// <summary>Whether requests are no longer sent to it.</summary>
    public bool Left { get; set; }

    /// <summary>Kills the instance, as a power cut would.</summary>
    public async Task KillAsync()
    {
        await process.KillAsync();
        Left = true;
    }
}
