using LinkWorkerSurvey.Core.Storage;
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
        await database.RunAsync($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {name} = ''{wrong}''', current_database()); END $$");
        await using var fresh = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "fresh" }.ConnectionString).Build();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerSettings.RequireAsync(fresh));

        Assert.Contains($"{name} = {right}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_SetsWhatIsToBeLogged_WhereItMay()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET log_statement = ''all''', current_database()); END $$");

        await database.Get<SchemaSetup>().PrepareAsync();

        await using var fresh = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "fresh" }.ConnectionString).Build();
        await ServerSettings.RequireAsync(fresh);
    }
}
