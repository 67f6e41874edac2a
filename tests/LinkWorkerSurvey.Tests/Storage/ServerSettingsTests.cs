using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Tests.Faults;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Storage;

public class ServerSettingsTests
{
    [Theory]
    [InlineData("log_statement", "mod", "none")]
    [InlineData("log_min_error_statement", "error", "panic")]
    [InlineData("log_error_verbosity", "default", "terse")]
    [InlineData("log_parameter_max_length_on_error", "100", "0")]
    [InlineData("log_min_duration_statement", "0", "-1")]
    [InlineData("synchronous_commit", "off", "on")]
    public async Task ASettingThatWouldTellOrForget_IsRefusedByName(string name, string wrong, string right)
    {
        await using var database = await TestDatabase.CreateAsync();
        await ServerSettings.RequireAsync(database.Get<NpgsqlDataSource>());
        await database.SetAsync(name, wrong);
        await using var fresh = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "fresh" }.ConnectionString).Build();

        var refusal = await Assert.ThrowsAsync<RuleException>(() => ServerSettings.RequireAsync(fresh));

        Assert.Contains($"{name} = {right}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsOfTheWholeServer_ThatWouldTellOrForget_AreRefusedByName()
    {
        await using var server = await FaultServer.StartAsync();
        await using (var database = await TestDatabase.CreateAsync(server.Running))
        {
            foreach (var setting in new[] { "track_commit_timestamp = on", "fsync = off", "full_page_writes = off" })
                await database.RunAsync($"ALTER SYSTEM SET {setting}");
        }

        await server.StopAsync();
        await server.StartAgainAsync();
        await using var source = new NpgsqlDataSourceBuilder(server.Running.ConnectionString("postgres")).Build();

        var refusal = await Assert.ThrowsAsync<RuleException>(() => ServerSettings.RequireAsync(source));

        Assert.All(["track_commit_timestamp = off", "fsync = on", "full_page_writes = on"], right =>
            Assert.Contains(right, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prepare_SetsWhatIsToBeLogged_WhereItMay()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SetAsync("log_statement", "all");

        await database.Get<SchemaSetup>().PrepareAsync();

        await using var fresh = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "fresh" }.ConnectionString).Build();
        await ServerSettings.RequireAsync(fresh);
    }
}
