using System.Net;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Tests fifty concurrent submissions of which one may be stored.</summary>
public class ConcurrentSubmissionTests(ITestOutputHelper output)
{
    private const int Times = 50;

    [Fact]
    public async Task OneForm_IsStoredOnce_AndGivesTheSamePageEachTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var form = (await app.Client().PageAsync("/s/wave")).Form();

        var answers = await SendAsync(app, Enumerable.Repeat(form, Times));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        await AssertStoredAsync(database, "one form", 1);
    }

    [Fact]
    public async Task OneInvitation_IsStoredOnce_WithManyForms()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);

        var answers = await SendAsync(app, await FormsAsync(app, $"/i/wave/{tokens[0]}"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(Times - 1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await AssertStoredAsync(database, "one invitation", 1);
    }

    [Fact]
    public async Task OneForm_OfOneInvitation_IsStoredOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        var form = (await app.Client().PageAsync($"/i/wave/{tokens[0]}")).Form();

        var answers = await SendAsync(app, Enumerable.Repeat(form, Times));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        await AssertStoredAsync(database, "one form of one invitation", 1);
    }

    [Fact]
    public async Task ALeakyBuild_ThatForgetsWhatCame_StoresThemAll()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await database.RunAsync("""
            CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.token_mac := NULL; RETURN NEW; END';
            CREATE TRIGGER forget BEFORE INSERT ON staged FOR EACH ROW EXECUTE FUNCTION forget();
            """);
        await using var app = new SurveyApp(database);

        await SendAsync(app, await FormsAsync(app, $"/i/wave/{tokens[0]}"));

        await AssertStoredAsync(database, "leaky build, one invitation", Times);
    }

    [Fact]
    public async Task ALeakyBuild_ThatDoesNotKnowAFormAgain_StoresItEachTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync("ALTER TABLE receipt DROP CONSTRAINT pk_receipt; ALTER TABLE staged DROP CONSTRAINT pk_staged");
        await using var app = new SurveyApp(database);
        var form = (await app.Client().PageAsync("/s/wave")).Form();

        await SendAsync(app, Enumerable.Repeat(form, Times));

        await AssertStoredAsync(database, "leaky build, one form", Times);
    }

    private static async Task<IReadOnlyList<IHtmlFormElement>> FormsAsync(SurveyApp app, string address)
    {
        var forms = new List<IHtmlFormElement>();
        for (var i = 0; i < Times; i++)
            forms.Add((await app.Client().PageAsync(address)).Form());
        return forms;
    }

    private static Task<HttpResponseMessage[]> SendAsync(SurveyApp app, IEnumerable<IHtmlFormElement> forms) =>
        Task.WhenAll(forms.Select(form => app.Client().SubmitAsync(form, new() { ["Q4"] = "listening" })).ToList());

    private async Task AssertStoredAsync(TestDatabase database, string what, int expected)
    {
        var stored = (await TestData.CountAsync(database, "staged"), await TestData.CountAsync(database, "receipt"));
        output.WriteLine($"{what}, {Times} at once: {stored.Item1} stored, {stored.Item2} receipts");
        Assert.Equal((expected, expected), stored);
    }
}
