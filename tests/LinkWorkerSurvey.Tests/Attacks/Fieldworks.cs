using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Shares twenty finished windows, each from its own seed, among all attacks on a stolen database.</summary>
[CollectionDefinition(Name)]
public sealed class Fieldworks : IAsyncLifetime, ICollectionFixture<Fieldworks>
{
    public const string Name = "windows that ran";
    public const int Seeds = 20;

    private readonly Fieldwork[] all = new Fieldwork[Seeds];

    internal IReadOnlyList<Fieldwork> All => all;

    public Task InitializeAsync() => Parallel.ForAsync(0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) =>
    {
        await using var database = await TestDatabase.CreateAsync();
        all[seed] = await Fieldwork.RunAsync(database, seed);
    });

    public Task DisposeAsync() => Task.CompletedTask;
}
