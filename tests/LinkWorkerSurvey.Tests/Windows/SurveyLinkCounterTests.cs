using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Windows;

public class SurveyLinkCounterTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Write_OverSeveralTimes_AddsUp()
    {
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counter = new SurveyLinkCounter(database.Source, clock);

        counter.Opened(link);
        counter.Opened(link);
        counter.Submitted(link);
        Assert.Empty(await CountsAsync(database));
        await counter.WriteAsync();
        Assert.Equal(["2026-07-01: 2 opened, 1 submitted"], await CountsAsync(database));

        await counter.WriteAsync();
        counter.Opened(link);
        await counter.WriteAsync();
        Assert.Equal(["2026-07-01: 3 opened, 1 submitted"], await CountsAsync(database));
    }

    [Fact]
    public async Task Write_OfTwoInstances_AddsUp()
    {
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counters = Enumerable.Range(0, 8).Select(_ => new SurveyLinkCounter(database.Source, clock)).ToList();

        await Task.WhenAll(counters.Select(async counter =>
        {
            counter.Opened(link);
            await counter.WriteAsync();
        }));

        Assert.Equal(["2026-07-01: 8 opened, 0 submitted"], await CountsAsync(database));
    }

    [Fact]
    public async Task Write_WhileCountingGoesOn_LosesNothing()
    {
        const int each = 50_000;
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counter = new SurveyLinkCounter(database.Source, clock);

        var counting = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                counter.Opened(link);
        })));
        while (!counting.IsCompleted)
            await counter.WriteAsync();
        await counting;
        await counter.WriteAsync();

        Assert.Equal([$"2026-07-01: {4 * each} opened, 0 submitted"], await CountsAsync(database));
    }

    [Fact]
    public async Task Counts_BelongToTheDayOnClocksInTheUnitedKingdom()
    {
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counter = new SurveyLinkCounter(database.Source, clock);

        clock.SetUtcNow(new DateTimeOffset(2026, 7, 1, 22, 59, 59, TimeSpan.Zero));
        counter.Opened(link);
        clock.Advance(TimeSpan.FromSeconds(1));
        counter.Submitted(link);
        await counter.WriteAsync();

        Assert.Equal(["2026-07-01: 1 opened, 0 submitted", "2026-07-02: 0 opened, 1 submitted"], await CountsAsync(database));
    }

    [Fact]
    public async Task AWriteThatTheDatabaseRefuses_KeepsTheCountsForTheNext()
    {
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counter = new SurveyLinkCounter(database.Source, clock);

        counter.Opened(link);
        await database.RunAsync("ALTER TABLE channel_day RENAME TO out_of_reach");
        await Assert.ThrowsAsync<PostgresException>(() => counter.WriteAsync());
        counter.Opened(link);
        await database.RunAsync("ALTER TABLE out_of_reach RENAME TO channel_day");
        await counter.WriteAsync();

        Assert.Equal(["2026-07-01: 2 opened, 0 submitted"], await CountsAsync(database));
    }

    [Fact]
    public async Task AWriteGivenUp_KeepsTheCountsForTheNext()
    {
        await using var database = await TestDatabase.CreateAsync();
        var link = await LinkAsync(database);
        var counter = new SurveyLinkCounter(database.Source, clock);
        counter.Opened(link);

        await using (var hold = await HeldLock.TakeAsync(database, "LOCK TABLE channel_day"))
        {
            using var cancel = new CancellationTokenSource();
            var write = counter.WriteAsync(cancel.Token);
            await hold.BlockedAsync();
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        }

        await counter.WriteAsync();
        Assert.Equal(["2026-07-01: 1 opened, 0 submitted"], await CountsAsync(database));
    }

    private static async Task<int> LinkAsync(TestDatabase database) => (await TestData.OpenWindowAsync(database)).Links[0].Id;

    private static async Task<IReadOnlyList<string>> CountsAsync(TestDatabase database) =>
        [
            .. (await database.Context().SurveyLinkDays.OrderBy(d => d.Day).ToListAsync()).Select(d =>
                $"{d.Day:yyyy-MM-dd}: {d.Opened} opened, {d.Submitted} submitted"),
        ];
}
