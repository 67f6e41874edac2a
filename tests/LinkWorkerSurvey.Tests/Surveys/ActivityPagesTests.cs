using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests the activity of a survey and of staff: filter, pages, and the file.</summary>
public class ActivityPagesTests
{
    [Fact]
    public async Task FiveThousandEntries_AreShownInPages_AndInOneFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync(
            "INSERT INTO trail (at, act, window_id, note) SELECT '2027-01-01 12:00+00'::timestamptz + i * interval '1 minute', "
                + "'LinkAdded', (SELECT id FROM survey_window), 'link ' || i FROM generate_series(1, 5000) i");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var first = await client.PageAsync("/surveys/wave/activity");
        var second = await client.PageAsync(first.QuerySelector(".pages a[rel=next]")!.GetAttribute("href")!);
        var last = await client.PageAsync("/surveys/wave/activity?list=50");
        var file = await client.GetAsync("/surveys/wave/activity?handler=csv");
        var bytes = await file.Content.ReadAsByteArrayAsync();

        Assert.Equal((100, "link 5000", "link 4901"), Shown(first));
        Assert.Equal((100, "link 4900", "link 4801"), Shown(second));
        Assert.Equal((100, "link 100", "link 1"), Shown(last));
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.StartsWith("5,000 events", Footer(first), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(5001, Encoding.UTF8.GetString(bytes).TrimEnd().Split('\n').Length);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Filter_StandsInTheAddress_AndHoldsInPagesAndFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await database.RunAsync(
            "INSERT INTO trail (at, act, window_id, staff_id, before, after, note) "
                + "SELECT day, act, (SELECT id FROM survey_window), who, before, after, note FROM (VALUES "
                + "('2027-03-28 00:30+00'::timestamptz, 'LinkAdded', (SELECT id FROM staff), NULL, NULL, '=cmd|A0'), "
                + "('2027-03-28 22:59+00', 'TitleChanged', (SELECT id FROM staff), 'Old', 'Ŷ', NULL), "
                + "('2027-03-28 23:00+00', 'WindowPaused', NULL, NULL, NULL, NULL)) made (day, act, who, before, after, note)");
        var who = await database.ScalarAsync<Guid>("SELECT id FROM staff");
        var form = (await client.PageAsync("/surveys/wave/activity")).Form();

        Assert.Equal("get", form.Method);
        Assert.Equal(["WindowPaused", "TitleChanged", "LinkAdded"], await ActsAsync(client, ""));
        Assert.Equal(["TitleChanged", "LinkAdded"], await ActsAsync(client, $"who={who}"));
        Assert.Equal(["WindowPaused"], await ActsAsync(client, "who=program"));
        Assert.Equal(["LinkAdded"], await ActsAsync(client, "what=Links&who="));
        // The clocks go forward on 28 March: the day ends at 23:00 UTC.
        Assert.Equal(["TitleChanged", "LinkAdded"], await ActsAsync(client, "to=2027-03-28"));
        Assert.Equal(["WindowPaused"], await ActsAsync(client, "from=2027-03-29&to="));

        var page = await client.PageAsync($"/surveys/wave/activity?who={who}&what=SetUp&from=2027-03-28&to=2027-03-28");
        Assert.Equal($"{who}", page.QuerySelector<IHtmlSelectElement>("#who")!.Value);
        Assert.Equal("SetUp", page.QuerySelector<IHtmlSelectElement>("#what")!.Value);
        Assert.Equal("2027-03-28", page.QuerySelector<IHtmlInputElement>("#to")!.Value);
        Assert.Contains("To “Ŷ”, from “Old”", Words(page), StringComparison.Ordinal);
        var link = page.QuerySelectorAll("a").Single(a => a.TextContent == "Download as CSV").GetAttribute("href")!;
        var lines = (await client.GetStringAsync(link)).TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal("2027-03-28,11:59pm,2027-03-28T22:59:00Z,A Administrator,Title changed,,“Old”,“Ŷ”,", lines[1].TrimEnd('\r'));
        Assert.Contains(",'=cmd|A0", await client.GetStringAsync("/surveys/wave/activity?handler=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilterThatFindsNothing_SaysSo_AndOffersToClear()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var empty = await client.PageAsync("/surveys/wave/activity");
        var filtered = await client.PageAsync("/surveys/wave/activity?from=2027-01-01");

        Assert.Equal("No activity recorded yet", empty.QuerySelector(".message h2")!.TextContent);
        Assert.Equal("Nothing matches the filter", filtered.QuerySelector(".message h2")!.TextContent);
        Assert.Equal("/surveys/wave/activity", filtered.QuerySelector(".message a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("from=never", "#from", "Enter a real date, like 2027-02-15")]
    [InlineData("to=2027-02-30", "#to", "Enter a real date, like 2027-02-15")]
    [InlineData("from=2027-02-03&to=2027-02-02", "#to", "The last day must not be before the first")]
    public async Task FilterThatIsNotUnderstood_SaysSoAtItsField_AndKeepsWhatWasTyped(string query, string field, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await client.PageAsync($"/surveys/wave/activity?{query}");

        Assert.Equal(message, page.QuerySelector($".govuk-error-summary a[href='{field}']")!.TextContent);
        Assert.Equal("true", page.QuerySelector(field)!.GetAttribute("aria-invalid"));
        Assert.Contains(page.QuerySelector(field)!.GetAttribute("value")!, query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 100, 1, 101)]
    [InlineData(100, 0, 1, 101)]
    [InlineData(150, 0, 2, 51)]
    [InlineData(100, 50, 2, 51)]
    public async Task FinalRelease_StandsOnce_AmongTheEntriesOfItsTime(int newer, int older, int page, int rows)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync(
            "UPDATE survey_window SET final_released_at = '2027-01-02', emptied_at = '2027-01-02', closed_at = '2027-01-01'; "
                + $"INSERT INTO trail (at, act, window_id) SELECT CASE WHEN i <= {newer} THEN '2027-02-01'::timestamptz "
                + $"ELSE '2026-12-01' END, 'LinkAdded', (SELECT id FROM survey_window) FROM generate_series(1, {newer + older}) i");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var with = new List<(int Page, int Rows)>();
        for (var number = 1; number <= (newer + older + 99) / 100; number++)
        {
            var shown = await client.PageAsync($"/surveys/wave/activity?list={number}");
            if (Words(shown).Contains("Final release", StringComparison.Ordinal))
                with.Add((number, shown.QuerySelectorAll(".log tr:has(td)").Length));
        }

        Assert.Equal([(page, rows)], with);
    }

    [Fact]
    public async Task OpeningAndClosing_ByTheClock_StandInTheActivity()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromDays(-9), closes: TimeSpan.FromDays(-2));
        await database.RunAsync(
            "INSERT INTO trail (at, act, window_id) SELECT opens_at - interval '1 day', 'WindowScheduled', id FROM survey_window");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        Assert.Equal(["Closed", "Opened", "Opening confirmed"], await WhatAsync(client, ""));
        Assert.Equal(["Closed", "Opened", "Opening confirmed"], await WhatAsync(client, "?who=program&what=Opening"));
        Assert.Empty(await WhatAsync(client, "?what=SetUp"));
        Assert.Contains(",The program,Opened,,,,At its opening time.", await client.GetStringAsync("/surveys/wave/activity?handler=csv"));
    }

    [Theory]
    [InlineData("'WindowOpened', opens_at", "closed_at = opens_at + interval '1 hour'", "Opened early")]
    [InlineData("'WindowScheduled', opens_at", "closes_at = now() + interval '1 day'", "Opening confirmed")]
    public async Task OpeningAndClosing_ByStaff_StandInTheActivityOnce(string entry, string window, string what)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromDays(-9), closes: TimeSpan.FromDays(-2));
        await database.RunAsync(
            $"UPDATE survey_window SET {window}; INSERT INTO trail (act, at, window_id) SELECT {entry}, id FROM survey_window");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        Assert.Equal([what], await WhatAsync(client, ""));
    }

    [Fact]
    public async Task DeletedSurvey_KeepsItsActivity_UnderPeople()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await client.SubmitFreshAsync(
            "/surveys/new",
            new()
            {
                ["Window.Title"] = "Tried out",
                ["Window.Slug"] = "tried",
                ["Window.From"] = "2031-02-01",
                ["Window.To"] = "2031-02-28",
            });

        var deleted = await client.SubmitFreshAsync("/surveys/tried/set-up?confirm=delete", handler: "delete");
        var page = Words(await client.PageAsync("/people/activity?what=DeletedSurveys"));

        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Contains("A Administrator Survey deleted: Tried out", page, StringComparison.Ordinal);
        Assert.Contains("A Administrator Survey created: Tried out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", page, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ActsAsync(HttpClient client, string query)
    {
        var words = new Dictionary<string, string>
        {
            ["Paused"] = "WindowPaused",
            ["Title changed"] = "TitleChanged",
            ["Link added"] = "LinkAdded",
        };
        var page = await client.PageAsync($"/surveys/wave/activity?{query}");
        return
        [
            .. page.QuerySelectorAll(".log tr:has(td)").Select(row => row.QuerySelector("td:last-child")!.FirstChild!.TextContent.Trim())
                .Select(words.GetValueOrDefault).OfType<string>(),
        ];
    }

    private static async Task<IReadOnlyList<string>> WhatAsync(HttpClient client, string query) =>
    [
        .. (await client.PageAsync($"/surveys/wave/activity{query}")).QuerySelectorAll(".log tr:has(td) td:last-child")
            .Select(cell => cell.FirstChild!.TextContent.Trim()),
    ];

    private static (int Rows, string First, string Last) Shown(IHtmlDocument page)
    {
        var notes = page.QuerySelectorAll(".log tr:has(td) small").Select(note => note.TextContent.Trim('“', '”')).ToList();
        return (notes.Count, notes[0], notes[^1]);
    }

    private static string Words(IHtmlDocument page) => Pages.Words(page.QuerySelector("main")!.TextContent);

    private static string Footer(IHtmlDocument page) => Pages.Words(page.QuerySelector("main > p:last-of-type")!.TextContent);
}
