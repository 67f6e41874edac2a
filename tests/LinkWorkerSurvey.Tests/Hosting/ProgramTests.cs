using System.Net;
using System.Text.Json;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Hosting;

/// <summary>Tests the program as a separate process.</summary>
public class ProgramTests
{
    private static readonly (string, string) AnyPort = ("ASPNETCORE_URLS", "http://127.0.0.1:0");

    [Theory]
    [InlineData(
        "ConnectionStrings__Survey",
        "",
        "No database is set: give the connection string of a PostgreSQL database in ConnectionStrings__Survey.")]
    [InlineData(
        "Survey__PublicAddress",
        "",
        "No public address is set: give the address of the site in Survey__PublicAddress, such as https://survey.example.org.")]
    [InlineData(
        "Survey__PublicAddress",
        "survey.example.org",
        "The address in Survey__PublicAddress is not one such as https://survey.example.org.")]
    [InlineData(
        "Survey__PublicAddress",
        "http://survey.example.org",
        "The address in Survey__PublicAddress is not one such as https://survey.example.org.")]
    [InlineData("Survey__PublicAddress", "https://survey.example.org/survey", "The address in Survey__PublicAddress is not one such as")]
    [InlineData("Proxy__Networks__0", "",
        "No proxy is set: give the network of the proxy in Proxy__Networks__0, such as 172.30.77.0/24, or 'none'")]
    [InlineData("Proxy__Networks__0", "the proxy", "'the proxy' in Proxy__Networks is not a network such as 172.30.77.0/24.")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust every sender")]
    [InlineData("Suggestions__Vectors", "maybe", "Suggestions__Vectors must be true or false.")]
    [InlineData("Survey__Secret", "", "No survey secret is set")]
    [InlineData("Survey__Secret", "c2hvcnQ=", "The survey secret in Survey__Secret is not 32 bytes or more in base 64")]
    [InlineData(
        "Survey__Secret",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "The survey secret is not the one that this database was created with.")]
    public async Task Production_ThatIsNotSetUp_StopsWithOneClearLine(string setting, string value, string line)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var program = SurveyProcess.Start(database, [], AnyPort, (setting, value));

        var ended = await program.EndAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith(line, ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Trim().Split('\n'));
        Assert.Equal("", ended.Output);
    }

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    public async Task AnyEnvironmentButDevelopment_WithoutAPublicAddress_DoesNotStart(string environment)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var program = SurveyProcess.Start(
            database, [], AnyPort, ("ASPNETCORE_ENVIRONMENT", environment), ("Survey__PublicAddress", ""));

        Assert.StartsWith("No public address is set", (await program.EndAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_ForgedHost_PrintsAndServesLinksToThePublicAddress()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var program = SurveyProcess.Start(database, [], AnyPort, ("Survey__PublicAddress", "https://survey.example.org"));
        using var client = await ClientAsync(program, followRedirects: false);
        client.DefaultRequestHeaders.Host = "forged.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "forged.example");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");

        var signIn = (await client.GetAsync("/surveys")).Headers.Location!;
        Assert.Equal("https://survey.example.org", signIn.GetLeftPart(UriPartial.Authority));
        Assert.Contains("https://survey.example.org/account/first?key=", (await program.KillAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_BetweenAcceptingAndReleasing_LosesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using (
            var first = SurveyProcess.Start(database, [], AnyPort, ("Release__Every", "01:00:00"), ("Limits__FastestForm", "00:00:00")))
        {
            using var client = await ClientAsync(first);
            for (var i = 0; i < 2 * window.MinimumBatchSize; i++)
                Assert.Equal(HttpStatusCode.OK, (await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = $"skill {i}" })).StatusCode);
        }

        Assert.Equal((10, 0), (await TestData.CountAsync(database, "staged"), await TestData.CountAsync(database, "response")));

        await using var second = SurveyProcess.Start(database, [], AnyPort, ("Release__Every", "00:00:00.050"));
        await second.SaysAsync("answers at");
        await Wait.UntilAsync(async () => await TestData.CountAsync(database, "response") > 0);
        Assert.Equal((5, 5), (await TestData.CountAsync(database, "staged"), await TestData.CountAsync(database, "response")));
        await TestData.EndAsync(database, window);
        await Wait.UntilAsync(async () => await TestData.CountAsync(database, "staged") == 0);
        Assert.Equal(10, await database.ScalarAsync<long>("SELECT count(DISTINCT text) FROM answer_text WHERE question = 'Q4'"));
    }

    [Fact]
    public async Task Production_ServesItsStyleAndScript_AndLogsNothingOfWhatRespondentsSend()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var program = SurveyProcess.Start(database, [], AnyPort);
        using var client = await ClientAsync(program);
        var page = await client.PageAsync("/s/wave");
        var code = page.QuerySelector("[name=code]")!.GetAttribute("value")!;

        foreach (
            var asset in new[]
            {
                page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!,
                page.QuerySelector("script")!.GetAttribute("src")!,
            })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(asset)).StatusCode);
        await client.SubmitAsync(page.Form(), new() { ["Q4"] = "canary" });
        await client.SubmitAsync(page.Form(), new() { ["Q4"] = "canary again" });
        await client.SubmitFreshAsync("/withdraw", new() { ["code"] = code });
        Assert.Equal("ok", await client.GetStringAsync("/health"));

        await database.RunAsync("ALTER TABLE receipt RENAME TO receipt_away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "canary" })).StatusCode);
        await database.RunAsync("ALTER TABLE staged RENAME TO staged_away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.SubmitFreshAsync("/withdraw", new() { ["code"] = code })).StatusCode);
        var said = await program.KillAsync();
        foreach (var trace in new[] { "canary", code, "127.0.0.1:0", "/s/wave" })
            Assert.DoesNotContain(trace, said.Output + said.Errors, StringComparison.Ordinal);
        Assert.Contains("A form could not be stored: Npgsql.PostgresException 42P01", said.Errors, StringComparison.Ordinal);
        Assert.Contains("A withdrawal could not be confirmed: Npgsql.PostgresException 42P01", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("synchronous_commit", "off", "Set synchronous_commit = on ")]
    [InlineData("log_statement", "all", "Set log_statement = none ")]
    public async Task Production_OnADatabaseThatForgetsOrTells_DoesNotStart(string name, string wrong, string help)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SetAsync(name, wrong);
        await using var program = SurveyProcess.Start(database, [], AnyPort);

        var ended = await program.EndAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(help, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheEmbeddedDefault_MakesADemonstration_AndACommandBesideItCounts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Path.Combine(Directory.CreateTempSubdirectory("link worker survey ").FullName, "data here");
        (string, string)[] settings =
        [
            AnyPort, ("ASPNETCORE_ENVIRONMENT", "Development"), ("LocalPostgres__DataFolder", folder),
            ("ConnectionStrings__Survey", ""), ("Survey__Secret", ""), ("Survey__PublicAddress", ""), ("Proxy__Networks__0", ""),
        ];
        await using (var program = SurveyProcess.Start(database, [], settings))
        {
            using var client = await ClientAsync(program);
            Assert.Equal(TestData.Questionnaire.Title, (await client.PageAsync("/s/demonstration")).QuerySelector("h1")!.TextContent);

            await using var command = SurveyProcess.Start(database, ["figures", "--window", "2019"], settings);
            var figures = await command.EndAsync();
            Assert.Equal("", figures.Errors);
            Assert.Equal(105, JsonDocument.Parse(figures.Output).RootElement.GetProperty("released").GetInt32());
        }

        await Wait.UntilAsync(() => Task.FromResult(!File.Exists(Path.Combine(folder, "postgres", "postmaster.pid"))));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static async Task<HttpClient> ClientAsync(SurveyProcess program, bool followRedirects = true) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = await program.AddressAsync() };
}
