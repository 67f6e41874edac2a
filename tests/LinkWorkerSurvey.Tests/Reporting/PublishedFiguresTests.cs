using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;

namespace LinkWorkerSurvey.Tests.Reporting;

public class PublishedFiguresTests
{
    private static readonly string[] Columns =
    [
        "window",
        "kind",
        "received",
        "released",
        "population",
        "participation",
        "participationWords",
        "participationByLink",
        "code",
        "text",
        "facet",
        "base",
        "answered",
        "notAnswered",
        "notAnsweredPercent",
        "label",
        "source",
        "figure",
        "count",
        "percent",
        "shareLow",
        "shareHigh",
        "baseMark",
        "texts",
        "waiting",
        "notes",
        "of",
        "beforeCoding",
        "revision",
        "note",
        "intervalNote",
        "interim",
    ];

    [Fact]
    public async Task TheCountedFiguresAreThe49PublishedOnes()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = Figure.InJson(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())));
        Figure.AssertPublished(figures);
        Figure.AssertSyntheticOptions(figures.Where(f => f.Origin == "synthetic"));
    }

    [Fact]
    public async Task PublishedMarks_AfterEveryCodeIsRenamed_AreTheSame_AndSoIsEveryFigure()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await RowsAsync();

        await database.RunAsync("UPDATE code SET label = 'Renamed ' || id");

        var after = await RowsAsync();
        Assert.Equal(49, after.Count(row => row.Origin == "published"));
        Assert.Equal(before.Select(row => row with { Label = "" }), after.Select(row => row with { Label = "" }));
        Assert.All(after, row => Assert.Matches("^(Renamed |Other )", row.Label));

        async Task<IReadOnlyList<Figure>> RowsAsync() =>
            Figure.InJson(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())));
    }

    [Fact]
    public async Task AnAnalystIsSentTheSameFiguresAsJsonAndCsv()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var json = await analyst.GetStringAsync("/surveys/2019/results/figures.json");
        Figure.AssertPublished(Figure.InJson(json));

        var counted = (await Figure.CountAsync(database)).Figures(new());
        Assert.Equal(FiguresJson.Write(counted), json);
        Assert.Equal(FiguresCsv.Write(counted), await analyst.GetByteArrayAsync("/surveys/2019/results/figures.csv"));
    }

    [Fact]
    public async Task HoweverManyToolsAsk_AWindowIsCountedOnceForEachChange()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await ComparedWindow.MakeAsync(database, "other");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        string[] addresses =
        [
            "/surveys/wave/results/figures.json",
            "/surveys/wave/results/figures.csv",
            "/surveys/wave/results/figures.json?base=answered",
            "/surveys/wave/results/figures.csv?compare=other",
        ];
        async Task<string[]> AskAsync() => await Task.WhenAll(addresses.Select(address => analyst.GetStringAsync(address)));
        var before = await AskAsync();

        // The change causes no notification, so that a second count would be noticed.
        await database.RunAsync(
            "UPDATE response SET ticks = ARRAY[204]::smallint[] WHERE window_id IN (SELECT id FROM survey_window WHERE slug IN ('wave', "
                + "'other'))");
        Assert.Equal(before, await AskAsync());

        await database.RunAsync("UPDATE survey_window SET revision = revision + 1 WHERE slug IN ('wave', 'other')");
        var after = await AskAsync();
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(FiguresJson.Write((await Figure.CountAsync(database, "wave")).Figures(new())), after[0]);
    }

    [Fact]
    public async Task WhatCameInIsSaidAtOnce_ThoughNoFigureMoves()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        foreach (var received in new[] { 0, 3, 4 })
        {
            await TestData.AcceptedAsync(database, window, received - (int)await TestData.CountAsync(database, "receipt"));
            Assert.Equal(
                received,
                JsonDocument
                    .Parse(await analyst.GetStringAsync("/surveys/wave/results/figures.json"))
                    .RootElement.GetProperty("received")
                    .GetInt32());
        }
    }

    [Fact]
    public async Task ThePageShowsTheSameFiguresAndSaysFirstThatTheyAreMadeUp()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/2019/results/all");
        var figures = Figure.OnPage(page);
        Figure.AssertPublished(figures);
        Assert.Equal(Figure.InJson(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new()))), figures);

        var notice = page.QuerySelector(".notice")!;
        Assert.Contains("not the survey's data: 105 synthetic responses", notice.TextContent, StringComparison.Ordinal);
        Assert.True(notice.CompareDocumentPosition(page.QuerySelector("table")!).HasFlag(DocumentPositions.Following));
    }

    [Theory]
    [InlineData(PercentageBase.Answered, false, 0)]
    [InlineData(PercentageBase.Mentions, false, 0)]
    [InlineData(PercentageBase.All, true, 1)]
    public async Task InAnotherView_OnlyAFigureThatIsThePublishedOneSaysSo(PercentageBase of, bool beforeCoding, int least)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var counted = await Figure.CountAsync(database);
        var published = Data
            .PublishedResults.GetProperty("sections")
            .EnumerateArray()
            .SelectMany(
                section => section.GetProperty("categories").EnumerateArray(),
                (section, category) =>
                    (
                        section.GetProperty("question").GetString(),
                        category.GetProperty("label").GetString(),
                        category.GetProperty("percent").GetInt32()))
            .ToHashSet();

        var figures = counted.Figures(new() { Of = of, BeforeCoding = beforeCoding });

        var said = figures
            .Questions.SelectMany(table => table.Categories, (table, row) => (Table: table, Row: row))
            .Where(f => f.Row.Figure == FigureOrigin.Published)
            .ToList();
        Assert.InRange(said.Count, least, 48);
        Assert.All(said, f => Assert.Equal(105, f.Table.Base));
        Assert.All(said, f => Assert.Contains((f.Table.Code, f.Row.Label, f.Row.Percent!.Value), published));
        Assert.DoesNotContain(figures.Questions.SelectMany(table => table.Categories), row => row.Figure == FigureOrigin.Counted);
    }

    [Fact]
    public async Task Notes_OfTheReconstruction_NameTheSyntheticBase_AndTheCountsThatWereChosenBetweenTwo()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var counted = await Figure.CountAsync(database);
        var figures = counted.Figures(new());
        Assert.All(figures.Questions, table => Assert.Contains("How many people answered is synthetic.", table.Notes));
        var chosen = figures.Questions.SelectMany(table => table.Notes, (table, note) => $"{table.Key}: {note}")
            .Where(line => line.Contains("fits", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Q1.1: The published 10% fits 10 to 11 respondents; one is shown.",
                "Q2: The published 10% fits 10 to 11 respondents; one is shown.",
                "Q9: The published 10% fits 10 to 11 respondents; one is shown.",
            ],
            chosen);
        var answered = counted.Figures(new() { Of = PercentageBase.Answered });
        Assert.All(answered.Questions.SelectMany(table => table.Categories), row => Assert.Equal(FigureOrigin.Synthetic, row.Figure));
        Assert.DoesNotContain(
            answered.Questions.SelectMany(table => table.Notes),
            note => note.Contains("published", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summary_OfTheReconstruction_SaysThatTheAnswersWereGenerated()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/2019/results/all");
        var summary = page.QuerySelectorAll(".kpis > div:not(.kpis__wide)")
            .Select(kpi => $"{kpi.QuerySelector("dt")!.TextContent} {kpi.QuerySelector("dd")!.TextContent}");
        Assert.Equal(["generated 105", "in the results 105"], summary);
    }

    [Fact]
    public async Task OnThePageMadeUpFiguresSaySoAndNoOtherDoes()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/2019/results/all");
        foreach (
            var row in page.QuerySelectorAll("tr[data-source]")
                .Where(row => !row.QuerySelectorAll(".tag").Any(tag => tag.TextContent == "synthetic"))
                .ToList())
        {
            Assert.Equal("published", row.GetAttribute("data-figure"));
            row.Remove();
        }

        var madeUp = Figure.OnPage(page);
        Assert.All(madeUp, f => Assert.Equal("synthetic", f.Origin));
        Figure.AssertSyntheticOptions(madeUp);
    }

    [Fact]
    public async Task EveryTableIsOf105AndNotesItWhenItAddsUpToMore()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        Assert.All(figures.Questions, table =>
        {
            Assert.Equal(105, table.Base);
            Assert.Equal(105, table.Answered + table.NotAnswered);
            Assert.Equal(0, table.Waiting);
            Assert.Equal(
                table.Categories.Sum(c => c.Count) > 105,
                table.Notes.Any(n => n.StartsWith("Numbers do not add up to 100%", StringComparison.Ordinal)));
            Assert.Equal(
                TestData.Questionnaire.Question(table.Code).Kind.Name switch
                {
                    "multipleChoice" => "Respondents could choose several options.",
                    "openText" when table.Categories.Count > 0 => "One answer can have several codes.",
                    _ => null,
                },
                table.Notes.FirstOrDefault(n => n is "Respondents could choose several options." or "One answer can have several codes."));
        });
        Assert.Contains(figures.Questions, table => table.Notes is ["How many people answered is synthetic."]);
        Assert.Contains(figures.Questions, table => table is { Code: "Q7", Notes.Count: 3 });
    }

    [Fact]
    public async Task Tables_FollowEachOtherAsInTheReport()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        Assert.Equal(
            Data.PublishedResults.GetProperty("sections")
                .EnumerateArray()
                .Select(s => (s.GetProperty("question").GetString()!, s.TryGetProperty("facet", out var f) ? f.GetString() : null)),
            (await Figure.CountAsync(database)).Figures(new()).Questions.Select(table => (table.Code, table.Facet)));
    }

    [Theory]
    [InlineData("2019", false)]
    [InlineData("2019", true)]
    [InlineData("small", false)]
    [InlineData("empty", false)]
    public async Task TheCsvHoldsWhatTheJsonHoldsCellByCell(string window, bool beforeCoding)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await TestData.OpenWindowAsync(database, "empty");
        var small = await TestData.OpenWindowAsync(database, "small");
        await TestData.AcceptedAsync(database, small, 10);
        await database.Get<Releaser>().ReleaseAsync(small.Id);
        await database.RunAsync(
            "UPDATE survey_window SET population = 90; "
                + "INSERT INTO net (frame_id, label) SELECT id, 'All of it' FROM frame; UPDATE code SET net_id = net.id FROM net WHERE "
                + "net.frame_id = code.frame_id");
        var figures = (await Figure.CountAsync(database, window)).Figures(new() { BeforeCoding = beforeCoding });
        var json = JsonDocument.Parse(FiguresJson.Write(figures)).RootElement;
        var expected =
            from table in json.GetProperty("questions").EnumerateArray()
            from part in new[] { "categories", "nets" }
            from row in table.GetProperty(part).EnumerateArray()
            select Columns.Select(name => Cell(name, part, row, table, json)).ToArray();
        Assert.Equal([Columns, .. expected], Figure.Cells(FiguresCsv.Write(figures)));
        Assert.Equal(window == "2019" ? "none" : "flagged", Figure.Cells(FiguresCsv.Write(figures))[1][Array.IndexOf(Columns, "baseMark")]);

        static string Cell(string name, string part, params JsonElement[] from) =>
            (name, part) switch
            {
                ("source", "nets") => "net",
                ("figure", "nets") => "",
                ("shareLow" or "shareHigh", _) when from[0].GetProperty("interval") is { ValueKind: JsonValueKind.Object } interval =>
                    interval.GetProperty(name["share".Length..].ToLowerInvariant()).ToString(),
                ("shareLow" or "shareHigh", _) => "",
                ("participation", _) => from[^1].GetProperty(name).GetProperty("percent").ToString(),
                ("participationWords", _) => from[^1].GetProperty("participation").GetProperty("words").ToString(),
                ("participationByLink", _) => "",
                _ => from.First(where => where.TryGetProperty(name, out _)).GetProperty(name) switch
                {
                    { ValueKind: JsonValueKind.Array } sentences => string.Join(' ', sentences.EnumerateArray()),
                    { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetRawText(),
                    var value => value.ToString(),
                },
            };
    }

    [Fact]
    public async Task OnThePageEachPublishedFigureStandsInItsQuestionsTable_WithTheBaseAndTheNotes()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Coder")).PageAsync("/surveys/2019/results/all");
        var found = 0;
        foreach (var section in Data.PublishedResults.GetProperty("sections").EnumerateArray())
        {
            var question = section.GetProperty("question").GetString()!;
            var facet = section.TryGetProperty("facet", out var named) ? named.GetString() : null;
            var shown = page.QuerySelector($"section[aria-labelledby='{question}-title']")!;
            var table = Assert.Single(shown.QuerySelectorAll("table"), table =>
                table.GetAttribute("data-question") == question && (facet is null || table.GetAttribute("data-facet") == facet));
            foreach (var category in section.GetProperty("categories").EnumerateArray())
            {
                var row = Assert.Single(table.QuerySelectorAll("tbody tr"), row =>
                    row.QuerySelector(".figures__label")!.TextContent == category.GetProperty("label").GetString());
                Assert.Equal($"{category.GetProperty("percent").GetInt32()}%", row.QuerySelector(".figures__share")!.TextContent);
                Assert.DoesNotContain("synthetic", row.TextContent, StringComparison.Ordinal);
                found++;
            }

            // Both bases are stated: all respondents, and those who answered.
            var notes = table.NextElementSibling!;
            Assert.Equal("notes", notes.ClassName);
            var bases = Regex.Match(notes.TextContent, @"Base: (\d+) \(all respondents\); (\d+) answered, (\d+) did not answer[ .]");
            Assert.Equal("105", bases.Groups[1].Value);
            Assert.Equal(
                105,
                int.Parse(bases.Groups[2].Value, CultureInfo.InvariantCulture)
                    + int.Parse(bases.Groups[3].Value, CultureInfo.InvariantCulture));
            if (section.GetProperty("categories").EnumerateArray().Sum(category => category.GetProperty("percent").GetInt32()) > 100)
                Assert.Contains(
                    "Numbers do not add up to 100%: a respondent can be in several categories.",
                    notes.TextContent,
                    StringComparison.Ordinal);

            foreach (
                var footnote in section.TryGetProperty("footnotes", out var printed)
                    ? printed.EnumerateArray().Select(line => line.GetString()!)
                    : [])
                Assert.Contains(Regex.Replace(footnote, @"^(Q\d+\.|NB:) ", ""), shown.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(49, found);
    }

    [Theory]
    [InlineData("a, \"b\"\r\nc", "a, \"b\"\r\nc")]
    [InlineData("=HYPERLINK(\"https://example.org\")", "'=HYPERLINK(\"https://example.org\")")]
    public async Task InTheCsvALabelIsTextWhateverItHolds(string label, string cell)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new());
        var table = figures.Questions[0];
        var written = FiguresCsv.Write(
            figures with
            {
                Questions = [table with { Categories = [table.Categories[0] with { Label = label }] }],
            });
        Assert.Equal(cell, Figure.Cells(written)[1][Array.IndexOf(Columns, "label")]);
    }

    [Fact]
    public async Task OfThoseWhoAnsweredTheBaseIsWhatChanges()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var json = JsonDocument
            .Parse(await (await app.SignedInAsync("Analyst")).GetStringAsync("/surveys/2019/results/figures.json?base=answered"))
            .RootElement;
        var all = (await Figure.CountAsync(database)).Figures(new());
        Assert.Equal("answered", json.GetProperty("of").GetString());
        Assert.Equal(
            all.Questions.Select(q => q.Answered),
            json.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("base").GetInt32()));
        Assert.Equal(all.Questions.SelectMany(q => q.Categories, (_, c) => c.Count), Figure.InJson(json.GetRawText()).Select(f => f.Count));
    }
}
