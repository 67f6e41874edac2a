using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using LinkWorkerSurvey.Tests.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>
/// Tests every page at widths of 320, 390 and 1280 pixels: axe finds no problem and nothing scrolls sideways.
/// </summary>
public class PagesTests
{
    // Each page is loaded once and checked at every width.
    private static readonly int[] Widths = [320, 390, 1280];
    private static readonly Lazy<Task<Walk>> Respondents = new(() => Walk.TakeAsync(WalkRespondentsPagesAsync));
    private static readonly Lazy<Task<Walk>> Staff = new(() => Walk.TakeAsync(WalkStaffPagesAsync));

    public static TheoryData<int> EveryWidth => [.. Widths];

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public async Task RespondentsPages_AreAccessible_FitTheirScreen_SetNoCookie_AndAskNoOtherHost(int width) =>
        (await Respondents.Value).AssertNothingWrongAt(width);

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public async Task StaffPages_AreAccessible_AndFitTheirScreen(int width) => (await Staff.Value).AssertNothingWrongAt(width);

    /// <summary>Checks a page at its current width.</summary>
    internal static async Task LookAsync(IPage page, string name, int width) => Assert.Empty(await FindAsync(page, name, width));

    private static async Task<IReadOnlyList<string>> FindAsync(IPage page, string name, int width)
    {
        // A page whose text is there can still wait for its style sheet.
        await page.LoadedAsync();
        await Screenshots.TakeAsync(page, $"{name}-{width}");
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var found = await Axe.FindAsync(page);
        return
        [
            .. sideways > 0 ? [$"{name} is {sideways} px too wide at {width}"] : Array.Empty<string>(),
            .. found.Select(rule => $"{name} at {width}: {rule}"),
        ];
    }

    private static async Task WalkRespondentsPagesAsync(Walk walk)
    {
        await using var database = await TestDatabase.CreateAsync();
        var open = await TestData.OpenWindowAsync(database, "open");
        await database.Get<InvitationService>()
            .InviteAsync(open, Enumerable.Range(0, open.MinimumBatchSize).Select(i => $"person{i}@example.org"));
        var invitation = (await database.Get<InvitationService>().ListAsync(open.Id))[0].Token;
        await TestData.WindowAsync(database, "later", opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await TestData.WindowAsync(database, "over", opens: TimeSpan.FromDays(-2), closes: TimeSpan.FromDays(-1));
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        await using var browser = await Browsers.OpenAsync(site);
        var page = await browser.NewPageAsync();
        var hosts = new HashSet<string>();
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);

        foreach (
            var (name, address) in new[]
            {
                ("home", "/"),
                ("survey", "/s/open"),
                ("survey-later", "/s/later"),
                ("survey-over", "/s/over"),
                ("withdraw", "/withdraw"),
                ("no-such-page", "/s/nowhere"),
                ("what-we-store", "/what-we-store"),
                ("invited", $"/i/open/{invitation}"),
                ("link-incomplete", "/i/open/3K7QM2XW9RTA4HJCP6ZVB3ND8E"),
            })
        {
            await page.GotoAsync(address);
            await walk.LookAsync(page, name);
        }

        await page.GotoAsync("/s/open");
        await page.ClickAsync("text=Send my answers");
        await page.WaitForSelectorAsync(".govuk-error-summary");
        await walk.LookAsync(page, "survey-empty");
        await page.CheckAsync("#Q2-299");
        await page.CheckAsync("#Q6-602");
        await page.FillAsync("#Q7", new string('a', AnswerText.OpenLimit + 20));
        await page.ClickAsync("text=Send my answers");
        await page.WaitForSelectorAsync("#Q7-error");
        await walk.LookAsync(page, "survey-problems");
        await page.FillAsync("#Q7", "listen");
        await page.ClickAsync("text=Send my answers");
        await page.WaitForSelectorAsync("#code");
        await walk.LookAsync(page, "thank-you");
        await page.GotoAsync("/withdraw");
        await page.FillAsync("#withdrawal-code", "not a code");
        await page.ClickAsync("main button");
        await walk.LookAsync(page, "withdraw-problem");
        await page.FillAsync("#withdrawal-code", WithdrawalCode.Mint().ToString());
        await page.ClickAsync("main button");
        await walk.LookAsync(page, "withdrawn");

        Assert.Equal([site.Authority], hosts);
        Assert.Empty(await browser.CookiesAsync());
    }

    private static async Task WalkStaffPagesAsync(Walk walk)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.Get<Demonstration>().OpenAsync();
        await TestData.WindowAsync(database, "workforce-2031", opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(29));
        var few = await TestData.OpenWindowAsync(database, "few");
        await TestData.AcceptedAsync(database, few, 3);
        await TestData.EndAsync(database, few);
        await database.Get<Releaser>().ReleaseAsync(few.Id);
        var flagged = await TestData.OpenWindowAsync(database, "flagged");
        await TestData.AcceptedAsync(database, flagged, 6);
        SubmissionFlags[] kinds =
            [SubmissionFlags.Speeding, SubmissionFlags.Speeding | SubmissionFlags.Honeypot, SubmissionFlags.HighVolume];
        foreach (var flags in kinds)
            await database.Get<Acceptance>().AcceptAsync(flagged.Id, WithdrawalCode.Mint(), TestData.Submission(), flags);
        await TestData.EndAsync(database, flagged);
        await database.Get<Releaser>().ReleaseAsync(flagged.Id);
        await database.RunAsync(
            "INSERT INTO channel (window_id, slug, name) "
                + $"SELECT id, '{new string('l', 60)}', '{new string('n', 80)}' FROM survey_window WHERE slug = 'workforce-2031'");
        var running = await TestData.OpenWindowAsync(database, "running");
        await TestData.AcceptedAsync(database, running, 20);
        await database.Get<Releaser>().ReleaseAsync(running.Id);
        await ComparedWindow.MakeAsync(database, "compared");
        await database.RunAsync(
            "UPDATE survey_window SET population = 700 WHERE slug = 'compared'; "
                + "INSERT INTO channel_day (channel_id, day, opened, submitted) "
                + "SELECT id, CURRENT_DATE - 2, 90, 41 FROM channel WHERE slug = 'compared'");
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        await using var browser = await Browsers.OpenAsync(site);
        var page = await browser.NewPageAsync();

        await page.GotoAsync("/account/sign-in");
        await walk.LookAsync(page, "sign-in");
        await page.ClickAsync("main button");
        await walk.LookAsync(page, "sign-in-problem");
        await page.GotoAsync(await app.FirstAdministratorLinkAsync());
        await walk.LookAsync(page, "first-administrator");
        var member = await app.StaffAsync(Roles.Administrator);
        await page.ReloadAsync();
        await walk.LookAsync(page, "first-administrator-used");
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", member.Email!);
        await page.FillAsync("#Password", SurveyApp.Password);
        await page.ClickAsync("main button");
        await walk.LookAsync(page, "surveys");

        foreach (
            var (name, address) in new[]
            {
                ("results-2019", "/surveys/2019/results"),
                ("results-summary-intervals", "/surveys/compared/results?intervals=on"),
                ("results-question", "/surveys/compared/results/questions/Q9?compare=2019&intervals=on"),
                ("results-question-long", "/surveys/2019/results/questions/Q3"),
                ("results-compare-nothing", "/surveys/2019/results/compare"),
                ("results-meeting", "/surveys/compared/results/meeting/Q9?compare=2019"),
                ("results-meeting-uncoded", "/surveys/compared/results/meeting/Q4"),
                ("results-all-2019", "/surveys/2019/results/all"),
                ("results-answered", "/surveys/2019/results/all?base=answered"),
                ("results-none-yet", "/surveys/demonstration/results/all"),
                ("downloads", "/surveys/2019/results/downloads"),
                ("downloads-early", "/surveys/running/results/downloads"),
                ("downloads-none-yet", "/surveys/demonstration/results/downloads"),
                ("results-running", "/surveys/running/results/all"),
                ("results-held", "/surveys/few/results/all"),
                ("results-compared", "/surveys/compared/results/all?compare=2019"),
                ("results-compared-intervals", "/surveys/compared/results/all?compare=2019&intervals=on"),
                ("results-not-compared", "/surveys/compared/results/all?compare=2019&base=answered"),
                ("cross", "/surveys/2019/results/crosstab"),
                ("cross-wide", "/surveys/2019/results/crosstab?rows=Q9&columns=Q3"),
                ("cross-same", "/surveys/2019/results/crosstab?rows=Q8.1&columns=Q8.2"),
                ("cross-early", "/surveys/running/results/crosstab"),
                ("surveys-searched", "/surveys?search=workforce"),
                ("surveys-none-found", "/surveys?search=nothing%20of%20the%20kind"),
                ("survey-new", "/surveys/new"),
                ("overview-scheduled", "/surveys/workforce-2031"),
                ("overview-held", "/surveys/few"),
                ("overview-flagged", "/surveys/flagged"),
                ("overview-open", "/surveys/demonstration"),
                ("overview-days", "/surveys/compared"),
                ("overview-2019", "/surveys/2019"),
                ("set-up-scheduled", "/surveys/workforce-2031/set-up"),
                ("set-up-open", "/surveys/running/set-up"),
                ("share", "/surveys/workforce-2031/share"),
                ("share-open", "/surveys/running/share"),
                ("share-rename", "/surveys/workforce-2031/share?rename=workforce-2031"),
                ("share-retire", "/surveys/workforce-2031/share?retire=workforce-2031"),
                ("poster", $"/surveys/workforce-2031/share/{new string('l', 60)}/poster"),
                ("share-2019", "/surveys/2019/share"),
                ("coding", "/surveys/running/coding"),
                ("coding-done", "/surveys/2019/coding"),
                ("coding-none-yet", "/surveys/demonstration/coding"),
                ("answers-none-yet", "/surveys/running/coding/Q4"),
                ("answers-other", "/surveys/running/coding/Q6?show=all"),
                ("answers-signed-off", "/surveys/2019/coding/Q7?show=all"),
                ("coding-keys", "/surveys/running/coding/keys"),
                ("agreement-not-asked", "/surveys/running/coding/Q4/agreement"),
                ("agreement-signed-off", "/surveys/2019/coding/Q7/agreement"),
                ("groups-none-yet", "/surveys/running/coding/Q4/groups"),
                ("groups-signed-off", "/surveys/2019/coding/Q7/groups"),
                ("quotes-none-yet", "/surveys/running/coding/quotes"),
                ("quotes-approved-none-yet", "/surveys/running/results/quotes"),
                ("quote-moved", "/surveys/running/coding/Q4/quote?text=b3f4a8a4-0000-4000-8000-000000000000"),
                ("codes-none-yet", "/surveys/running/coding/Q4/codes"),
                ("codes-add", "/surveys/running/coding/Q4/codes?add=code"),
                ("codes-add-net", "/surveys/running/coding/Q4/codes?add=net"),
                ("codes-add-many", "/surveys/running/coding/Q7/codes?add=codes"),
                ("codes-options", "/surveys/running/coding/Q6/codes"),
                ("codes-signed-off", "/surveys/2019/coding/Q7/codes"),
                ("report", "/surveys/2019/report"),
                ("report-section", "/surveys/2019/report/2.10"),
                ("report-interim", "/surveys/running/report/2.2"),
                ("report-edit", "/surveys/2019/report/1.1/edit"),
                ("report-versions", "/surveys/2019/report/1.1/versions"),
                ("report-whole", "/surveys/2019/report/whole"),
                ("report-editions", "/surveys/2019/report/editions"),
                ("report-editions-interim", "/surveys/running/report/editions"),
                ("activity", "/surveys/flagged/activity"),
                ("activity-2019", "/surveys/2019/activity"),
                ("questionnaires", "/questionnaires"),
                ("questionnaire", "/questionnaires/1"),
                ("password", "/account/password"),
                ("people", "/people"),
                ("people-new", "/people/new"),
                ("people-activity", "/people/activity"),
                ("people-activity-none", "/people/activity?what=DeletedSurveys"),
                ("people-activity-problem", "/people/activity?from=never"),
                ("denied", "/account/denied"),
            })
        {
            await page.GotoAsync(address);
            await walk.LookAsync(page, name);
        }

        var content = EditionJson.Write(await EditionTests.MadeAsync(database, "2019", new HashSet<(string, string)>()));
        var checksum = "";
        await ActAsync(database, async (service, window) =>
        {
            await service.FreezeAsync(window, new(content, window.Revision, LastText: 0, Quotes: []), note: null, member.Id);
            checksum = await database.ScalarAsync<string>("SELECT checksum FROM report_edition");
        });
        await page.GotoAsync("/surveys/2019/report/editions");
        await walk.LookAsync(page, "report-editions-waiting");
        await page.GotoAsync("/surveys/2019/report/editions/1");
        await walk.LookAsync(page, "report-edition");
        await ActAsync(
            database, (service, window) => service.PublishAsync(window, checksum, member.Id, isOneEnough: true, quotes: []));
        await page.GotoAsync("/surveys/2019/report/editions");
        await walk.LookAsync(page, "report-editions-published");
        await page.GotoAsync("/reports/2019");
        await walk.LookAsync(page, "report-published");

        await page.GotoAsync("/surveys/compared/coding/Q7/codes");
        await page.ClickAsync(".codes a >> nth=-1");
        await page.WaitForSelectorAsync("#panel");
        await walk.LookAsync(page, "codes-one");
        await page.FillAsync("#Form_Letter", "1");
        await page.ClickAsync("text=Save changes");
        await page.WaitForSelectorAsync("#Form_Letter-error");
        await walk.LookAsync(page, "codes-problem");
        await page.ClickAsync("text=See the effect");
        await page.WaitForSelectorAsync(".panel__effect");
        await walk.LookAsync(page, "codes-merge");
        await page.ClickAsync("text=Split this code");
        await page.WaitForSelectorAsync("#NewLabel");
        await walk.LookAsync(page, "codes-split");
        await page.FillAsync("#NewLabel", "Split off");
        await page.CheckAsync("#Texts input >> nth=0");
        await page.ClickAsync("text=Split off");
        await page.WaitForSelectorAsync("#done");
        await walk.LookAsync(page, "codes-done");
        await page.GotoAsync("/surveys/new");
        await page.ClickAsync("main button");
        await walk.LookAsync(page, "survey-new-problems");
        var export = new FilePayload { Name = "export.csv", MimeType = "text/csv", Buffer = Files.Csv(Files.TwoRows) };
        await page.GotoAsync("/surveys/import");
        await walk.LookAsync(page, "import");
        await page.SetInputFilesAsync("#Upload", export);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("#Title");
        await walk.LookAsync(page, "import-proposal");
        await page.ClickAsync("text=Choose columns");
        await walk.LookAsync(page, "import-columns");
        await page.FillAsync("#Title", "Workforce survey 2018");
        await page.FillAsync("#Slug", "few");
        await page.SetInputFilesAsync("#Upload", export);
        await page.ClickAsync("main .govuk-button");
        await page.WaitForSelectorAsync(".govuk-error-summary");
        await walk.LookAsync(page, "import-problem");
        await page.FillAsync("#Slug", "workforce-2018");
        await page.FillAsync("#Asked_From", "2018-01-18");
        await page.FillAsync("#Asked_To", "2018-02-15");
        await page.SetInputFilesAsync("#Upload", export);
        await page.ClickAsync("main .govuk-button");
        await page.WaitForURLAsync("**/surveys/workforce-2018/results");
        await walk.LookAsync(page, "results-imported");
        await page.GotoAsync("/surveys/workforce-2018");
        await walk.LookAsync(page, "overview-imported");
        await page.GotoAsync("/surveys/compared/results/compare/Q9?compare=2019&compare=workforce-2018");
        await walk.LookAsync(page, "results-compare");
        await page.GotoAsync("/surveys/compared/results/match?with=workforce-2018");
        await walk.LookAsync(page, "match");
        await page.GotoAsync("/surveys/compared/results/all?intervals=on");
        await page.ClickAsync("[data-key=links] summary");
        await walk.LookAsync(page, "results-participation");
        await page.GotoAsync("/surveys/compared/results/match?with=2019");
        await walk.LookAsync(page, "match-nothing");
        await page.GotoAsync("/surveys/running/set-up?confirm=close");
        await walk.LookAsync(page, "set-up-close");
        await page.GotoAsync("/surveys/running/set-up?change=ClosesAt");
        await walk.LookAsync(page, "set-up-extend");
        await page.GotoAsync("/surveys/compared/preview");
        await walk.LookAsync(page, "preview");
        await page.GotoAsync("/surveys/compared/set-up?change=Population");
        await page.FillAsync("#Value", "many");
        await page.ClickAsync("text=Save");
        await walk.LookAsync(page, "set-up-problem");
        await page.ClickAsync(".person summary");
        await walk.LookAsync(page, "person");
        await page.GotoAsync("/people/new");
        await page.ClickAsync("text=Add and get sign-in link");
        await walk.LookAsync(page, "people-new-problems");
        await page.FillAsync("#Name", "Nia");
        await page.FillAsync("#Email", "nia@example.org");
        await page.CheckAsync("#role-Coder");
        await page.ClickAsync("text=Add and get sign-in link");
        await page.WaitForSelectorAsync("#sign-in-link");
        await walk.LookAsync(page, "person-link");
        var person = page.Url;
        await page.GotoAsync($"{person}?change=role");
        await walk.LookAsync(page, "person-role");
        await page.GotoAsync($"{person}?confirm=suspend");
        await page.ClickAsync(".govuk-button--warning");
        await page.WaitForSelectorAsync("#reinstate");
        await walk.LookAsync(page, "person-suspended");
        await page.ClickAsync("#reinstate button");
        await page.WaitForSelectorAsync("#suspend");
        await page.GotoAsync($"{person}?confirm=remove");
        await walk.LookAsync(page, "person-remove");
        await page.GotoAsync("/people");
        await walk.LookAsync(page, "people-more");
        await page.ClickAsync(".people__acts button");
        await page.WaitForSelectorAsync("#sign-in-link");
        await page.GotoAsync(await page.InnerTextAsync("#sign-in-link"));
        await walk.LookAsync(page, "choose-password");
    }

    private static async Task ActAsync(TestDatabase database, Func<ReportService, SurveyWindow, Task> act)
    {
        await using var db = database.Context();
        await act(new(db, TimeProvider.System), await db.Windows.Include(w => w.Questionnaire).SingleAsync(w => w.Slug == "2019"));
    }

    /// <summary>Collects the findings on all pages, by width.</summary>
    private sealed class Walk
    {
        private readonly Dictionary<int, List<string>> wrong = Widths.ToDictionary(width => width, _ => new List<string>());

        public static async Task<Walk> TakeAsync(Func<Walk, Task> way)
        {
            var walk = new Walk();
            await way(walk);
            return walk;
        }

        public async Task LookAsync(IPage page, string name)
        {
            // Asks the page itself: the event of its load can be over before the test listens for it. A function to wait for would be
            // evaluated again by the page, whose content security policy forbids that.
            await Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                wrong[width].AddRange(await FindAsync(page, name, width));
            }
        }

        public void AssertNothingWrongAt(int width) => Assert.Empty(wrong[width]);
    }
}
