using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Imports;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("import").FullName;

    [Fact]
    public async Task Import_PrintsTheNewWindowsName_AndItsFiguresAreThere()
    {
        await using var database = await TestDatabase.CreateAsync();

        var ended = await SurveyProcess.RunAsync(database, "import", Write(Files.Csv(Files.TwoRows)), "--title", "Workforce survey 2018");

        Assert.Equal((0, "workforce-survey-2018\n"), (ended.ExitCode, ended.Output));
        Assert.Contains("Q1    one choice", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("1 rows without any answer are left out.", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "5 responses are imported. Count them with: figures --window workforce-survey-2018",
            ended.Errors,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Files.Canary, ended.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "\"received\": 5",
            (await SurveyProcess.RunAsync(database, "figures", "--window", "workforce-survey-2018")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDaysItWasAsked_AreGivenByWhoeverImports()
    {
        await using var database = await TestDatabase.CreateAsync();

        var ended = await SurveyProcess.RunAsync(
            database,
            "import",
            Write(Files.Csv(Files.TwoRows)),
            "--title",
            "Old",
            "--from",
            "2018-01-18",
            "--to",
            "2018-02-15");

        Assert.Equal((0, "old\n"), (ended.ExitCode, ended.Output));
        Assert.Equal(
            [new DateTime(2018, 1, 18, 0, 0, 0, DateTimeKind.Utc), new DateTime(2018, 2, 16, 0, 0, 0, DateTimeKind.Utc)],
            await database.ListAsync<DateTime>("SELECT unnest(ARRAY[opens_at, closes_at]) FROM survey_window ORDER BY 1"));
    }

    [Theory]
    [InlineData("'18/01/2018' is not a day: write 2018-01-18.", "--from", "18/01/2018", "--to", "2018-02-15")]
    [InlineData("--to: Enter the last day, or leave both days empty.", "--from", "2018-01-18")]
    [InlineData("--to: Last day must be the same as or after the first day.", "--from", "2018-01-18", "--to", "2018-01-17")]
    [InlineData("--to: Last day must be in the past.", "--from", "2018-01-18", "--to", "2999-01-01")]
    public async Task DaysOnWhichNoWaveWasAsked_AreRefused_BeforeTheFileIsRead(string message, params string[] days)
    {
        await using var database = await TestDatabase.CreateAsync();

        var ended = await SurveyProcess.RunAsync(database, ["import", Path.Combine(folder, "none.csv"), "--title", "Old", .. days]);

        Assert.Equal((1, "", message + "\n"), (ended.ExitCode, ended.Output, ended.Errors));
    }

    [Fact]
    public async Task ADryRun_ShowsWhatTheFileHolds_AndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await Rows.AllAsync(database);

        var ended = await SurveyProcess.RunAsync(
            database,
            "import",
            Write(Files.Excel(Files.OneRow)),
            "--dry-run",
            "--as",
            "Q1=text",
            "--leave-out",
            "What would help?");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(
            [
                "6 rows under one row of headings.",
                "Q1    free text        5 answered, 3 different         J to K    What is your role?",
                "Q2    several choices  4 answered, 3 options           L to O    What do you do?",
                "Q3    left out         4 answered, 4 different         P         What would help?",
                "Never stored: A, Respondent ID: has a heading that survey tools use for who answered, when or from where, and numbers "
                    + "the rows",
            ],
            ended.Output.Split('\n')[..5]);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Fact]
    public async Task AFileThatCannotBeImported_IsRefused_ALineForEachProblem_AndNothingIsStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await Rows.AllAsync(database);
        var file = Write(Files.Csv(["What?"], [new string('a', 5001)], ["fine"], [new string('b', 5001)]));

        var ended = await SurveyProcess.RunAsync(database, "import", file, "--title", "Old");

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.EndsWith(
            "Row 2, column A (What?): the text is longer than 5,000 characters.\nRow 4, column A (What?): the text is longer than 5,000 "
                + "characters.\n",
            ended.Errors,
            StringComparison.Ordinal);
        Assert.Equal(before, await Rows.AllAsync(database));
    }

    [Theory]
    [InlineData("Column A (Respondent ID) has a heading that survey tools use for who answered", "--keep", "A")]
    [InlineData("No column, or more than one, is named 'Nowhere'", "--leave-out", "Nowhere")]
    [InlineData("'Q1=many' corrects nothing", "--as", "Q1=many")]
    [InlineData("There is no question Q8", "--as", "Q8=text")]
    public async Task ACorrectionOfNothing_IsRefused(string message, params string[] correction)
    {
        await using var database = await TestDatabase.CreateAsync();

        var ended = await SurveyProcess.RunAsync(database, ["import", Write(Files.Csv(Files.TwoRows)), "--dry-run", .. correction]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingFile_IsRefusedInOneLine()
    {
        await using var database = await TestDatabase.CreateAsync();

        var ended = await SurveyProcess.RunAsync(database, "import", Path.Combine(folder, "none.csv"), "--title", "Old");

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("Could not find file", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(byte[] content)
    {
        var path = Path.Combine(folder, "export.csv");
        File.WriteAllBytes(path, content);
        return path;
    }
}
