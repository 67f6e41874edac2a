using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the choices of what a results page shows.</summary>
public class ResultsChoicesTests
{
    [Fact]
    public async Task Bases_StandApart_AndTheChosenOneIsNoLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/wave/results?base=answered");

        var bases = page.QuerySelector(".choices p")!;
        Assert.Equal(
            "Percentages of all respondents those who answered mentions",
            string.Join(' ', bases.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("those who answered", bases.QuerySelector("b[aria-current]")!.TextContent);
        Assert.Equal(["all respondents", "mentions"], bases.QuerySelectorAll("a").Select(link => link.TextContent));
    }
}
