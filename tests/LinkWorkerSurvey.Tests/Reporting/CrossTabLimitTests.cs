using System.Data.Common;
using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>What a cross-tabulation may cost: its size is limited, and its work ends when its reader has left.</summary>
public class CrossTabLimitTests
{
    [Theory]
    [InlineData(100, 50, null)]
    [InlineData(101, 50, "This table is too large")]
    public async Task ATableOfMoreThan5000Cells_IsNotCounted_AndThePageSaysWhy(int rows, int columns, string? heading)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(
            database,
            "wave",
            TestData.Questionnaire with
            {
                Version = "2032",
                Questions =
                [
                    .. TestData.Questionnaire.Questions.Select(q =>
                        q.Code switch { "Q2" => Sized(q, rows, firstKey: 10_000), "Q6" => Sized(q, columns, firstKey: 20_000), _ => q }),
                ],
            });
        await TestData.AcceptedAsync(database, window, 12);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await database.RunAsync("UPDATE frame SET signed_off_at = now()");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var page = await client.PageAsync("/surveys/wave/results/crosstab?rows=Q2&columns=Q6");
        Assert.Equal(heading, page.QuerySelector(".message h2")?.TextContent);

        var tooLarge = heading is not null;
        var csv = await client.GetAsync("/surveys/wave/results/crosstab?handler=csv&rows=Q2&columns=Q6");
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);
        Assert.Equal(tooLarge ? "text/html" : "text/csv", csv.Content.Headers.ContentType!.MediaType);
        if (!tooLarge)
            return;
        Assert.Equal(heading, (await csv.PageAsync()).QuerySelector(".message h2")!.TextContent);

        // A count would fail, because there is no database.
        await using var nowhere = new SurveyDbContext(new DbContextOptionsBuilder<SurveyDbContext>().UseNpgsql("Host=127.0.0.1").Options);
        var asked = (await Figure.CountAsync(database, "wave")).Window;
        var sides = await new CrossTabQuery(database.Context()).QuestionsAsync(asked);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await new CrossTabQuery(nowhere).FindAsync(
                asked, sides.Single(q => q.Key == "Q2"), sides.Single(q => q.Key == "Q6")));
        Assert.Equal("A cross-tabulation has at most 5000 cells.", refusal.Message);
    }

    [Fact]
    public async Task AReaderWhoLeavesAfterTheCount_StopsTheSearch()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = (await Figure.CountAsync(database)).Window;
        var sides = await new CrossTabQuery(database.Context()).QuestionsAsync(window);
        var (rows, columns) = (sides.Single(q => q.Key == "Q9"), sides.Single(q => q.Key == "Q8.1"));

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            WhoLeavesAsync((query, cancel) => query.FindAsync(window, rows, columns, cancel: cancel)));

        async Task WhoLeavesAsync(Func<CrossTabQuery, CancellationToken, Task> read)
        {
            using var reader = new CancellationTokenSource();
            await using var db = new SurveyDbContext(
                new DbContextOptionsBuilder<SurveyDbContext>().UseNpgsql(database.Source).UseSnakeCaseNamingConvention()
                    .AddInterceptors(new LeavesAfterTheCount(reader)).Options);
            await read(new CrossTabQuery(db), reader.Token);
            Assert.True(reader.IsCancellationRequested);
        }
    }

    private static Question Sized(Question question, int categories, short firstKey) => question with
    {
        Options =
        [
            .. question.Options,
            .. Enumerable
                .Range(0, categories - question.Options.Count - (question.Other is null ? 1 : 2))
                .Select(i => new Option((short)(firstKey + i), $"Category {i}")),
        ],
    };

    private sealed class LeavesAfterTheCount(CancellationTokenSource reader) : DbCommandInterceptor
    {
        public override InterceptionResult DataReaderDisposing(
            DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            reader.Cancel();
            return result;
        }
    }
}
