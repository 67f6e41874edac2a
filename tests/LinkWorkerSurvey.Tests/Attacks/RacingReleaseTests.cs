using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Tests two instances that release while forms are sent and withdrawn, and a reader watches the results.</summary>
public class RacingReleaseTests(ITestOutputHelper output)
{
    private const int Forms = 160;

    [Fact]
    public async Task WhateverRaces_NothingIsLostOrDoubled_OnlyWhatWasWithdrawnIsMissing_AndNoStepIsUnderK()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var other = new NpgsqlDataSourceBuilder(AppRole.Assume(database.ConnectionString)).Build();
        Releaser[] releasers = [database.Get<Releaser>(), new Releaser(other, database.Get<SubmissionCipher>())];

        var (steps, batches) = await RaceAsync(
            database,
            window,
            releasers.Select(releaser => (Func<Task<bool>>)(async () => await releaser.ReleaseAsync(window.Id) is ReleaseOutcome.Batch)));
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        // A withdrawal after the release of its submission is too late.
        var texts = await database.TextsAsync();
        var missing = Stored.TextsOf(Enumerable.Range(0, Forms + window.MinimumBatchSize)).Except(texts).ToList();
        output.WriteLine(
            $"{Forms} sent, {missing.Count} of {Withdrawn.Length} withdrawn in time, {batches} batches by two instances, {steps.Count} "
                + $"steps seen, the least of {steps.Min()} newly released");
        Assert.Equal(texts.Distinct(), texts);
        Assert.Equal(Forms + window.MinimumBatchSize, texts.Count + missing.Count);
        Assert.NotEmpty(missing);
        Assert.Empty(missing.Except(Stored.TextsOf(Withdrawn)));
        Assert.Equal(Forms + window.MinimumBatchSize, await TestData.CountAsync(database, "receipt"));
        Assert.All(steps, step => Assert.InRange(step, window.MinimumBatchSize, Forms));
        Assert.InRange(batches, steps.Count, Forms);
    }

    [Fact]
    public async Task ALeakyBuild_DoublesAnswersInTheSameRace_AndIsSeenReleasingFewerThanK()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        Func<Task<bool>> release = async () =>
        {
            await LeakyBuild.ReleaseAsync(database.Source, database.Get<SubmissionCipher>());
            return true;
        };

        var (steps, _) = await RaceAsync(database, window, [release, release]);

        var texts = await database.TextsAsync();
        var doubled = texts.Count - texts.Distinct().Count();
        output.WriteLine(
            $"leaky build: {doubled} of {Forms + window.MinimumBatchSize} doubled, the least step of {steps.Min()} newly released");
        Assert.NotEqual(0, doubled);
        Assert.Contains(steps, step => step < window.MinimumBatchSize);
    }

    // Of eight, one is withdrawn immediately after it is sent. Another is withdrawn later, when it may already be released.
    private static int[] Withdrawn => [.. Enumerable.Range(0, Forms).Where(n => n % 8 is 3 or 7)];

    private static async Task<(IReadOnlyList<int> Steps, int Batches)> RaceAsync(
        TestDatabase database,
        SurveyWindow window,
        IEnumerable<Func<Task<bool>>> instances)
    {
        using var allSent = new CancellationTokenSource();
        using var allReleased = new CancellationTokenSource();
        var releasing = Task.WhenAll(instances.Select(release => AgainAndAgainAsync(release, allSent.Token)));
        var looking = StepsAsync(database, allReleased.Token);

        var codes = new WithdrawalCode[Forms];
        await Parallel.ForAsync(0, Forms, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancel) =>
        {
            codes[number] = WithdrawalCode.Mint();
            Assert.Equal(
                AcceptOutcome.Accepted,
                await database.Get<Acceptance>().AcceptAsync(window.Id, codes[number], TestData.Submission(number), cancel: cancel));
            if (number % 8 == 7)
                await database.Get<Withdrawal>().WithdrawAsync(codes[number], cancel);
        });
        await Parallel.ForEachAsync(codes.Where((_, number) => number % 8 == 3), async (code, cancel) =>
            await database.Get<Withdrawal>().WithdrawAsync(code, cancel));
        await TestData.AcceptedAsync(database, window, window.MinimumBatchSize, from: Forms);
        await allSent.CancelAsync();
        var batches = (await releasing).Sum();
        await allReleased.CancelAsync();
        return (await looking, batches);
    }

    private static async Task<int> AgainAndAgainAsync(Func<Task<bool>> release, CancellationToken over)
    {
        for (var batches = 0; ;)
        {
            var isLast = over.IsCancellationRequested;
            batches += await release() ? 1 : 0;
            if (isLast)
                return batches;
        }
    }

    /// <summary>Returns the number of newly released responses, for each time that it changed.</summary>
    private static async Task<IReadOnlyList<int>> StepsAsync(TestDatabase database, CancellationToken over)
    {
        var steps = new List<int>();
        var known = new HashSet<Guid>();
        while (true)
        {
            var isLast = over.IsCancellationRequested;
            if ((await database.ListAsync<Guid>("SELECT id FROM response")).Count(known.Add) is > 0 and var fresh)
                steps.Add(fresh);
            if (isLast)
                return steps;
        }
    }
}
