using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Drafting;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using LinkWorkerSurvey.Tests.Reporting;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests the first text of a report, which the program writes.</summary>
public partial class ReportDraftTests
{
    [Fact]
    public async Task Of2019_HasTheSectionsOfThePublishedReport()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var report = Draft(await Figure.CountAsync(database), new());

        Assert.Equal(
            [
                " Executive summary", "1 Introduction", "1.1 Background", "1.2 Methodology and analysis", "2 Results",
                .. Wave.Of2019.Facets.Select(facet => $"{facet.Section} {facet.Title}").Distinct(),
                "3 Discussion", "4 Conclusion", " Appendix: questionnaire",
            ],
            report.Sections.Select(section => $"{section.Number} {section.Title}"),
            StringComparer.OrdinalIgnoreCase);
        Assert.Equal(report.Figures.Questions, report.Sections.SelectMany(section => section.Tables));
        Assert.Contains("105 responses are in the results", Section(report, "1.2").Text, StringComparison.Ordinal);
        Assert.Contains("18 January to 15 February 2019", Section(report, "1.2").Text, StringComparison.Ordinal);
        Assert.Contains(
            "Nearly three-quarters of respondents chose “Lack of resources in the community/difficulty to access resources in the "
                + "community” (74%).",
            Section(report, "2.10").Text,
            StringComparison.Ordinal);
        Assert.Equal(["1", "2"], report.Sections.Where(section => section.Text.Length == 0).Select(section => section.Number));
    }

    [Theory]
    [InlineData("2019", PercentageBase.All)]
    [InlineData("wave", PercentageBase.All)]
    [InlineData("wave", PercentageBase.Answered)]
    public async Task EachPercentage_IsThatOfTheRowBeforeIt(string window, PercentageBase of)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var report = Draft(await Figure.CountAsync(database, window), new FigureView { Of = of });

        var rows = 0;

        foreach (var section in report.Sections.Where(section => section.Tables.Count > 0))
        {
            var named = Named().Matches(section.Text);
            rows += named.Count;
            Assert.All(named, row => Assert.Contains(
                section.Tables.SelectMany(table => table.Categories),
                category => MarkdownText.Escape(category.Label) == row.Groups[1].Value && category.Share.InWords == row.Groups[2].Value));
            Assert.Equal(section.Text.Count(IsPercent), named.Sum(row => row.Value.Count(IsPercent)));
        }

        Assert.NotEqual(0, rows);
    }

    [Theory]
    [InlineData("2019", null)]
    [InlineData("wave", null)]
    [InlineData("wave", "2019")]
    public async Task TheWholeText_IsBorneOutByItsFigures(string window, string? compared)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var db = database.Context();
        var query = new FiguresQuery(db);
        var counted = (await query.CountAsync(window))!;
        var figures = (await new WavesQuery(db, query).FiguresAsync(counted, new FigureView(), compared))!;

        var claims = ClaimCheck.Of(Draft(counted, new()).ToMarkdown(), figures).Claims;

        Assert.True(claims.Count > 20, $"{claims.Count} claims");
        Assert.Empty(claims.Where(claim => claim.IsMarked).Select(claim => $"{claim.Line} {claim.Words}: {claim.Why}"));
    }

    [Fact]
    public async Task WithoutAnswers_NothingIsClaimed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var report = Draft(await Figure.CountAsync(database, "wave"), new());

        Assert.DoesNotContain(
            report.Sections, section => section.Number != "1.2" && section.Text.Contains('%', StringComparison.Ordinal));
        Assert.Contains("There are no findings yet.", report.Sections[0].Text, StringComparison.Ordinal);
    }

    // Each sentence answers items of docs/methods-checklist.md.
    [Fact]
    public async Task Methods_OfASurveyOfOurs_SayWhatItsRecordKnows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 12);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await database.RunAsync(
            "UPDATE survey_window SET contact = 'a@example.org', eligibility = 'All *link workers*', distribution = 'In a newsletter', "
                + "sponsor = 'A trust'");
        var text = await MethodsAsync(database);
        Assert.All(
            new[]
            {
                "The National Association of Link Workers ran this survey. The questionnaire was answered anonymously in a browser.",
                "in the same order each time, in English and on one page. Every question could be skipped, and answers could be",
                "what is stored, how answers stay anonymous and who runs the survey, and gave an address for questions.",
                "Respondents to a link that is open to all are self-selected, not sampled at random. Nobody was asked who they are",
                "The results describe those who answered, who may differ from those who did not.",
                "responses are in the results. More responses are still being added. Forms with unanswered questions are included.",
                "in groups of at least 5",
                "People decided on the codes of each answer.",
                "They are not weighted, and rounded to whole numbers.",
                @"Who could answer: All \*link workers\*",
                "How they were reached: In a newsletter",
                "Commissioned by: A trust",
            },
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        Assert.DoesNotContain("forms were received", text, StringComparison.Ordinal);

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        text = await MethodsAsync(database);
        Assert.Contains("12 responses are in the results. Forms with unanswered", text, StringComparison.Ordinal);

        await database.RunAsync(
            "INSERT INTO receipt (key_mac, window_id) "
                + "SELECT sha256(n::text::bytea), (SELECT id FROM survey_window) FROM generate_series(1, 3) n");
        Assert.Contains(
            "12 responses are in the results. 15 forms were received: respondents withdrew the others, or an administrator left them out.",
            await MethodsAsync(database),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_OfAnImportedSurvey_ClaimNothingOfTheForm()
    {
        await using var database = await TestDatabase.CreateAsync();
        var proposal = ImportProposal.Read(Files.Csv(Files.TwoRows));
        await database.Get<Importer>().StoreAsync(proposal.Make("wave", "Wave", proposal.Proposed), staffId: null);
        var text = await MethodsAsync(database);
        Assert.Contains("How the respondents of an imported survey were selected is not recorded here.", text, StringComparison.Ordinal);
        Assert.All(
            new[] { "one page", "skipped", "cookies", "automatically", "People decided", Publisher.Name },
            claim => Assert.DoesNotContain(claim, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a*b_c", @"a\*b\_c")]
    [InlineData("<b>[x](y) `z` & #1 | ~~\\", @"\<b\>\[x\](y) \`z\` \& \#1 \| \~\~\\")]
    [InlineData("two\n\n  lines", "two lines")]
    public void Words_StandInMarkdownAsTheyAre(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));

    private static async Task<string> MethodsAsync(TestDatabase database) =>
        Section(Draft(await Figure.CountAsync(database, "wave"), new()), "1.2").Text;

    private static bool IsPercent(char character) => character == '%';

    private static Report Draft(CountedWindow counted, FigureView view) =>
        ReportDraft.Of(counted.Window, counted.Figures(view), "18 January to 15 February 2019");

    private static ReportSection Section(Report report, string number) => report.Sections.Single(section => section.Number == number);

    // “Label” (51%) and the last of a list with equal shares, “Label” (98% each).
    [GeneratedRegex(@"“([^”]+)” \(([^()]*?)(?: each)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
