using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Storage;

/// <summary>
/// Tests the privileges of the program's role and of a reader's role, table by table. A new privilege must be justified here.
/// </summary>
public class RolesTests
{
    private const string ReadAndAdd = "INSERT SELECT";
    private const string ReadAddAndChange = "INSERT SELECT UPDATE";
    private const string All = "DELETE INSERT SELECT UPDATE";

    [Fact]
    public async Task TheProgram_MayDoWhatItNeeds_AndNothingElse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var allowed = new Dictionary<string, string>
        {
            ["receipt"] = ReadAndAdd,
            ["response"] = ReadAndAdd,
            ["answer_text"] = ReadAndAdd,
            ["trail"] = ReadAndAdd,
            ["reading_code"] = ReadAndAdd,
            ["data_protection_keys"] = ReadAndAdd,
            ["survey_window"] = ReadAddAndChange,
            ["channel"] = ReadAddAndChange,
            ["channel_day"] = ReadAddAndChange,
            ["frame"] = All,
            ["net"] = All,
            ["code"] = All,
            ["reading"] = ReadAddAndChange,
            ["coding_step"] = ReadAddAndChange,
            ["quote"] = ReadAddAndChange,
            ["quote_use"] = "DELETE INSERT SELECT",
            ["report_text"] = ReadAndAdd,
            ["report_claim_review"] = "DELETE INSERT SELECT",
            ["report_edition"] = "DELETE INSERT SELECT",
            ["staged"] = All,
            ["invitation"] = All,
            ["open_token"] = All,
            ["staff"] = All,
            ["staff_role"] = All,
            ["staff_claim"] = All,
            ["staff_login"] = All,
            ["staff_token"] = All,
            ["questionnaire"] = ReadAndAdd,
            ["role"] = "SELECT",
            ["role_claim"] = "SELECT",
            ["secret_fingerprint"] = "SELECT",
            ["__EFMigrationsHistory"] = "SELECT",
            ["coding_text"] = "SELECT",
        };
        Assert.Equal(Lines(allowed), await RightsAsync(database, "survey_app"));
    }

    [Fact]
    public async Task AReader_SeesNoAnswerAndNoPerson()
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] tables = ["questionnaire", "survey_window", "channel", "channel_day", "frame", "net", "code"];
        Assert.Equal(Lines(tables.ToDictionary(t => t, _ => "SELECT")), await RightsAsync(database, "survey_reader"));
    }

    [Theory]
    [InlineData("CREATE TABLE spy (text text)")]
    [InlineData("ALTER TABLE response ADD COLUMN at timestamptz DEFAULT now()")]
    [InlineData("CREATE TRIGGER spy AFTER INSERT ON staged EXECUTE FUNCTION keep_used_questionnaire()")]
    [InlineData("UPDATE response SET ticks = '{}'")]
    [InlineData("DELETE FROM answer_text")]
    [InlineData("DELETE FROM receipt")]
    [InlineData("UPDATE trail SET note = 'nothing happened'")]
    [InlineData("TRUNCATE staged")]
    [InlineData("COPY response TO PROGRAM 'cat'")]
    public async Task TheProgram_IsRefused(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var command = database.Get<NpgsqlDataSource>().CreateCommand(sql);

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task ARunningWindow_IsNeverRewritten()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var command = database.Get<NpgsqlDataSource>().CreateCommand($"SELECT rewrite_window({window.Id})");

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }

    [Theory]
    [InlineData("staged")]
    [InlineData("response; DROP TABLE response")]
    public async Task ATableThatHoldsNoReleasedAnswers_IsNotWrittenAnew(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var command = database.Get<NpgsqlDataSource>().CreateCommand($"SELECT rewrite_answer_file('{table}')");

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task TheRole_LastsOverAConnectionsReuse()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var use = 0; use < 3; use++)
        {
            await using var who = database.Get<NpgsqlDataSource>().CreateCommand("SELECT current_user::text");
            Assert.Equal("survey_app", await who.ExecuteScalarAsync());
        }
    }

    private static Task<IReadOnlyList<string>> RightsAsync(TestDatabase database, string role) =>
        database.ListAsync<string>(
            $"""
            SELECT c.relname || ': ' || string_agg(r.privilege_type, ' ' ORDER BY r.privilege_type)
            FROM pg_class c, aclexplode(c.relacl) r
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'S') AND r.grantee = '{role}'::regrole
                AND r.privilege_type <> 'MAINTAIN'
            GROUP BY c.relname ORDER BY c.relname COLLATE "C"
            """);

    private static IEnumerable<string> Lines(Dictionary<string, string> rights) =>
        rights.Select(r => $"{r.Key}: {r.Value}").Order(StringComparer.Ordinal);
}
