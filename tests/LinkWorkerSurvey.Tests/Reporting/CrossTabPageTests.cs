using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Disclosure;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Reporting;

public class CrossTabPageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task OfNoTwoQuestionsOf2019_DoesAnyPageTellOfFew_AndItsLettersFollowFromWhatItShows()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var figures = JsonDocument
            .Parse(await client.GetStringAsync("/results/2019/figures.json"))
            .RootElement.GetProperty("questions")
            .EnumerateArray()
            .ToList();
        var keys = (await client.PageAsync("/results/2019/cross"))
            .QuerySelectorAll("#rows option")
            .Select(o => o.GetAttribute("value")!)
            .ToList();
        Assert.Equal(["Q1.1", "Q1.2", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8.1", "Q8.2", "Q9", "Q10"], keys);
        var (hidden, shown, nothing, tables) = (0, 0, 0, 0);

        foreach (var rows in keys)
        {
            foreach (var columns in keys.Where(columns => Code(columns) != Code(rows)))
            {
                tables++;
                var html = await client.PageAsync($"/results/2019/cross?rows={rows}&columns={columns}");
                if (html.QuerySelector(".cross__table") is null)
                {
                    Assert.Equal("Every cell is suppressed", html.QuerySelector(".message h2")!.TextContent);
                    nothing++;
                    continue;
                }

                var page = CrossPage.Of(html);
                var place = $"{rows} by {columns}";
                Assert.All(
                    page.Cells.SelectMany(row => row), cell => Assert.False(cell.Count is > 0 and < Suppression.SmallestCount, place));
                Assert.All(page.Rows.Concat(page.Columns), heading =>
                    Assert.False(heading.Respondents is > 0 and < Suppression.SmallestBase, place));
                Assert.Equal(page.Letters(), page.Cells.Select(row => row.Select(cell => cell.Letters).ToList()));
                Assert.All(page.Cells.SelectMany((row, r) => row.Select((cell, c) => (cell, Base: page.Columns[c].Respondents))), c =>
                    Assert.Equal(c.cell.Count is { } n ? new Share(n, c.Base!.Value).InPrint : null, c.cell.Share));

                // A reader of one direction can read the other as well: its cells are the same.
                if (string.CompareOrdinal(rows, columns) < 0)
                {
                    var reader = new Intruder(
                        105,
                        page.AsCells(),
                        Asked(figures, page, rows, p => p.Rows),
                        Asked(figures, page, columns, p => p.Columns));
                    Assert.Empty(reader.Recover().Select(cell => $"{place}: {cell.Value} in {cell.Key}"));
                }

                hidden += page.Cells.Sum(row => row.Count(cell => cell.Count is null));
                shown += page.Cells.Sum(row => row.Count(cell => cell.Count is not null));
            }
        }

        output.WriteLine(
            $"{tables} tables, of {nothing} nothing is shown; of the others {shown} cells are shown and {hidden} hidden, none of these "
                + "worked out");
        Assert.Equal(128, tables);
        Assert.InRange(nothing, 0, 30);
    }

    [Fact]
    public async Task TheCsvHoldsWhatThePageShows_AndWhyItHidesTheRest()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var page = await client.PageAsync("/results/2019/cross?rows=Q9&columns=Q8.1");
        var csv = await client.GetAsync(
            page.QuerySelectorAll("main a").Single(a => a.TextContent == "CSV").GetAttribute("href")!.Insert(0, "/results/2019/cross"));

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var lines = Figure.Cells(await csv.Content.ReadAsStringAsync());
        string? Cell(string[] line, string name) => line[Array.IndexOf(lines[0], name)] is { Length: > 0 } said ? said : null;
        var shown = CrossPage.Of(page);
        Assert.Equal(
            shown.Cells.SelectMany(
                (row, r) =>
                    row.Select((cell, c) => (shown.Rows[r].Label, shown.Columns[c].Label, Number(cell.Count), cell.Letters, cell.Sign))),
            lines
                .Skip(1)
                .Select(line =>
                    (
                        Cell(line, "row")!,
                        Cell(line, "column")!,
                        Cell(line, "count"),
                        Cell(line, "higherThan") ?? "",
                        Cell(line, "hidden") is { } why
                            ? why.Contains("10", StringComparison.Ordinal)
                                ? "[b]"
                                : "[c]"
                            : "")));
        Assert.All(lines.Skip(1), line =>
            Assert.Equal(
                ("reconstruction", "synthetic", "Q9", "Q8", "Additional support"),
                (Cell(line, "kind"), Cell(line, "figure"), Cell(line, "rows"), Cell(line, "columns"), Cell(line, "columnsFacet"))));
        Assert.Contains(lines, line => Cell(line, "hidden") is not null);
        Assert.All(lines.Skip(1), line =>
            Assert.Contains(
                "A respondent can be in several columns. The letters treat columns as if they contained different people.",
                Cell(line, "notes")!,
                StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Contains("not the survey's data", Cell(line, "note")!, StringComparison.Ordinal));
        Assert.Contains("every figure inside this table is synthetic", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeTheFinalRelease_ThereIsNoTable_AndThePageSaysWhenThereIs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 30);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        foreach (
            var address in new[]
            {
                "/results/wave/cross",
                "/results/wave/cross?rows=Q2&columns=Q6",
                "/results/wave/cross?handler=csv&rows=Q2&columns=Q6",
            })
        {
            var page = await client.PageAsync(address);
            Assert.Empty(page.QuerySelectorAll("main table, main form"));
            Assert.Contains(
                "You can cross-tabulate questions once all responses are in the results, soon after",
                page.QuerySelector("main")!.TextContent,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BeforeCodingIsSignedOff_OptionsAreCrossedAsTheyWereTicked_AndWordsNotAtAll()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.RunAsync("UPDATE frame SET signed_off_at = NULL WHERE question <> 'Q6'");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var page = await client.PageAsync("/results/2019/cross?rows=Q2&columns=Q6");
        Assert.DoesNotContain("Wanted to help people", CrossPage.Of(page).Rows.Select(row => row.Label));
        Assert.Contains("Q2 counts only ticked options", page.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Q6 counts only", page.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("#rows option[disabled]"), option => option.GetAttribute("value") == "Q4");

        var words = await client.PageAsync("/results/2019/cross?rows=Q4&columns=Q6");
        Assert.Empty(words.QuerySelectorAll("main table"));
        Assert.Contains(
            "You cannot cross-tabulate this question until its coding is signed off",
            words.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?rows=Q2&columns=Q2")]
    [InlineData("?rows=Q8.1&columns=Q8.2")]
    public async Task OneQuestionTwice_IsNotCrossed(string asked)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync($"/results/2019/cross{asked}");

        Assert.Empty(page.QuerySelectorAll("main table"));
        Assert.Contains("Select 2 different questions", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/results/2019/cross?rows=Q11")]
    [InlineData("/results/2019/cross?handler=csv&columns=Q8.3")]
    [InlineData("/results/nothing/cross")]
    public async Task WhatIsNotThere_IsNotFound(string address)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(Roles.Analyst)).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task WhoRespondentsAre_IsOfferedFirst_AndGoesAcross()
    {
        await using var database = await TestDatabase.CreateAsync();
        var asked = TestData.Questionnaire with
        {
            Version = "2031",
            Questions = [.. TestData.Questionnaire.Questions.Select(q => q.Code == "Q10" ? q with { Profile = true } : q)],
        };
        var now = DateTimeOffset.UtcNow;
        var window = new SurveyWindow(new Questionnaire(asked), "wave", "Wave", now.AddHours(-1), now.AddHours(1));
        await using (var db = database.OwnersContext())
        {
            db.Windows.Add(window);
            await db.SaveChangesAsync();
        }

        await TestData.AcceptedAsync(database, window, 12);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync("/results/wave/cross");

        Assert.Equal("Q10", page.QuerySelector("#columns option")!.GetAttribute("value"));
        Assert.Equal(["Q2", "Q10"], page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")));
    }

    // Public knowledge about a question: whether it is single-choice and nobody was coded into two categories, and its table of the whole
    // window.
    private static Asked Asked(
        List<JsonElement> figures,
        CrossPage page,
        string key,
        Func<CrossPage, IReadOnlyList<(string Label, int? Respondents)>> side)
    {
        var question = TestData.Questionnaire.Question(Code(key));
        var facet = key.Contains('.', StringComparison.Ordinal) ? question.Facets[key[^1] - '1'] : null;
        var table = figures.Single(f =>
            f.GetProperty("code").GetString() == question.Code
            && (f.TryGetProperty("facet", out var named) ? named.GetString() : null) == facet);
        var totals = table
            .GetProperty("categories")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("label").GetString()!, c => c.GetProperty("count").GetInt32());
        totals["No answer"] = table.GetProperty("notAnswered").GetInt32();
        List<string> labels = [.. side(page).Select(heading => heading.Label)];
        Assert.Equal(totals.Where(t => t.Value > 0).Select(t => t.Key).Order(StringComparer.Ordinal), labels.Order(StringComparer.Ordinal));
        Assert.All(side(page), heading =>
            Assert.True(heading.Respondents is null ? totals[heading.Label] < 10 : heading.Respondents == totals[heading.Label]));
        var silent = labels.IndexOf("No answer");
        return new Asked(
            question.Kind == QuestionKinds.SingleChoice && totals.Values.Sum() == 105,
            Covered: question.Kind != QuestionKinds.OpenText,
            [.. labels.Select(label => totals[label])],
            silent < 0 ? null : silent);
    }

    private static string Code(string key) => key.Split('.')[0];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cross-tabulation as shown on its page.</summary>
    private sealed record CrossPage(
        IReadOnlyList<(string Label, int? Respondents)> Rows,
        IReadOnlyList<(string Label, int? Respondents)> Columns,
        IReadOnlyList<IReadOnlyList<CrossPage.Cell>> Cells)
    {
        public static CrossPage Of(IDocument page)
        {
            var table = page.QuerySelector(".cross__table")!;
            var bases = table.QuerySelectorAll(".cross__bases td").Skip(1).Select(Digits);
            var columns = table.QuerySelectorAll("thead tr:first-child th").Skip(2).Select(Label);
            var rows = table.QuerySelectorAll("tbody tr").ToList();
            return new(
                [
                    .. rows.Select(row =>
                        (Label(row.QuerySelector("th")!), row.QuerySelector(".cross__all .cross__count") is { } all ? Digits(all) : null)),
                ],
                [.. columns.Zip(bases)],
                [.. rows.Select(row => row.QuerySelectorAll("td").Skip(1).Select(Cell.Of).ToList())]);
        }

        public IReadOnlyList<IReadOnlyList<CrossTabCell>> AsCells() =>
            [
                .. Cells.Select(row =>
                    row.Select(
                            (cell, c) =>
                                cell.Count is { } count
                                    ? new CrossTabCell(new Share(count, Columns[c].Respondents!.Value))
                                    : new CrossTabCell(cell.Sign == "[b]" ? SuppressionReason.BaseUnder10 : SuppressionReason.FewerThan5))
                        .ToList()),
            ];

        /// <summary>Returns the letters of significance that follow from the counts and bases on the page.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Letters() =>
            [
                .. Cells.Select(row =>
                    ColumnComparison
                        .Of([
                            .. row.Select(
                                (cell, c) =>
                                    cell.Count is { } count && Columns[c].Label != "No answer"
                                        ? new Share(count, Columns[c].Respondents!.Value)
                                        : default),
                        ])
                        .Select(compared => string.Join(' ', compared.HigherThan))
                        .ToList()),
            ];

        private static string Label(IElement heading) => string.Concat(heading.ChildNodes.OfType<IText>().Select(t => t.Data)).Trim();

        private static int? Digits(IElement element) =>
            int.TryParse(string.Concat(element.TextContent.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var number)
                ? number
                : null;

        public sealed record Cell(int? Count, string? Share, string Letters, string Sign)
        {
            public static Cell Of(IElement cell) => new(
                cell.QuerySelector(".cross__count") is { } count ? Digits(count) : null,
                cell.QuerySelector(".cross__share")?.TextContent,
                cell.QuerySelector(".cross__letters")?.TextContent ?? "",
                cell.QuerySelector(".cross__hidden")?.TextContent ?? "");
        }
    }
}
