using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
    private const string NoAnswer = "No answer";

    [Fact]
    public async Task OfNoTwoQuestionsOf2019_DoesAnyPageTellOfFew_OnEitherBase()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var figures = JsonDocument
            .Parse(await client.GetStringAsync("/surveys/2019/results/figures.json"))
            .RootElement.GetProperty("questions")
            .EnumerateArray()
            .ToList();
        var keys = (await client.PageAsync("/surveys/2019/results/crosstab"))
            .QuerySelectorAll("#rows option")
            .Select(o => o.GetAttribute("value")!)
            .ToList();
        Assert.Equal(["Q1.1", "Q1.2", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8.1", "Q8.2", "Q9", "Q10"], keys);
        var (hidden, shown, nothing, tables, limited) = (0, 0, 0, 0, 0);

        foreach (var rows in keys)
        {
            foreach (var columns in keys.Where(columns => Code(columns) != Code(rows)))
            {
                tables++;
                var html = await client.PageAsync($"/surveys/2019/results/crosstab?rows={rows}&columns={columns}");
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
                Assert.All(page.Respondents, number => Assert.False(number is > 0 and < Suppression.SmallestBase, place));
                Assert.All(page.Cells.SelectMany(row => row.Select((cell, c) => (cell, page.Columns[c].Bases))), c =>
                    Assert.Equal(c.cell.Count is { } n ? new Share(n, c.Bases[0]).InPrint : null, c.cell.Share));

                // The other base shows the same counts, without the row 'No answer', and letters and tests do not depend on the base.
                var answered = await client.PageAsync($"/surveys/2019/results/crosstab?rows={rows}&columns={columns}&base=answered");
                var ofThose = CrossPage.Of(answered);
                int[] kept = [.. Enumerable.Range(0, page.Rows.Count).Where(r => page.Rows[r].Label != NoAnswer)];
                Assert.Equal(
                    kept.Select(r => page.Cells[r].Select(cell => (cell.Count, cell.Letters)).ToList()),
                    ofThose.Cells.Select(row => row.Select(cell => (cell.Count, cell.Letters)).ToList()));
                Assert.Equal(
                    html.QuerySelectorAll(".notes p").Select(note => note.TextContent).Where(IsOfTest),
                    answered.QuerySelectorAll(".notes p").Select(note => note.TextContent).Where(IsOfTest));

                Assert.All(ofThose.Cells.SelectMany(row => row.Select((cell, c) => (cell, ofThose.Columns[c].Bases))), c =>
                    Assert.Equal(
                        c.cell.Count is { } n ? new PossibleShare(n, new PossibleCounts(c.Bases[0], c.Bases[^1])).InPrint : null,
                        c.cell.Share));
                limited += ofThose.Columns.Count(column => column.Bases.Count > 1);

                // A reader of one direction can read the other as well: its cells are the same.
                if (string.CompareOrdinal(rows, columns) < 0)
                {
                    var turned = CrossPage.Of(
                        await client.PageAsync($"/surveys/2019/results/crosstab?rows={columns}&columns={rows}&base=answered"));
                    var (down, across) = (
                        Asked(figures, rows, page.Rows),
                        Asked(figures, columns, [.. page.Columns.Select(c => (c.Label, c.Bases is [var all] ? all : (int?)null))]));
                    var reader = new Intruder(
                        105,
                        page.AsCells(),
                        down,
                        across,
                        [
                            .. ofThose.NotAnswered(down.NotAnswered, page.Columns.Select(c => c.Label), across.Totals),
                            .. turned.NotAnswered(across.NotAnswered, page.Rows.Select(r => r.Label), down.Totals)
                                .Select(known => ((known.Cell.Column, known.Cell.Row), known.Limits)),
                        ]);
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
        Assert.InRange(limited, 10, int.MaxValue);
    }

    [Fact]
    public async Task TheCsvHoldsWhatThePageShows_AndWhyItHidesTheRest()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var page = await client.PageAsync("/surveys/2019/results/crosstab?rows=Q9&columns=Q8.1");
        var csv = await client.GetAsync(
            page.QuerySelectorAll("main a").Single(a => a.TextContent == "CSV").GetAttribute("href")!
                .Insert(0, "/surveys/2019/results/crosstab"));

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
                        Cell(line, "hidden") is null ? "" : "[c]")));
        Assert.All(lines.Skip(1), line =>
            Assert.Equal(
                ("reconstruction", "synthetic", "Q9", "Q8", "Additional support"),
                (Cell(line, "kind"), Cell(line, "figure"), Cell(line, "rows"), Cell(line, "columns"), Cell(line, "columnsFacet"))));
        Assert.Contains(lines, line => Cell(line, "hidden") is not null);
        Assert.All(lines.Skip(1), line =>
            Assert.Contains(
                "A respondent can be in several columns, so columns are not compared by letters.",
                Cell(line, "notes")!,
                StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Contains(
            "No significance test: these answers were generated", Cell(line, "notes")!, StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Contains("not the survey's data", Cell(line, "note")!, StringComparison.Ordinal));
        Assert.Contains("every figure inside this table is synthetic", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("synthetic, and so are its totals.", await SyntheticTextAsync(), StringComparison.Ordinal);

        async Task<string> SyntheticTextAsync() =>
            (await client.PageAsync("/surveys/2019/results/crosstab?rows=Q9&columns=Q6&base=answered")).QuerySelector("main")!.TextContent;
    }

    [Fact]
    public async Task ThoseWhoAnswered_CanBeTheBase_OfThePageTheFileAndTheTurnedTable()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var page = await client.PageAsync("/surveys/2019/results/crosstab?rows=Q9&columns=Q6&base=answered");
        var links = page.QuerySelectorAll("main a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        var csv = await client.GetAsync($"/surveys/2019/results/crosstab{links["CSV"]}");

        Assert.Equal("answered", page.QuerySelector("#base option[selected]")!.GetAttribute("value"));
        Assert.Contains("Base: those of the column who answered Q9", page.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("?rows=Q6&columns=Q9&base=answered", links["Swap rows and columns"]);
        Assert.Equal("cross-2019-Q9-Q6-answered.csv", csv.Content.Headers.ContentDisposition!.FileName);
        var lines = Figure.Cells(await csv.Content.ReadAsStringAsync());
        string Cell(string[] line, string name) => line[Array.IndexOf(lines[0], name)];
        var shown = CrossPage.Of(page);
        Assert.DoesNotContain(NoAnswer, shown.Rows.Select(row => row.Label));
        Assert.Equal(
            shown.Cells.SelectMany((row, r) => row.Select((cell, c) =>
                (shown.Rows[r].Label, shown.Columns[c].Label, Base(shown.Columns[c].Bases), cell.Share))),
            lines.Skip(1).Select(line => (
                Cell(line, "row"),
                Cell(line, "column"),
                (Cell(line, "base"), Cell(line, "baseLow"), Cell(line, "baseHigh")),
                Cell(line, "count") is { Length: > 0 } count
                    ? new PossibleShare(
                        int.Parse(count, CultureInfo.InvariantCulture),
                        new PossibleCounts(
                            int.Parse(Cell(line, "baseLow"), CultureInfo.InvariantCulture),
                            int.Parse(Cell(line, "baseHigh"), CultureInfo.InvariantCulture))).InPrint
                    : null)));
        Assert.Contains(lines.Skip(1), line => Cell(line, "base").Length == 0 && Cell(line, "baseHigh").Length > 0);
        Assert.All(lines.Skip(1), line => Assert.Equal("answered", Cell(line, "of")));

        static (string, string, string) Base(IReadOnlyList<int> bases) => bases switch
        {
            [] => ("", "", ""),
            [var known] => ($"{known}", $"{known}", $"{known}"),
            [var low, var high, ..] => ("", $"{low}", $"{high}"),
        };
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
                "/surveys/wave/results/crosstab",
                "/surveys/wave/results/crosstab?rows=Q2&columns=Q6",
                "/surveys/wave/results/crosstab?handler=csv&rows=Q2&columns=Q6",
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
    public async Task UntilTheCodingOfItsTextsIsSignedOff_AQuestionIsNotCrossed()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.RunAsync("UPDATE frame SET signed_off_at = NULL WHERE question <> 'Q6'");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        // Nobody wrote a text to Q10, so nothing is to be coded.
        await database.RunAsync("DELETE FROM answer_text WHERE question = 'Q10'");

        Assert.Equal(
            ["Q6", "Q10"],
            (await client.PageAsync("/surveys/2019/results/crosstab"))
                .QuerySelectorAll("#rows option:not([disabled])").Select(option => option.GetAttribute("value")));
        foreach (var asked in new[] { "rows=Q4&columns=Q6", "rows=Q6&columns=Q2", "rows=Q2&columns=Q6&handler=csv" })
        {
            var page = await client.PageAsync($"/surveys/2019/results/crosstab?{asked}");
            Assert.Empty(page.QuerySelectorAll("main table"));
            Assert.Contains(
                "You cannot cross-tabulate this question until its coding is signed off",
                page.QuerySelector("main")!.TextContent,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAdministrator_SignsOffTheCodingOfAQuestion_WhichIsThenCrossed_AndTheActivityLogSaysSo()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.RunAsync("UPDATE frame SET signed_off_at = NULL WHERE question IN ('Q2', 'Q8')");
        await database.RunAsync("UPDATE reading SET standing = false WHERE id IN (SELECT id FROM reading WHERE frame_id IN "
            + "(SELECT id FROM frame WHERE question = 'Q2') LIMIT 2)");
        await using var app = new SurveyApp(database);
        const string address = "/surveys/2019/results/crosstab?rows=Q2&columns=Q8.1&base=answered";

        var read = await (await app.SignedInAsync(Roles.Analyst)).PageAsync(address);
        Assert.Contains("text answers are not coded yet", read.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll(".message a"));

        var client = await app.SignedInAsync(Roles.Administrator);
        foreach (var question in new[] { "Q2", "Q8.1" })
        {
            var link = (await client.PageAsync(address)).QuerySelectorAll<IHtmlAnchorElement>(".message a")
                .Single(a => a.GetAttribute("href") == $"/surveys/2019/coding/{question}/agreement#sign-off");
            var form = (await client.PageAsync(link.GetAttribute("href")!)).QuerySelector("form[action$=SignOff]");
            await client.SubmitAsync((IHtmlFormElement)form!);
        }

        Assert.NotEmpty(CrossPage.Of(await client.PageAsync(address)).Rows);
        Assert.Equal(0, await database.ScalarAsync<int>("SELECT count(*)::int FROM frame WHERE signed_off_at IS NULL"));
        var log = await client.ActivityAsync("2019");
        Assert.Contains("A Administrator Coding signed off “Q2, 2 not coded”", log);
        Assert.Contains("A Administrator Coding signed off “Q8, 0 not coded”", log);

        var back = (await client.PageAsync("/surveys/2019/coding/Q8.2/agreement")).QuerySelector("form[action$=Reopen]");
        await client.SubmitAsync((IHtmlFormElement)back!, new() { ["Reason"] = "To split a code" });
        Assert.Equal(
            "You cannot cross-tabulate this question any more",
            (await client.PageAsync(address)).QuerySelector(".message h2")!.TextContent);
    }

    [Theory]
    [InlineData("?rows=Q2&columns=Q2")]
    [InlineData("?rows=Q8.1&columns=Q8.2")]
    public async Task OneQuestionTwice_IsNotCrossed(string asked)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync($"/surveys/2019/results/crosstab{asked}");

        Assert.Empty(page.QuerySelectorAll("main table"));
        Assert.Contains("Select 2 different questions", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/surveys/2019/results/crosstab?rows=Q11")]
    [InlineData("/surveys/2019/results/crosstab?handler=csv&columns=Q8.3")]
    [InlineData("/surveys/nothing/results/crosstab")]
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
        await database.RunAsync("UPDATE frame SET signed_off_at = now() WHERE question IN ('Q2', 'Q10')");
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync("/surveys/wave/results/crosstab");

        Assert.Equal("Q10", page.QuerySelector("#columns option")!.GetAttribute("value"));
        Assert.Equal(["Q2", "Q10", "all"], page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")));
    }

    // Public knowledge about a question: whether it is single-choice and nobody was coded into two categories, and its table of the whole
    // window.
    private static Asked Asked(
        List<JsonElement> figures,
        string key,
        IReadOnlyList<(string Label, int? Respondents)> side)
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
        totals[NoAnswer] = table.GetProperty("notAnswered").GetInt32();
        List<string> labels = [.. side.Select(heading => heading.Label)];
        Assert.Equal(totals.Where(t => t.Value > 0).Select(t => t.Key).Order(StringComparer.Ordinal), labels.Order(StringComparer.Ordinal));
        Assert.All(side, heading =>
            Assert.True(heading.Respondents is null ? totals[heading.Label] < 10 : heading.Respondents == totals[heading.Label]));
        var silent = labels.IndexOf(NoAnswer);
        return new Asked(
            question.Kind == QuestionKinds.SingleChoice && totals.Values.Sum() == 105,
            Covered: question.Kind != QuestionKinds.OpenText,
            [.. labels.Select(label => totals[label])],
            silent < 0 ? null : silent);
    }

    private static bool IsOfTest(string note) =>
        note.Contains("test", StringComparison.Ordinal) || note.Contains("p-value", StringComparison.Ordinal);

    private static string Code(string key) => key.Split('.')[0];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cross-tabulation as shown on its page.</summary>
    private sealed record CrossPage(
        IReadOnlyList<(string Label, int? Respondents)> Rows,
        IReadOnlyList<(string Label, IReadOnlyList<int> Bases)> Columns,
        IReadOnlyList<IReadOnlyList<CrossPage.Cell>> Cells)
    {
        public static CrossPage Of(IDocument page)
        {
            var table = page.QuerySelector(".cross__table")!;
            var bases = table.QuerySelectorAll(".cross__bases td").Skip(1).Select(Numbers).ToList();
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

        public IEnumerable<int> Respondents => Rows.Select(row => row.Respondents).OfType<int>().Concat(Columns.SelectMany(c => c.Bases));

        public IReadOnlyList<IReadOnlyList<CrossTabCell>> AsCells() =>
            [
                .. Cells.Select(row =>
                    row.Select(
                            cell =>
                                cell.Count is { } count ? new CrossTabCell(count) : new CrossTabCell(SuppressionReason.FewerThan5))
                        .ToList()),
            ];

        /// <summary>
        /// Returns the limits of the respondents of each column without an answer, which a reader of a table on the base 'those who
        /// answered' can work out by subtracting its bases from the respondents of the columns.
        /// </summary>
        public IEnumerable<((int Row, int Column) Cell, (int, int) Limits)> NotAnswered(
            int? silent, IEnumerable<string> labels, IReadOnlyList<int> totals) =>
            silent is not { } row
                ? []
                : from column in labels.Index()
                  let bases = Columns.Single(c => c.Label == column.Item).Bases
                  where bases.Count > 0
                  select ((row, column.Index), (totals[column.Index] - bases[^1], totals[column.Index] - bases[0]));

        private static string Label(IElement heading) => string.Concat(heading.ChildNodes.OfType<IText>().Select(t => t.Data)).Trim();

        private static int? Digits(IElement element) => Numbers(element) is [var number] ? number : null;

        private static IReadOnlyList<int> Numbers(IElement element) =>
            [.. Regex.Matches(element.TextContent, "[0-9]+").Select(digits => int.Parse(digits.Value, CultureInfo.InvariantCulture))];

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
