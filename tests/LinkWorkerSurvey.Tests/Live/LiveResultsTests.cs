using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Live;

public class LiveResultsTests
{
    [Fact]
    public async Task WhatNobodyAskedForInTenMinutes_IsForgotten_InsteadOfCountedWithEachChange()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new SurveyApp(database) { Clock = clock };
        var live = app.Services.GetRequiredService<LiveResults>();
        var window = await database.Context().Windows.SingleAsync(w => w.Slug == "2019");
        var view = (await live.OpenAsync("2019", new ResultsChoices(), CancellationToken.None))!;

        Assert.NotNull(view.Now);
        clock.Advance(TimeSpan.FromMinutes(9));
        var next = view.Next;
        live.FiguresChanged(window.Id);
        await next;

        Assert.NotNull(view.Now);
        clock.Advance(TimeSpan.FromMinutes(11));
        live.FiguresChanged(window.Id);
        Assert.Throws<KeyNotFoundException>(() => view.Now);

        Assert.NotNull((await live.OpenAsync("2019", new ResultsChoices(), CancellationToken.None))!.Now);
    }

    [Fact]
    public async Task WhereTheFirstCountTakesLong_ThePageSaysSo_AndShowsItOnceItIsThere()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database) { FirstPatience = TimeSpan.FromMilliseconds(200) };
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using (var hold = await HeldLock.TakeAsync(database, "LOCK TABLE response IN ACCESS EXCLUSIVE MODE"))
        {
            var page = await client.PageAsync("/surveys/2019/results/all?base=answered");
            Assert.Equal("We are calculating the results", page.QuerySelector("main h2")!.TextContent);
            Assert.Contains("refresh", page.QuerySelector("head noscript")!.InnerHtml, StringComparison.Ordinal);
        }

        await Wait.UntilAsync(async () =>
            (await client.PageAsync("/surveys/2019/results/all?base=answered")).QuerySelector("#Q3") is not null);
    }

    [Fact]
    public async Task WhatCouldNotBeCounted_IsCountedSoonAfter_ThoughNothingElseChanges()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        using var clock = new WaitedClock(TimeSpan.FromSeconds(5));
        await using var app = new SurveyApp(database) { Clock = clock };
        var live = app.Services.GetRequiredService<LiveResults>();
        var window = await database.Context().Windows.SingleAsync(w => w.Slug == "2019");
        var view = (await live.OpenAsync("2019", new ResultsChoices(), CancellationToken.None))!;
        var next = view.Next;

        await database.RunAsync("ALTER TABLE response RENAME TO away");
        live.FiguresChanged(window.Id);
        await clock.WaitedForAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        await database.RunAsync("ALTER TABLE away RENAME TO response");
        clock.Advance(TimeSpan.FromSeconds(5));

        await next;
        Assert.Contains(app.Log.Take(), line => line.Contains("Could not count results", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AChangeInTheWindowComparedWith_MakesItAnotherVersion()
    {
        await using var database = await TestDatabase.CreateAsync();
        var windows = new[] { await TestData.OpenWindowAsync(database, "earlier"), await TestData.OpenWindowAsync(database) };
        foreach (var window in windows)
        {
            await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
            await database.Get<Releaser>().ReleaseAsync(window.Id);
        }

        await using var app = new SurveyApp(database);
        var live = app.Services.GetRequiredService<LiveResults>();
        var choices = new ResultsChoices { Compare = "earlier" };
        var shown = (await live.OpenAsync("wave", choices, CancellationToken.None))!.Now.Version;
        await TestData.AcceptedAsync(database, windows[0], windows[0].MinimumBatchSize, from: 2 * windows[0].MinimumBatchSize);
        await database.Get<Releaser>().ReleaseAsync(windows[0].Id);

        Assert.NotEqual(shown, (await live.OpenAsync("wave", choices, CancellationToken.None))!.Now.Version);
    }
}
