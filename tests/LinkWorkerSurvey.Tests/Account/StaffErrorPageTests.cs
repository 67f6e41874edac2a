using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>Tests the error pages that staff see.</summary>
public class StaffErrorPageTests
{
    [Theory]
    [InlineData("/surveys/none", true, HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/people/none/none", true, HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/surveys/wave/results/figures.json?base=none", true, HttpStatusCode.BadRequest, "We could not read the address")]
    [InlineData("/s/none", false, HttpStatusCode.NotFound, "Page not found")]
    public async Task SomebodySignedIn_StaysAmongThePagesOfStaff(string address, bool staff, HttpStatusCode status, string heading)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var answer = await client.GetAsync(address);
        var page = await answer.PageAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(staff, page.QuerySelector("main a[href='/surveys']") is not null);
        Assert.Equal(staff, page.QuerySelector(".person") is not null);
    }

    [Fact]
    public async Task AFailure_OfAPageOfStaff_StaysAmongThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await database.RunAsync("ALTER TABLE questionnaire RENAME TO away");

        var answer = await client.GetAsync("/questionnaires");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("main a[href='/surveys']"));
    }

    [Fact]
    public async Task SomebodyNotSignedIn_SeesThePageOfRespondents()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        var page = await app.Client().PageAsync("/none");

        Assert.Null(page.QuerySelector("main a"));
    }
}
