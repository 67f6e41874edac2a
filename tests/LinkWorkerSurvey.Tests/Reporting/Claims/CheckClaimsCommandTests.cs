using System.Text;
using System.Text.Json;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

public sealed class CheckClaimsCommandTests : IDisposable
{
    private const string Right = "## Challenges\n\nNearly three-quarters named a lack of resources in the community (74%).\n";
    private const string Wrong = "## Challenges\n\nNearly three-quarters named a lack of resources in the community (47%).\n";

    private readonly string folder = Directory.CreateTempSubdirectory("claims").FullName;

    [Fact]
    public async Task CheckClaims_PrintsEachClaimWithItsReason_AndTheTotals()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        const string Row = "'Lack of resources in the community/difficulty to access resources in the community' (9 Challenges) has "
            + "74% (78 of 105)";

        var right = await SurveyProcess.RunAsync(database, "check-claims", "--window", "2019", Write(Right));
        Assert.Equal((0, ""), (right.ExitCode, right.Errors));
        Assert.Equal(
            $"     3  bound   proportion  Nearly three-quarters\n        [Q9] {Row}.\n"
                + $"     3  bound   percentage  74%\n        [Q9] {Row}.\n"
                + "Claims: 2. Borne out: 2. Wrong: 0. Without a figure: 0. Stale: 0.\n",
            right.Output);

        var wrong = await SurveyProcess.RunAsync(database, "check-claims", "--window", "2019", Write(Wrong));
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Errors));
        Assert.Contains($"     3  wrong   percentage  47%\n        [Q9] {Row}, which these words do not fit.\n", wrong.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckClaims_AsJson_IsTheLedger()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var ended = await SurveyProcess.RunAsync(database, "check-claims", "--window", "2019", "--format", "json", Write("\uFEFF" + Wrong));
        var ledger = ClaimCheck.Of(Wrong, (await Figure.CountAsync(database)).Figures(new FigureView()));
        Assert.Equal((1, FiguresJson.Write(ledger) + "\n"), (ended.ExitCode, ended.Output));
        var claim = JsonDocument.Parse(ended.Output).RootElement.GetProperty("claims")[1];
        Assert.Equal(("wrong", 3, "Q9", 74), (claim.GetProperty("status").GetString(), claim.GetProperty("line").GetInt32(),
            claim.GetProperty("figure").GetProperty("table").GetString(), claim.GetProperty("figure").GetProperty("percent").GetInt32()));
    }

    [Fact]
    public async Task CheckClaims_WithAComparison_ReadsChanges()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var file = Write("Listening fell from 52% in 2019 to 48%.\n");
        var compared = await SurveyProcess.RunAsync(database, "check-claims", "--window", "wave", "--compare", "2019", file);
        Assert.Equal((0, ""), (compared.ExitCode, compared.Errors));
        Assert.EndsWith("Claims: 3. Borne out: 3. Wrong: 0. Without a figure: 0. Stale: 0.\n", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeChecked_IsOneLineAndExitCode2()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AssertNotDoneAsync(database, "There is no window named 'none'.\n", "--window", "none", Write(Right));
        var missing = Path.Combine(folder, "missing.md");
        await AssertNotDoneAsync(database, $"Could not find file '{missing}'.\n", "--window", "2019", missing);
        await AssertNotDoneAsync(database, $"Access to the path '{folder}' is denied.\n", "--window", "2019", folder);
        var large = Path.Combine(folder, "large.md");
        await File.WriteAllTextAsync(large, new string('a', (1024 * 1024) + 1));
        await AssertNotDoneAsync(
            database, "The file is larger than 1 MB: check its chapters one by one.\n", "--window", "2019", large);
        var binary = Path.Combine(folder, "binary.md");
        await File.WriteAllBytesAsync(binary, [0x41, 0xC3, 0x28]);
        await AssertNotDoneAsync(
            database, "The file is no text in UTF-8. Save it as Markdown or plain text in UTF-8.\n", "--window", "2019", binary);
    }

    [Fact]
    public async Task AWrongOptionOrNone_IsExitCode2_AndHelpSaysWhatTheCodesMean()
    {
        Assert.Equal(2, (await SurveyProcess.RunWithoutDatabaseAsync("check-claims", Write(Right))).ExitCode);
        Assert.Equal(
            2, (await SurveyProcess.RunWithoutDatabaseAsync("check-claims", "--window", "2019", "--format", "xml", Write(Right))).ExitCode);
        var help = await SurveyProcess.RunWithoutDatabaseAsync("check-claims", "--help");
        Assert.Equal(0, help.ExitCode);
        var words = string.Join(' ', help.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("2 if the text could not be checked", words, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task AssertNotDoneAsync(TestDatabase database, string errors, params string[] arguments)
    {
        var ended = await SurveyProcess.RunAsync(database, ["check-claims", .. arguments]);
        Assert.Equal((2, "", errors), (ended.ExitCode, ended.Output, ended.Errors));
    }

    private string Write(string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.md");
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
