using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Live;

public sealed class ResultsEventsTests
{
    [Fact]
    public async Task AReleaseAndACodersDecision_AreToldAsWhatHasChangedAndNothingElse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        app.Listen();
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        using var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync("/surveys/wave/results/all");
        await using var events = await TellingAsync(client, page.QuerySelector("[data-live]")!.GetAttribute("data-live")!);

        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = await NextAsync(events, told => told.Any(f => f.Id == "Q10"));
        Assert.Contains(released, f => f.Id == "summary" && f.Html.Contains("<dd>5</dd>", StringComparison.Ordinal));
        Assert.Contains("5 answers are not coded yet", released.Single(f => f.Id == "Q4").Html, StringComparison.Ordinal);

        var text = await database.ScalarAsync<Guid>("SELECT id FROM answer_text LIMIT 1");
        await database
            .Get<CodingService>()
            .RecordDecisionAsync([text], window.Frames.Single(f => f.Question == "Q4").Id, CodingOutcome.NothingToCode, [], staffId: null);
        var coded = await NextAsync(events, told => told.Any(f => f.Id == "Q4"));
        Assert.Equal(["Q4", "summary"], coded.Select(f => f.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("<dd>20%</dd>", coded.Last(f => f.Id == "summary").Html, StringComparison.Ordinal);
        Assert.Contains("4 answers are not coded yet", coded.Single(f => f.Id == "Q4").Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAPageIsTold_IsWhatItShowsWhenItIsOpenedAnew()
    {
        const string view = "?base=answered&order=questionnaire&intervals=on";
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using var events = await TellingAsync(client, "/surveys/wave/results/events" + view);
        await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await database.RunAsync("UPDATE survey_window SET population = 200, closes_at = closes_at + interval '3 days'");
        var changed = await NextAsync(events, told => told.Any(f => f.Id == "intervals"));
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var told = await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        told = [changed.Single(f => f.Id == "dates"), changed.Single(f => f.Id == "intervals"), .. told];
        var page = await (await client.GetAsync("/surveys/wave/results/all" + view)).Content.ReadAsStringAsync();
        Assert.All(told, fragment => Assert.Contains(fragment.Html, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AChangeInTheWindowComparedWith_IsToldAsWell()
    {
        await using var database = await TestDatabase.CreateAsync();
        var windows = new List<SurveyWindow>();
        foreach (var slug in new[] { "earlier", "wave" })
        {
            windows.Add(await TestData.OpenWindowAsync(database, slug: slug));
            await TestData.AcceptedAsync(database, windows[^1], 2 * windows[^1].MinimumBatchSize);
            await database.Get<Releaser>().ReleaseAsync(windows[^1].Id);
        }

        await using var app = new SurveyApp(database);
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using var events = await TellingAsync(client, "/surveys/wave/results/events?compare=earlier");
        await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        for (var i = 0; i < 2 * windows[0].MinimumBatchSize; i++)
            await database
                .Get<Acceptance>()
                .AcceptAsync(
                    windows[0].Id,
                    WithdrawalCode.Mint(),
                    new Submission(TestData.Questionnaire, [TestData.Questionnaire.Question("Q2").Options[1].Key], []));
        await database.Get<Releaser>().ReleaseAsync(windows[0].Id);

        await NextAsync(events, told => told.Any(f => f.Id == "Q2"));
    }

    [Fact]
    public async Task ALineToTheDatabaseThatIsLostWithoutAWord_IsFoundOut_AndWhatChangedMeanwhileIsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await using var line = new InterruptedDatabaseProxy(database);
        await using var app = new SurveyApp(database) { Over = line.Over, Quiet = TimeSpan.FromSeconds(1) };
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using var events = await TellingAsync(client, "/surveys/wave/results/events");
        await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        line.Lose();
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        await NextAsync(events, told => told.Any(f => f.Id == "Q10"));
    }

    [Fact]
    public async Task UsedLinks_AreToldWithTheirBatch()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using var events = await TellingAsync(client, "/surveys/wave/results/events");
        await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        await TestData.AcceptedAsync(database, window, window.MinimumBatchSize);
        for (var form = 0; form < window.MinimumBatchSize; form++)
            database.Get<SurveyLinkCounter>().Submitted(window.Links[0].Id);
        await database.Get<SurveyLinkCounter>().WriteAsync();

        var told = await NextAsync(events, told => told.Any(f => f.Id == "summary"));
        Assert.Equal(["state", "summary"], told.Select(f => f.Id));
        Assert.Contains("<b>5</b> received", told[0].Html, StringComparison.Ordinal);
        Assert.Contains("<dd>5</dd>", told[1].Html, StringComparison.Ordinal);
        Assert.Matches("""data-label="sent">5</td>""", told[1].Html);
    }

    [Fact]
    public async Task ALineOnWhichNothingChanges_IsToldSoEveryHalfMinute()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        using var clock = new WaitedClock(TimeSpan.FromSeconds(30));
        await using var app = new SurveyApp(database) { Clock = clock };
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        using var answer = await client.GetAsync(
            (await client.PageAsync("/surveys/wave/results/all")).QuerySelector("[data-live]")!.GetAttribute("data-live"),
            HttpCompletionOption.ResponseHeadersRead);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var events = SseParser
            .Create(await answer.Content.ReadAsStreamAsync())
            .EnumerateAsync(patience.Token)
            .GetAsyncEnumerator(patience.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("open", events.Current.EventType);

        for (var beat = 0; beat < 2; beat++)
        {
            await clock.WaitedForAsync(patience.Token);
            clock.Advance(TimeSpan.FromSeconds(30));
            Assert.True(await events.MoveNextAsync());
            Assert.Equal("beat", events.Current.EventType);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APageThatAsksAgain_IsToldOfItsWindow_WhichTimeHasMovedSince(bool byTheBrowser)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, closes: TimeSpan.FromMinutes(10.5));
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = new SurveyApp(database) { Clock = clock };
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync("/surveys/wave/results/all");
        Assert.Equal(
            ["Open", "0 received", "10 minutes left"],
            page.QuerySelectorAll("#state > li").Select(fact => fact.TextContent.Split(',')[0]));
        clock.Advance(TimeSpan.FromMinutes(11));

        var line = page.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
        if (byTheBrowser)
            client.DefaultRequestHeaders.Add("Last-Event-ID", line[(line.IndexOf("seen=", StringComparison.Ordinal) + 5)..]);
        await using var events = await TellingAsync(client, byTheBrowser ? line : line + "&again");

        var told = await NextAsync(events, told => told.Any(f => f.Id == "summary"));
        Assert.Equal(["dates", "state", "summary"], told.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("left", told.Single(f => f.Id == "state").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Open", told.Single(f => f.Id == "state").Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/surveys/nothing/results/events", HttpStatusCode.NotFound)]
    [InlineData("/surveys/wave/results/events?base=nobody", HttpStatusCode.BadRequest)]
    [InlineData("/surveys/wave/results/events?question=Q99", HttpStatusCode.NotFound)]
    public async Task WhatThereIsNot_IsNotToldOf(string address, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        using var client = await app.SignedInAsync(Roles.Analyst);
        Assert.Equal(expected, (await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task WhoSaysNonsenseOfWhatIsSeen_IsToldEverything()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        app.Listen();
        using var client = await app.SignedInAsync(Roles.Analyst);
        await using var events = await TellingAsync(client, "/surveys/wave/results/events?seen=a%0D%0Adata:%20b%0Ac");

        var told = await NextAsync(events, told => told.Any(f => f.Id == "Q10"));

        Assert.Equal("dates", told[0].Id);
    }

    [Fact]
    public async Task NobodyIsTold_WhoHasNotSignedIn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Client().GetAsync("/surveys/wave/results/events")).StatusCode);
    }

    private static async Task<IAsyncEnumerator<Fragment>> TellingAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return FragmentsAsync(answer).GetAsyncEnumerator();
    }

    private static async IAsyncEnumerable<Fragment> FragmentsAsync(HttpResponseMessage answer)
    {
        using var whole = answer;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await foreach (var said in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync(patience.Token))
        {
            if (said.EventType == SseParser.EventTypeDefault)
                yield return JsonSerializer.Deserialize<Fragment>(said.Data, JsonSerializerOptions.Web)!;
        }
    }

    /// <summary>Returns the events up to and including one that matches.</summary>
    private static async Task<IReadOnlyList<Fragment>> NextAsync(
        IAsyncEnumerator<Fragment> events,
        Func<IReadOnlyList<Fragment>, bool> enough)
    {
        var told = new List<Fragment>();
        while (!enough(told))
        {
            Assert.True(await events.MoveNextAsync(), "The events ended.");
            told.Add(events.Current);
        }

        return told;
    }
}
