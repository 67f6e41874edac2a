using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Coding;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests the page of a code frame, over HTTP.</summary>
public class CodesPageTests
{
    private const string Codes = "/surveys/wave/coding/Q4/codes";

    [Fact]
    public async Task List_HasTheCodesUnderTheirNets_WithTheAnswersThatHaveThem_EachOnceInANet()
    {
        await using var site = await Site.StartAsync();
        var client = site.Client;
        var (listening, support) = (await site.AddAsync("Listening"), await site.AddAsync("Support"));
        await site.AddAsync("Other");
        var net = await site.AddNetAsync("Relational");
        foreach (var code in new[] { listening, support })
            await client.SubmitFreshAsync($"{Codes}?code={code}", new() { ["Form.Net"] = net }, "Change");
        await site.CodeAsync([0, 1, 2, 3], listening);
        await site.CodeAsync([3, 4], listening, support);

        var page = await client.PageAsync(Codes);

        Assert.Equal(
            ["Relational, net 5", "Listening 5", "Support 2", "Without a net 0", "Other 0"],
            page.QuerySelectorAll(".codes tbody tr")
                .Select(row => (Name: row.QuerySelector("a") ?? row.QuerySelector("th")!, Count: row.LastElementChild!))
                .Select(row => Pages.Words($"{row.Name.TextContent} {row.Count.TextContent}")));
        Assert.Equal("3 codes in 1 net, 5 of 10 answers coded", Words(page.QuerySelector(".head-line p")!));
        Assert.Contains("made", page.QuerySelector("#code-" + listening)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("by A Coder", page.QuerySelector("#code-" + listening)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhileSomebodyElseChangedTheCode_ShowsBothAndLosesNothing()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        var mine = (await client.PageAsync($"{Codes}?code={code}")).Form("Change");
        var other = await site.App.SignedInAsync(Roles.Administrator);
        await other.SubmitFreshAsync(
            $"{Codes}?code={code}", new() { ["Form.Definition"] = "Theirs", ["Form.Letter"] = "l" }, "Change");

        var answer = await client.SubmitAsync(mine, new() { ["Form.Definition"] = "Mine", ["Form.Examples"] = "An example" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        AssertProblem("Somebody else has changed this code meanwhile", page);
        Assert.Equal("Mine", page.QuerySelector<IHtmlTextAreaElement>("#Form_Definition")!.Value);
        Assert.Equal("Stored now: Theirs", Words(page.QuerySelector("#Form_Definition-now")!));
        Assert.Equal("Stored now: L", Words(page.QuerySelector("#Form_Letter-now")!));
        Assert.Equal("Stored now: nothing", Words(page.QuerySelector("#Form_Examples-now")!));
        Assert.Null(page.QuerySelector("#Form_Label-now"));
        Assert.Equal("Theirs", (await site.FrameAsync()).Codes.Single().Guide.Definition);

        await client.SubmitAsync(page.Form("Change"), new() { ["Form.Letter"] = "L" });
        var stored = (await site.FrameAsync()).Codes.Single();
        Assert.Equal(("Mine", "An example", 'L'), (stored.Guide.Definition, stored.Guide.Examples, stored.Letter));
    }

    [Theory]
    [InlineData("Form.Label", " ", "Enter a label of 300 characters or fewer")]
    [InlineData("Form.Label", "second", "There is already a code ‘second’")]
    [InlineData("Form.Label", "a\u202eb", "Remove the invisible characters. If you pasted the text, type it instead")]
    [InlineData("Form.Letter", "z", "Enter one letter from A to Y. Z undoes")]
    [InlineData("Form.Letter", "AB", "Enter one letter from A to Y. Z undoes")]
    [InlineData("Form.Letter", "é", "Enter one letter from A to Y. Z undoes")]
    [InlineData("Form.Letter", "s", "‘Second’ has this letter")]
    [InlineData("Form.Net", "99999", "This net has been removed meanwhile")]
    [InlineData("Form.Net", "none", "This net has been removed meanwhile")]
    [InlineData("Form.Examples", "long", "Enter 1,000 characters or fewer")]
    public async Task Change_ToWhatACodeCannotBe_IsSaidAtItsField_AndWhatWasTypedStays(string field, string typed, string message)
    {
        await using var site = await Site.StartAsync();
        var (client, code, second) = (site.Client, await site.AddAsync("First"), await site.AddAsync("Second"));
        await client.SubmitFreshAsync($"{Codes}?code={second}", new() { ["Form.Letter"] = "S" }, "Change");
        var value = typed == "long" ? new string('x', CodeGuide.Limit + 1) : typed;

        var answer = await client.SubmitFreshAsync(
            $"{Codes}?code={code}", new() { ["Form.UseWhen"] = "Kept", [field] = value }, "Change");

        var page = await answer.PageAsync();
        var input = page.GetElementById(field.Replace('.', '_'))!;
        Assert.Equal(message, page.GetElementById($"{input.Id}-error")!.TextContent);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        if (field != "Form.Net")
            Assert.Equal(value.Trim(), ((input as IHtmlInputElement)?.Value ?? ((IHtmlTextAreaElement)input).Value).Trim());
        Assert.Equal("Kept", page.QuerySelector<IHtmlTextAreaElement>("#Form_UseWhen")!.Value);
        Assert.Equal("", (await site.FrameAsync()).Codes.Single(one => one.Id == code).Guide.UseWhen);
    }

    [Fact]
    public async Task Merge_SaysItsEffectBefore_AndThatIsWhatHappens_AndCanBeUndone()
    {
        await using var site = await Site.StartAsync();
        var (client, one, into) = (site.Client, await site.AddAsync("On the phone"), await site.AddAsync("Being there"));
        await site.CodeAsync([0, 1, 2], one);
        await site.CodeAsync([3], one, into);
        await site.CodeAsync([4, 5], into);

        var asked = await client.PageAsync($"{Codes}?code={one}&into={into}");
        Assert.Equal(
            "4 and 3 answers, 1 in both: 6 answers have ‘Being there’ afterwards. "
                + "The figures of question 4 change; no other answer changes.",
            Words(asked.QuerySelector(".panel__effect p")!));
        var answer = await client.SubmitAsync(asked.Form("Merge"));

        var page = await (await client.FollowAsync(answer)).PageAsync();
        Assert.Equal("You merged the code ‘On the phone’ into another. Undo", Words(page.QuerySelector("#done")!));
        Assert.EndsWith(" 6", Words(page.QuerySelector($"#code-{into}")!), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"#code-{one}"));
        Assert.Contains("Merged: On the phone into Being there", page.QuerySelector(".fold")!.TextContent, StringComparison.Ordinal);

        var undone = await (await client.FollowAsync(await client.SubmitAsync(page.Form("Undo")))).PageAsync();
        Assert.Equal("Undone: you had merged the code ‘On the phone’ into another.", Words(undone.QuerySelector("#done")!));
        Assert.EndsWith(" 4", Words(undone.QuerySelector($"#code-{one}")!), StringComparison.Ordinal);
        Assert.EndsWith(" 3", Words(undone.QuerySelector($"#code-{into}")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_OffersTheAnswersOfTheCodeInTheOrderOfTheirRandomKeys_AndNothingElseAboutThem()
    {
        await using var site = await Site.StartAsync(respondents: 70);
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        await site.CodeAsync([.. Enumerable.Range(0, 60)], code);
        var having = site.Texts.Take(60).Select(text => text.Id).Order().ToList();

        var first = await client.PageAsync($"{Codes}?code={code}&split=true");
        var second = await client.PageAsync($"{Codes}?code={code}&split=true&part=2");

        Assert.Equal(CodeAnswersPage.Size, Offered(first).Count);
        Assert.Equal(having, Offered(first).Concat(Offered(second)));
        foreach (var response in await site.Database.ListAsync<Guid>("SELECT id FROM response"))
            Assert.DoesNotContain(response.ToString(), first.Source.Text + second.Source.Text, StringComparison.OrdinalIgnoreCase);

        string[] some = [.. Offered(second).Take(3).Select(id => id.ToString())];
        var taken = await client.SubmitAsync(second.Form("Split"), new() { ["NewLabel"] = "Listening", ["Texts"] = some });
        var wrong = await taken.PageAsync();
        Assert.Equal("There is already a code ‘Listening’", wrong.QuerySelector("#NewLabel-error")!.TextContent);
        Assert.Equal(some, wrong.QuerySelectorAll<IHtmlInputElement>("#Texts input").Where(box => box.IsChecked).Select(box => box.Value));
        var none = await (await client.SubmitAsync(second.Form("Split"), new() { ["NewLabel"] = "Staying" })).PageAsync();
        Assert.Equal("Select the answers that get the new code", none.QuerySelector("#Texts-error")!.TextContent);

        var done = await client.FollowAsync(await client.SubmitAsync(wrong.Form("Split"), new() { ["NewLabel"] = "Staying" }));
        var page = await done.PageAsync();
        Assert.Equal("You split off the code ‘Staying’ with 3 answers. Undo", Words(page.QuerySelector("#done")!));
        Assert.EndsWith(" 57", Words(page.QuerySelector($"#code-{code}")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_IsOfferedForACodeThatNoAnswerHas_AndRefusedIfOneGotItMeanwhile()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        var form = (await client.PageAsync($"{Codes}?code={code}")).Form("Remove");
        await site.CodeAsync([0, 1], code);

        var refused = await (await client.SubmitAsync(form)).PageAsync();

        AssertProblem("2 answers have this code. Merge it into another code instead", refused);
        Assert.Empty(refused.QuerySelectorAll("form[action*='handler=Remove']"));
        await site.CodeAsync([0, 1]);
        var removed = await client.FollowAsync(await client.SubmitFreshAsync($"{Codes}?code={code}", handler: "Remove"));
        var page = await removed.PageAsync();
        Assert.Equal("You removed the code ‘Listening’. Undo", Words(page.QuerySelector("#done")!));
        Assert.Contains("No codes yet", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_SentTwice_UndoesOneStep_AndOneOfAnOlderPageIsRefused()
    {
        await using var site = await Site.StartAsync();
        var client = site.Client;
        await site.AddAsync("First");
        var older = (await client.PageAsync(Codes)).Form("Undo");
        await site.AddAsync("Second");
        var form = (await client.PageAsync(Codes)).Form("Undo");

        var refused = await (await client.SubmitAsync(older)).PageAsync();
        AssertProblem("You have done something else here since", refused);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(form)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(form)).StatusCode);

        Assert.Equal(["First"], (await site.FrameAsync()).InUse.Select(code => code.Label));
        var other = await site.App.SignedInAsync(Roles.Administrator);
        Assert.Empty((await other.PageAsync(Codes)).QuerySelectorAll("#undo"));
        var stolen = await other.SubmitFreshAsync($"{Codes}?add=net", new() { ["NetLabel"] = "Net" }, "AddNet");
        Assert.Equal(HttpStatusCode.Redirect, stolen.StatusCode);
        var theirs = (await other.PageAsync(Codes)).Form("Undo");
        var answer = await other.SubmitAsync(theirs, new() { ["Step"] = older.QuerySelector<IHtmlInputElement>("[name=Step]")!.Value });
        AssertProblem("There is nothing of yours to undo here", await answer.PageAsync());
    }

    [Fact]
    public async Task Undo_OfWhatSomebodyElseHasChangedSince_IsRefusedWithTheReason()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        var other = await site.App.SignedInAsync(Roles.Administrator);
        await other.SubmitFreshAsync($"{Codes}?code={code}", new() { ["Form.Definition"] = "Theirs" }, "Change");

        var page = await (await client.SubmitFreshAsync(Codes, handler: "Undo")).PageAsync();

        AssertProblem("‘Listening’ has been changed again since. Undo that first", page);
    }

    [Fact]
    public async Task Move_UpAndDown_IsWithinTheNet_AndTwiceTheSameMoveIsOne()
    {
        await using var site = await Site.StartAsync();
        var client = site.Client;
        var ids = new List<int>();
        foreach (var label in new[] { "A", "B", "C", "D" })
            ids.Add(await site.AddAsync(label));
        var net = await site.AddNetAsync("Net");
        foreach (var id in new[] { ids[0], ids[2], ids[3] })
            await client.SubmitFreshAsync($"{Codes}?code={id}", new() { ["Form.Net"] = net }, "Change");

        var form = (await client.PageAsync($"{Codes}?code={ids[0]}")).Form("Move");
        var down = form.QuerySelector("button[name=Before]")!.GetAttribute("value");
        await client.SubmitAsync(form, new() { ["Before"] = down });
        await client.SubmitAsync(form, new() { ["Before"] = down });
        Assert.Equal("CAD", await OrderAsync());

        form = (await client.PageAsync($"{Codes}?code={ids[3]}")).Form("Move");
        await client.SubmitAsync(form, new() { ["Before"] = Assert.Single(form.QuerySelectorAll("button")).GetAttribute("value") });
        Assert.Equal("CDA", await OrderAsync());
        Assert.Empty((await client.PageAsync($"{Codes}?code={ids[1]}")).QuerySelectorAll("form[action*='handler=Move']"));

        async Task<string> OrderAsync() =>
            string.Concat((await site.FrameAsync()).InUse.Where(code => code.NetId is not null).Select(code => code.Label));
    }

    [Fact]
    public async Task Nets_AreRenamedAndRemoved_AndTheirCodesStay()
    {
        await using var site = await Site.StartAsync();
        var (client, code, net) = (site.Client, await site.AddAsync("Listening"), await site.AddNetAsync("Relational"));
        await client.SubmitFreshAsync($"{Codes}?code={code}", new() { ["Form.Net"] = net }, "Change");
        await site.AddNetAsync("Practical");

        var wrong = await client.SubmitFreshAsync($"{Codes}?net={net}", new() { ["NetLabel"] = "practical" }, "RenameNet");
        Assert.Equal("There is already a net ‘practical’", (await wrong.PageAsync()).QuerySelector("#NetLabel-error")!.TextContent);
        await client.SubmitFreshAsync($"{Codes}?net={net}", new() { ["NetLabel"] = "Being there" }, "RenameNet");
        Assert.Equal("Being there", (await site.FrameAsync()).Nets.Single(one => $"{one.Id}" == net).Label);
        var removed = await client.FollowAsync(await client.SubmitFreshAsync($"{Codes}?net={net}", handler: "RemoveNet"));

        Assert.Equal("You removed the net ‘Being there’. Undo", Words((await removed.PageAsync()).QuerySelector("#done")!));
        Assert.Null((await site.FrameAsync()).InUse.Single().NetId);
        Assert.Contains(
            "This net has been removed", (await client.PageAsync($"{Codes}?net={net}")).Body!.TextContent, StringComparison.Ordinal);
        var late = await client.SubmitFreshAsync($"{Codes}?add=code", new() { ["NewLabel"] = "Late", ["NewNet"] = net }, "AddCode");
        Assert.Equal("This net has been removed meanwhile", (await late.PageAsync()).QuerySelector("#NewNet-error")!.TextContent);
    }

    [Fact]
    public async Task Add_ACodeThatIsThereAlready_OpensIt_AndSaysThatNothingWasAdded()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));

        var answer = await client.SubmitFreshAsync($"{Codes}?add=code", new() { ["NewLabel"] = " listening " }, "AddCode");

        Assert.StartsWith($"{Codes}?code={code}&", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await (await client.FollowAsync(answer)).PageAsync();
        Assert.Equal("‘Listening’ was there already. Nothing was added.", Words(page.QuerySelector("#done")!));
        await client.SubmitFreshAsync($"{Codes}?code={code}", handler: "Review");
        Assert.DoesNotContain("New", Words((await client.PageAsync(Codes)).QuerySelector($"#code-{code}")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_KeepTheirLabelAndPlace_AndCanBeMergedIntoButNotAway()
    {
        await using var site = await Site.StartAsync();
        const string options = "/surveys/wave/coding/q6/codes";
        var client = site.Client;
        var option = (await site.FrameAsync("Q6")).InUse.First();

        var page = await client.PageAsync($"{options}?code={option.Id}");

        Assert.Contains("Option of the questionnaire", page.QuerySelector($"#code-{option.Id}")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Form_Label"));
        Assert.Null(page.QuerySelector("#into"));
        Assert.Equal(
            ["Change"],
            page.QuerySelectorAll("#panel form").Select(form => form.GetAttribute("action")!.Split("handler=")[1].Split('&')[0]));
        await client.SubmitAsync(page.Form("Change"), new() { ["Form.Label"] = "Another", ["Form.Letter"] = "a" });
        var stored = (await site.FrameAsync("Q6")).Codes.Single(code => code.Id == option.Id);
        Assert.Equal((option.Label, 'A'), (stored.Label, stored.Letter));
    }

    [Fact]
    public async Task SignedOffFrame_IsReadOnly_AndSaysSo_AlsoToAnOlderPage()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        var (older, undo) = ((await client.PageAsync($"{Codes}?code={code}")).Form("Change"), (await client.PageAsync(Codes)).Form("Undo"));
        await site.Database.Get<CodingService>().SignOffAsync(site.Window.Id, "Q4", await TestData.AdministratorAsync(site.Database));

        foreach (var query in new[] { "", $"?code={code}", $"?code={code}&split=true", "?add=code", "?add=net" })
        {
            var page = await client.PageAsync(Codes + query);
            Assert.Empty(page.QuerySelectorAll("main form"));
            Assert.Contains("Signed off on", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var form in new[] { older, undo })
        {
            var refused = await (await client.SubmitAsync(form, new() { ["Form.Label"] = "Late" })).PageAsync();
            AssertProblem("This code frame is signed off", refused);
        }
    }

    [Fact]
    public async Task OddRequests_AreAnsweredWithoutAFailure()
    {
        await using var site = await Site.StartAsync();
        var (client, code) = (site.Client, await site.AddAsync("Listening"));
        await site.CodeAsync([0], code);

        foreach (var query in new[]
        {
            "?code=x", "?code=&net=&into=&add=", $"?code={code}&into={code}", $"?code={code}&into=99999", "?add=everything",
            $"?code={code}&split=true&part=-3", $"?code={code}&split=true&part=2147483647", "?done=step", "?done=undone", "?done=there",
            $"?code={code}&code={code}",
        })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Codes + query)).StatusCode);
        foreach (var address in new[]
        {
            $"{Codes}?code=99999", $"{Codes}?net=99999", "/surveys/wave/coding/Q11/codes", "/surveys/wave/coding/none/codes",
            "/surveys/none/coding/Q4/codes",
        })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        var open = $"{Codes}?code={code}";
        var token = (await client.PageAsync(open)).Form("Change");
        foreach (var (handler, fields) in new (string, Dictionary<string, object?>)[]
        {
            ("Move", new() { ["Before"] = "x" }), ("Move", new() { ["Before"] = "99999" }), ("Merge", []),
            ("Split", new() { ["Texts"] = "x" }),
            ("Split", new() { ["Texts"] = Guid.NewGuid().ToString(), ["NewLabel"] = "New" }), ("Undo", new() { ["Step"] = "x" }),
            ("Undo", new() { ["Step"] = "99999999999" }), ("Change", new() { ["Form.Seen"] = null }), ("AddNet", []), ("AddCode", []),
            ("Merge&into=99999", []), ($"Merge&into={code}", []), ("Change", new() { ["Form.Label"] = new string('x', 100_000) }),
        })
        {
            var answer = await client.SubmitAsync($"{open}&handler={handler}", token, fields);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{handler}: {answer.StatusCode}");
        }

        Assert.Empty(site.App.Log.Take());
    }

    private static List<Guid> Offered(IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlInputElement>("#Texts input").Select(box => Guid.Parse(box.Value))];

    private static void AssertProblem(string message, IHtmlDocument page) =>
        Assert.Contains(message, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

    private static string Words(IElement element) => Pages.Words(element.TextContent);

    /// <summary>A site with a survey whose answers to Q4 are in the results, and a coder who is signed in.</summary>
    private sealed class Site : IAsyncDisposable
    {
        public required TestDatabase Database { get; init; }

        public required SurveyApp App { get; init; }

        public required SurveyWindow Window { get; init; }

        public required HttpClient Client { get; init; }

        public required List<CodingText> Texts { get; init; }

        public static async Task<Site> StartAsync(int respondents = 10)
        {
            var database = await TestDatabase.CreateAsync();
            var window = await TestData.OpenWindowAsync(database);
            await TestData.AcceptedAsync(database, window, respondents);
            await TestData.EndAsync(database, window);
            await database.Get<Releaser>().ReleaseAsync(window.Id);
            var app = new SurveyApp(database);
            await using var db = database.Context();
            return new Site
            {
                Database = database,
                App = app,
                Window = window,
                Client = await app.SignedInAsync(Roles.Coder),
                Texts = await db.CodingTexts.AsNoTracking().Where(text => text.Question == "Q4").OrderBy(text => text.Text).ToListAsync(),
            };
        }

        public async Task<int> AddAsync(string label)
        {
            var answer = await Client.SubmitFreshAsync($"{Codes}?add=code", new() { ["NewLabel"] = label }, "AddCode");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return (await FrameAsync()).InUse.Single(code => code.Label == label).Id;
        }

        public async Task<string> AddNetAsync(string label)
        {
            await Client.SubmitFreshAsync($"{Codes}?add=net", new() { ["NetLabel"] = label }, "AddNet");
            return $"{(await FrameAsync()).NetsInUse.Single(net => net.Label == label).Id}";
        }

        /// <summary>Gives the answers these codes, or finds nothing to code in them.</summary>
        public async Task CodeAsync(int[] answers, params int[] codes) => await Database.Get<CodingService>().RecordDecisionAsync(
            [.. answers.Select(answer => Texts[answer].Id)],
            (await FrameAsync()).Id,
            codes.Length > 0 ? CodingOutcome.Coded : CodingOutcome.NothingToCode,
            codes,
            staffId: null);

        public async Task<CodeFrame> FrameAsync(string question = "Q4")
        {
            await using var db = Database.Context();
            return await db.Frames.AsNoTracking().Include(frame => frame.Codes).Include(frame => frame.Nets)
                .SingleAsync(frame => frame.WindowId == Window.Id && frame.Question == question);
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
