using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Waves;

public class DemonstrationTests
{
    [Fact]
    public async Task ItWaitsForOneMoreAnswer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await OpenAsync(database);
        Assert.Equal((WindowKind.Demonstration, 5), (window.Kind, window.MinimumBatchSize));
        Assert.Equal(9, await TestData.CountAsync(database, "staged"));
        Assert.Equal(ReleaseOutcome.Nothing, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await TestData.AcceptedAsync(database, window, 1);
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Equal((5, 5), (await TestData.CountAsync(database, "response"), await TestData.CountAsync(database, "staged")));
    }

    [Fact]
    public async Task Opened_AgainItAddsNothingBeforeOrAfterARelease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await OpenAsync(database);
        var opened = await Rows.AllAsync(database);
        await OpenAsync(database);
        Assert.Equal(opened, await Rows.AllAsync(database));

        await TestData.AcceptedAsync(database, window, 1);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = await Rows.AllAsync(database);
        await OpenAsync(database);
        Assert.Equal(released, await Rows.AllAsync(database));
    }

    private static async Task<SurveyWindow> OpenAsync(TestDatabase database)
    {
        await using var db = database.Context();
        await new Demonstration(db, database.Get<Acceptance>(), database.Get<SurveyLinkCounter>(), TimeProvider.System).OpenAsync();
        return await db.Windows.SingleAsync(w => w.Slug == Demonstration.Slug);
    }
}
