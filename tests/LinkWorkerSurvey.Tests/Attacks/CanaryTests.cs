using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.TestHost;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Xunit.Abstractions;
using TestServer = LinkWorkerSurvey.Tests.Fixtures.TestServer;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Puts a canary word into every field, header, token and address that a respondent's browser can send, also in requests that fail. Then
/// searches everything that is written, with every level of logging enabled.
/// </summary>
public partial class CanaryTests(ITestOutputHelper output)
{
    private const string Canary = "kanarienvogel";
    private const string Address = "203.0.113.77";

    [Fact]
    public async Task NoLogOfProgramOrDatabase_AndNoTableButTheAnswers_HoldsWhatWasSent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, token) = await InvitedAsync(database);
        await using var program = SurveyProcess.Start(
            database,
            [],
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("Limits__FastestForm", "00:00:00"),
            ("Proxy__Networks__0", "127.0.0.0/8"),
            ("Release__Every", "01:00:00"),
            ("Serilog__MinimumLevel__Default", "Verbose"),
            ("Serilog__MinimumLevel__Override__Microsoft", "Verbose"),
            ("Serilog__MinimumLevel__Override__System", "Verbose"),
            ("Serilog__MinimumLevel__Override__Npgsql", "Verbose"),
            ("Serilog__MinimumLevel__Override__Microsoft.EntityFrameworkCore.Database", "Verbose"));
        var site = new Uri(Site().Match(await program.SaysAsync("/account/first")).Value);
        using var client = new HttpClient { BaseAddress = site };

        var codes = await SendEverywhereAsync(client, site, token);
        await database.RunAsync("ALTER TABLE receipt RENAME TO receipt_away");
        codes.AddRange(await SendAsync(client, "/s/wave", token));
        await database.RunAsync("ALTER TABLE receipt_away RENAME TO receipt");
        await database.RunAsync("ALTER TABLE channel RENAME TO channel_away");
        await client.GetAsync($"/s/{Canary}-failing?q={Canary}");
        await client.GetAsync($"/i/wave/{token}?q={Canary}");
        await database.RunAsync("ALTER TABLE channel_away RENAME TO channel");
        await TestData.AcceptedAsync(database, window, 5);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var ended = await program.KillAsync();

        string[] hunted =
        [
            Canary,
            Address,
            token.ToString(),
            .. codes,
            .. codes.Select(code => code.Replace("-", "", StringComparison.Ordinal)),
        ];
        var tables = await database.DumpAsync();
        output.WriteLine(
            $"{hunted.Length} words hunted in {ended.Output.Length + ended.Errors.Length:N0} characters of the program's log, "
                + $"{(await TestServer.LogAsync()).Length:N0} of PostgreSQL's, {tables.Length:N0} of tables");
        Assert.Contains("A respondent's page failed", ended.Errors, StringComparison.Ordinal);
        var others = tables.Split('\n').Where(line => line.Split(' ')[0] is not ("answer_text" or "final_answer_text"));
        var places = new[]
        {
            ("program", ended.Output + ended.Errors),
            ("PostgreSQL", await TestServer.LogAsync()),
            ("tables", string.Join('\n', others)),
        };
        foreach (var (place, text) in places)
            Assert.All(hunted, word => Assert.True(!text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} stands in {place}"));

        // The search finds what exists.
        Assert.Contains(Canary, tables, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFrameworksOwnLog_WouldTell_IfItWereLetTo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, token) = await InvitedAsync(database);
        var (leaky, sink) = (new Lines(), new Lines());
        await using var app = new SurveyApp(database);
        await using var leaking = app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSerilog(log => log.MinimumLevel.Verbose().WriteTo.Sink(leaky))));
        await using var silent = new SurveyApp(database);
        await using var product = silent.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSerilog(log =>
            Web.Security.RespondentsLogs.WithoutRespondents(log.MinimumLevel.Verbose()).WriteTo.Sink(sink))));

        await leaking.CreateClient().GetAsync($"/i/wave/{token}?q={Canary}");
        await product.CreateClient().GetAsync($"/i/wave/{token}?q={Canary}");

        Assert.Contains(leaky.All, line => line.Contains(token.ToString(), StringComparison.Ordinal));
        Assert.Contains(leaky.All, line => line.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(sink.All, line =>
            line.Contains(token.ToString(), StringComparison.Ordinal) || line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Traces_HoldNothingOfWhatWasSent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, token) = await InvitedAsync(database);
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                var tags = activity.TagObjects.Concat(activity.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)));
                var events = string.Join(' ', activity.Events.SelectMany(e => e.Tags));
                traced.Enqueue($"{activity.OperationName} {activity.DisplayName} {string.Join(' ', tags)} {events}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = new SurveyApp(database);
        using var client = new HttpClient { BaseAddress = app.Listen() };

        await SendEverywhereAsync(client, client.BaseAddress!, token);

        // The trace also contains this process's own clients; only the server's events count.
        var server = traced.Where(line => !line.StartsWith("System.Net.Http", StringComparison.Ordinal)).ToList();
        Assert.Contains(server, line => line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.All(server, line =>
            Assert.True(
                !line.Contains(Canary, StringComparison.OrdinalIgnoreCase)
                    && !line.Contains(token.ToString(), StringComparison.OrdinalIgnoreCase),
                line));
    }

    [Fact]
    public async Task PostgreSQLsUsualLog_WouldTell_IfTheSettingsWereNotDemanded()
    {
        await using var database = await TestDatabase.CreateAsync();
        var word = $"word{Guid.NewGuid():N}";
        const string failing =
            "INSERT INTO answer_text (id, response_id, question, is_other, text) VALUES (gen_random_uuid(), gen_random_uuid(), NULL, "
                + "false, '{0}')";
        await using var connection = await database.Source.OpenConnectionAsync();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, failing, word)));
        Assert.DoesNotContain(word, await TestServer.LogAsync(), StringComparison.Ordinal);

        await RunAsync("SET log_error_verbosity = default; SET log_min_error_statement = error");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, failing, word)));
        Assert.Contains(word, await TestServer.LogAsync(), StringComparison.Ordinal);

        async Task RunAsync(string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<(SurveyWindow Window, InvitationToken Token)> InvitedAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        await database.Get<InvitationService>().InviteAsync(window, Enumerable.Range(0, 5).Select(i => $"{Canary}{i}@example.org"));
        return (window, (await database.Get<InvitationService>().ListAsync(window.Id))[0].Token);
    }

    /// <summary>Sends the word by every route, and returns the codes of the forms and the addresses that contain them encrypted.</summary>
    private static async Task<List<string>> SendEverywhereAsync(HttpClient client, Uri site, InvitationToken token)
    {
        foreach (var header in new[] { "User-Agent", "Referer", "Cookie", "Accept-Language", "X-Real-IP", "X-Canary" })
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, $"{Canary}=1");
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", Address);

        List<string> codes = [.. await SendAsync(client, $"/i/wave/{token}", token), .. await SendAsync(client, "/s/wave", token)];
        await client.GetAsync($"/s/{Canary}?{Canary}={Canary}");
        await client.GetAsync($"/i/wave/{Canary}");
        await client.PostAsync("/s/wave", new FormUrlEncodedContent([new("Q2", Canary), new("Q4", Canary), new(Canary, Canary)]));
        await client.PostAsync(
            "/s/wave",
            new StringContent(
                $"--x\r\nContent-Disposition: form-data; name=\"{Canary}\"\r\n\r\ncut",
                Encoding.UTF8,
                "multipart/form-data; boundary=x".Split(';')[0]));
        await client.PostAsync("/withdraw", new FormUrlEncodedContent([new("code", Canary)]));
        await client.PostAsync("/withdraw", new FormUrlEncodedContent([new("code", codes[0])]));
        await client.SendAsync(new HttpRequestMessage(new HttpMethod("KANARIENVOGEL"), "/s/wave"));
        foreach (
            var broken in new[]
            {
                $"GET /s/wave?{Canary} HTTP/9.9\r\n\r\n",
                $"{Canary}\r\n\r\n",
                $"POST /s/wave HTTP/1.1\r\nHost: x\r\n{Canary}\r\n\r\n",
                $"POST /s/wave HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{Canary}",
            })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(site.Host, site.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(broken));
            try
            {
                socket.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null);
            }
            catch (Exception over) when (over is IOException or SocketException)
            {
                // The server may close the connection instead of responding to a malformed request.
            }
        }

        return codes;
    }

    private static async Task<string[]> SendAsync(HttpClient client, string address, InvitationToken token)
    {
        var form = (await client.PageAsync($"{address}?q={Canary}")).Form();
        var answer = await client.SubmitAsync($"{address}?q={Canary}", form, new()
        {
            ["Q4"] = $"{Canary} {token}",
            ["Q5"] = Canary,
            ["Q2-other"] = Canary,
            ["Q2"] = "299",
            [Canary] = Canary,
        });
        return [form.QuerySelector("[name=code]")!.GetAttribute("value")!, .. Sealed(answer)];
    }

    // The redirect of a stored form: the client follows it by itself, as a browser does.
    private static IEnumerable<string> Sealed(HttpResponseMessage answer) =>
        answer.RequestMessage!.RequestUri!.AbsolutePath.Split("/thanks/") is [_, var sealedCode] ? [sealedCode] : [];

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Site();

    private sealed class Lines : ILogEventSink
    {
        public ConcurrentQueue<string> All { get; } = [];

        public void Emit(LogEvent logEvent) =>
            All.Enqueue(
                $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} "
                    + $"{string.Join(' ', logEvent.Properties.Values)} {logEvent.Exception}");
    }
}
