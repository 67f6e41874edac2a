using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkWorkerSurvey.Tests.Survey.Input;

/// <summary>One site on a real port for all inputs; each input has a window of its own.</summary>
public sealed class Site : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The labels of question 2 in a later version, which a file format or a page might take for more than text.</summary>
    internal static readonly string[] Labels =
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\"one\", 'two', three;\nfour",
        "<script>alert(1)</script>",
        "]]>",
        "{{7*7}} @Model",
        "مرحبا 你好 👩‍👩‍👧‍👦 tŷ",
    ];

    private TestDatabase database = null!;
    private SurveyApp app = null!;
    private Uri address = null!;
    private Guid administrator;

    internal TestDatabase Database => database;

    /// <summary>The window that asks the later version.</summary>
    internal SurveyWindow Later { get; private set; } = null!;

    /// <summary>The client of a respondent.</summary>
    internal HttpClient Client { get; private set; } = null!;

    /// <summary>The client of an administrator.</summary>
    internal HttpClient Staff { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        app = new SurveyApp(database) { PublicAddress = "http://survey.example.org" };
        address = app.Listen();
        Client = app.Client();
        Staff = await app.SignedInAsync(Roles.Administrator);
        Later = await LaterAsync();
        administrator = await database.ScalarAsync<Guid>("SELECT id FROM staff");
        app.Services.GetRequiredService<ILogger<Site>>().LogWarning("This is heard");
        Assert.Contains("This is heard", Logged()[^1], StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>Returns the content of the whole database.</summary>
    internal Task<string> DumpAsync() => database.DumpAsync();

    /// <summary>Returns and removes the log events collected since the last call.</summary>
    internal IReadOnlyList<string> Logged() => app.Log.Take();

    /// <summary>Creates an open window.</summary>
    internal Task<SurveyWindow> WindowAsync() => TestData.OpenWindowAsync(database, $"input-{Guid.NewGuid():N}");

    /// <summary>Ends the window, releases its submissions, and returns the answers.</summary>
    internal async Task<IReadOnlyList<string>> StoredAsync(SurveyWindow window)
    {
        var releaser = database.Get<Releaser>();
        await TestData.EndAsync(database, window);
        if (await releaser.ReleaseAsync(window.Id) == ReleaseOutcome.AwaitingDecision)
        {
            var pending = (int)await TestData.CountAsync(database, $"staged WHERE window_id = {window.Id}");
            await releaser.DecideAsync(
                window.Id, FinalReleaseDecision.Release, SubmissionFlags.None, "to read it", administrator, agreed: pending);
        }

        return await database.ListAsync<string>($"""
            SELECT 'Q' || tick / 100 || '=' || tick AS answer FROM response r, unnest(r.ticks) AS tick WHERE r.window_id = {window.Id}
            UNION ALL
            SELECT t.question || CASE WHEN t.is_other THEN '-other=' ELSE '=' END || t.text FROM answer_text t
                JOIN response r ON r.id = t.response_id WHERE r.window_id = {window.Id}
            """);
    }

    /// <summary>Returns the number of rows that hold anything sent to the window.</summary>
    internal Task<long> RowsAsync(SurveyWindow window) => database.ScalarAsync<long>($"""
        SELECT (SELECT count(*) FROM receipt WHERE window_id = {window.Id}) + (SELECT count(*) FROM staged WHERE window_id = {window.Id})
             + (SELECT count(*) FROM response WHERE window_id = {window.Id})
        """);

    /// <summary>Returns the figures of the window, as JSON and as CSV.</summary>
    internal async Task<string> FiguresAsync(SurveyWindow window) =>
        await Staff.GetStringAsync($"/surveys/{window.Slug}/results/figures.csv")
        + await Staff.GetStringAsync($"/surveys/{window.Slug}/results/figures.json");

    /// <summary>
    /// Sends raw bytes, all of them before it reads, and returns the response. A client that gives up closes its sending side at the end.
    /// </summary>
    internal async Task<string> RawAsync(IEnumerable<byte[]> request, bool givesUp)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await using var connection = new NetworkStream(socket);
        try
        {
            foreach (var part in request)
                await connection.WriteAsync(part);
            if (givesUp)
                socket.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(connection, Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
        catch (Exception cut) when (cut is IOException or SocketException)
        {
            return RawRequests.CutOff;
        }
    }

    internal async Task<WindowState> StateAsync(SurveyWindow window)
    {
        await using var db = database.Context();
        return (await db.Windows.FindAsync(window.Id))!.StateAt(DateTimeOffset.UtcNow);
    }

    /// <summary>Returns the answers in the form of a page.</summary>
    internal static IEnumerable<string> Answers(IHtmlDocument page) =>
        page.QuerySelectorAll("[data-question] [name]")
            .Select(field =>
                field switch
                {
                    IHtmlTextAreaElement area => (area.Name, area.Value),
                    IHtmlInputElement { Type: "checkbox" or "radio" } choice => (
                        choice.Name,
                        Value: choice.HasAttribute("checked") ? choice.Value : ""),
                    IHtmlInputElement input => (input.Name, input.Value),
                    _ => (Name: "", Value: ""),
                })
            .Where(field => field.Value.Length > 0)
            .Select(field => $"{field.Name}={field.Value.ReplaceLineEndings("\n")}");

    private async Task<SurveyWindow> LaterAsync()
    {
        var later = TestData.Questionnaire with
        {
            Version = "later",
            Questions =
            [
                .. TestData.Questionnaire.Questions.Select(q =>
                    q.Code == "Q2" ? q with { Options = [.. Labels.Select((label, i) => new Option((short)(250 + i), label))] } : q),
            ],
        };
        await using var add = database.Source.CreateCommand(
            "INSERT INTO questionnaire (code, version, document) VALUES ($1, $2, $3::jsonb)");
        foreach (var value in new[] { later.Code, later.Version, later.ToJson() })
            add.Parameters.Add(new() { Value = value });
        await add.ExecuteNonQueryAsync();

        await using var db = database.Context();
        var now = DateTimeOffset.UtcNow;
        var window = new SurveyWindow(
            await db.Questionnaires.SingleAsync(q => q.Version == later.Version),
            "later",
            "A later version",
            now.AddHours(-1),
            now.AddDays(1));
        window.AddLink("later", "Open link");
        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return window;
    }
}
