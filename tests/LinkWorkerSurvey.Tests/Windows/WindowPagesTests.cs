using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Windows;

public class WindowPagesTests
{
    [Fact]
    public async Task TheWindowOf2019_IsMadeFromItsTwoDays_BothIncluded()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var made = await client.SubmitAsync((await client.PageAsync("/windows/new")).Form(), Window());

        Assert.Equal("/windows/wave-2019", made.Headers.Location!.ToString());
        var window = await database.Context().Windows.Include(w => w.Channels).SingleAsync();
        Assert.Equal(new DateTimeOffset(2019, 1, 18, 0, 0, 0, TimeSpan.Zero), window.OpensAt);
        Assert.Equal(new DateTimeOffset(2019, 2, 16, 0, 0, 0, TimeSpan.Zero), window.ClosesAt);
        Assert.Equal(["wave-2019"], window.Channels.Select(c => c.Slug));
        var page = await client.PageAsync("/windows/wave-2019");
        Assert.Contains("18 January 2019, 12:00am", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 February 2019, 11:59pm", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Window.Title", "", "Give the window a title")]
    [InlineData("Window.Slug", "", "Give a short name")]
    [InlineData("Window.Slug", "Wave 2019", "Give a short name")]
    [InlineData("Window.Slug", "taken", "Another window has this short name")]
    [InlineData("Window.From", "", "Enter the first day")]
    [InlineData("Window.From", "2019-02-30", "cannot be read")]
    [InlineData("Window.To", "2019-01-17", "The last day is before the first")]
    [InlineData("Window.To", "9999-12-31", "Enter a day of this century")]
    [InlineData("Window.K", "4", "from 5 to")]
    [InlineData("Window.QuestionnaireId", "999", "Choose a questionnaire")]
    public async Task AWindowThatCannotBe_IsRefused_WithAMessageAtItsField(string field, string value, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await A.OpenWindowAsync(database, "taken");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var fields = Window();
        fields[field] = value;

        var answer = await client.SubmitAsync((await client.PageAsync("/windows/new")).Form(), fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains(message, page.QuerySelector($".govuk-error-summary a[href='#{field.Replace('.', '_')}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(message, page.QuerySelector($"[data-valmsg-for='{field}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await A.CountAsync(database, "survey_window"));
    }

    [Fact]
    public async Task OpeningAndClosingNow_TakeEffectAtOnce_AndAreKeptInTheTrail()
    {
        await using var database = await TestDatabase.CreateAsync();
        await A.WindowAsync(database, opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal("This survey is not open yet", await HeadingAsync(client, "/s/wave"));
        await client.SubmitAsync((await client.PageAsync("/windows/wave")).Form("Open"));
        Assert.Equal(A.Questionnaire.Title, await HeadingAsync(client, "/s/wave"));
        var close = (await client.PageAsync("/windows/wave")).Form("Close");
        await client.SubmitAsync(close);
        Assert.Equal("This survey has closed", await HeadingAsync(client, "/s/wave"));

        var again = await client.SubmitAsync(close);
        Assert.Contains("Only an open window can be closed", (await again.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([TrailAct.WindowOpened, TrailAct.WindowClosed], await database.Context().Trail.OrderBy(t => t.Id).Select(t => t.Act).ToListAsync());
    }

    [Fact]
    public async Task AWindowThatEndsWithFewerThanK_WaitsForADecision_WithAReasonThatIsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        await A.AcceptedAsync(database, window, 3);
        await A.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Held, await database.Get<Releaser>().ReleaseAsync(window.Id));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/windows/wave")).Form("Decide");

        var withoutChoice = await client.SubmitAsync(form, new() { ["Reason"] = "all three agreed" });
        Assert.Contains("Choose what to do", (await withoutChoice.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var withoutReason = await client.SubmitAsync(form, new() { ["decision"] = "Release", ["Reason"] = "  " });
        Assert.Contains("A reason is needed", (await withoutReason.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await A.CountAsync(database, "response"));

        await client.SubmitAsync(form, new() { ["decision"] = "Release", ["Reason"] = "all three agreed" });
        Assert.Equal(3, await A.CountAsync(database, "response"));
        Assert.Contains("Decided to release by A Administrator: “all three agreed”", (await client.PageAsync("/windows/wave")).QuerySelector(".trail")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddedLink_LeadsToTheSameSurvey_AndATakenOneIsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await A.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/windows/wave")).Form("Channel");

        await client.SubmitAsync(form, new() { ["ChannelName"] = "Partner newsletter", ["ChannelSlug"] = "partners" });
        var taken = await client.SubmitAsync(form, new() { ["ChannelName"] = "Another", ["ChannelSlug"] = "partners" });

        Assert.Equal(A.Questionnaire.Title, await HeadingAsync(client, "/s/partners"));
        Assert.Contains("Another link has this address", (await taken.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultsOfAWindow_ShowNothingUntilABatchIsReleased()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        await A.AcceptedAsync(database, window, (2 * window.K) - 1);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        Assert.Equal("Nothing to count yet", (await client.PageAsync("/results/wave")).QuerySelector("main h2")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/results/none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/results/none/figures.json")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/results/wave/figures.json?base=some")).StatusCode);
    }

    private static Dictionary<string, object?> Window() => new()
    {
        ["Window.Title"] = "Wave 2019",
        ["Window.Slug"] = "wave-2019",
        ["Window.From"] = "2019-01-18",
        ["Window.To"] = "2019-02-15",
        ["Window.K"] = SurveyWindow.DefaultK,
    };

    private static async Task<string> HeadingAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("h1")!.TextContent;
}
