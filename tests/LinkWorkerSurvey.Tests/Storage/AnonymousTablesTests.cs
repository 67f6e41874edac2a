using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Storage;

/// <summary>Tests the columns of every table: what is not stored cannot leak. A new column must be justified here.</summary>
public class AnonymousTablesTests
{
    private const string Rooms = """
        ('response', 'answer_text', 'final_response', 'final_answer_text', 'staged', 'receipt', 'reading', 'reading_code',
            'quote', 'quote_use', 'invitation', 'open_token')
        """;

    [Theory]
    [InlineData("response", "id uuid", "window_id integer", "ticks smallint[]")]
    [InlineData("answer_text", "id uuid", "response_id uuid", "question text", "is_other boolean", "text text")]
    [InlineData("final_response", "id uuid", "window_id integer", "ticks smallint[]")]
    [InlineData("final_answer_text", "id uuid", "response_id uuid", "question text", "is_other boolean", "text text")]
    [InlineData("staged", "key_mac bytea", "window_id integer", "sheet bytea", "flags smallint", "token_mac bytea")]
    [InlineData("invitation", "id uuid", "window_id integer", "address_and_token bytea")]
    [InlineData("open_token", "token_mac bytea", "window_id integer")]
    [InlineData("receipt", "key_mac bytea", "window_id integer")]
    [InlineData(
        "reading",
        "id uuid",
        "text_id uuid",
        "frame_id integer",
        "staff_id uuid",
        "kind character varying(40)",
        "state character varying(40)",
        "standing boolean",
        "compared boolean",
        "had_suggestions boolean")]
    [InlineData("reading_code", "reading_id uuid", "code_id integer")]
    [InlineData(
        "quote",
        "id uuid",
        "window_id integer",
        "question text",
        "text_id uuid",
        "start integer",
        "length integer",
        "replacements jsonb",
        "marked_by_id uuid",
        "changed_by_id uuid",
        "approved_by_id uuid",
        "withdrawn_by_id uuid",
        "withdrawn_reason character varying(500)")]
    [InlineData("quote_use", "quote_id uuid", "section character varying(80)", "staff_id uuid")]
    public async Task ATableOfAnswers_HasTheseColumnsAndNoOther(string table, params string[] allowed)
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(
            allowed.Order(),
            (
                await database.ListAsync<string>(
                    $"SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '{table}'::regclass "
                        + "AND attnum > 0 AND NOT attisdropped"
                )).Order());
    }

    [Theory]
    [InlineData("response")]
    [InlineData("answer_text")]
    public async Task AFinalTable_IsIndexedAndLeftOutOfStatisticsAsTheOneItInheritsFrom(string table)
    {
        // A change of a table reaches its child table only if it is a column.
        await using var database = await TestDatabase.CreateAsync();
        var made = await MadeAsync(table);
        Assert.NotEmpty(made);
        Assert.Equal(made, await MadeAsync("final_" + table));

        Task<IReadOnlyList<string>> MadeAsync(string name) => database.ListAsync<string>(
            $"""
            SELECT replace(indexdef, '{name}', 'x') FROM pg_indexes WHERE tablename = '{name}'
            UNION ALL SELECT concat_ws(' ', attname, attstattarget, attstorage, attnotnull) FROM pg_attribute
            WHERE attrelid = '{name}'::regclass AND attnum > 0 AND NOT attisdropped
            ORDER BY 1
            """);
    }

    [Fact]
    public async Task NoTableOfAnswers_KnowsATime()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string timed = "SELECT table_name::text FROM information_schema.columns WHERE (data_type ~ 'time|date|interval')";
        Assert.Contains("survey_window", await database.ListAsync<string>(timed));
        Assert.Empty(await database.ListAsync<string>($"{timed} AND table_name IN {Rooms}"));
    }

    [Fact]
    public async Task NoTableOfAnswers_IsNumberedOrFilledByTheDatabase()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string numbered =
            "SELECT table_name::text FROM information_schema.columns WHERE (column_default IS NOT NULL OR is_identity = 'YES' OR "
                + "is_generated = 'ALWAYS')";
        Assert.Contains("survey_window", await database.ListAsync<string>(numbered));
        Assert.Empty(await database.ListAsync<string>($"{numbered} AND table_name IN {Rooms}"));
    }

    [Fact]
    public async Task NoTrigger_CopiesWhatIsWrittenToATableOfAnswers()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string triggers = "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal";
        Assert.Contains("keep_used", await database.ListAsync<string>(triggers));
        Assert.Empty(await database.ListAsync<string>($"{triggers} AND tgrelid::regclass::text IN {Rooms}"));
    }

    [Fact]
    public async Task CodersView_HasNoWayToAResponse()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(
            ["id", "is_other", "question", "text", "window_id"],
            (
                await database.ListAsync<string>(
                    "SELECT column_name::text FROM information_schema.columns WHERE table_name = 'coding_text'")).Order());
    }
}
