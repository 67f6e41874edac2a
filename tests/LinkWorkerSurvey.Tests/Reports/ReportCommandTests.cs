using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reports;

public sealed class ReportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("report").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Report_WritesAllFiles_AndReplacesThem()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var into = Path.Combine(folder, "of 2019");
        for (var turn = 0; turn < 2; turn++)
        {
            var ended = await SurveyProcess.RunAsync(database, "report", "--window", "2019", "--out", into);
            Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
        }

        Assert.Equal(
            ["charts.zip", "codebook.csv", "figures.csv", "figures.json", "report.docx", "report.md", "results.xlsx"],
            Directory.EnumerateFiles(into).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(into), file => Assert.NotEqual(0, new FileInfo(file).Length));
        var text = await File.ReadAllTextAsync(Path.Combine(into, "report.md"));
        Assert.StartsWith("# Executive summary\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## 2.11 Relationships\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeWritten_IsSaidInOneLine()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        var unknown = await SurveyProcess.RunAsync(database, "report", "--window", "none", "--out", folder);
        Assert.Equal((1, "There is no window named 'none'.\n"), (unknown.ExitCode, unknown.Errors));
        var taken = await SurveyProcess.RunAsync(database, "report", "--window", "2019", "--out", file);
        Assert.Equal(1, taken.ExitCode);
        Assert.Single(taken.Errors.TrimEnd('\n').Split('\n'));
        Assert.Contains(file, taken.Errors, StringComparison.Ordinal);
    }
}
