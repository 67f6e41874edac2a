using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

public class FiguresCommandTests
{
    [Fact]
    public async Task Figures_PrintsTheJsonAndNothingElse()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var ended = await SurveyProcess.RunAsync(database, "figures", "--window", "2019", "--format", "json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())) + "\n", ended.Output);
    }

    [Fact]
    public async Task Figures_PrintsTheCsvAndNothingElse()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var ended = await SurveyProcess.RunAsync(database, "figures", "--window", "2019", "--format", "csv", "--base", "answered");
        Assert.Equal(0, ended.ExitCode);
        var figures = (await Figure.CountAsync(database)).Figures(new() { Of = PercentageBase.Answered });
        Assert.Equal(Figure.Text(FiguresCsv.Write(figures)), ended.Output);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("7")]
    public async Task Figures_InAnUnknownFormat_AreRefused(string format)
    {
        await using var database = await TestDatabase.CreateAsync();
        var ended = await SurveyProcess.RunAsync(database, "figures", "--window", "2019", "--format", format);
        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("Description:", ended.Output, StringComparison.Ordinal);
        Assert.Contains(format, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AreUtf8WhateverTheLocaleOfTheTerminal()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var process = SurveyProcess.Start(database, ["figures", "--window", "2019"], ("LC_ALL", "en_GB.ISO-8859-1"));
        Assert.Equal(FiguresJson.Write((await Figure.CountAsync(database)).Figures(new())) + "\n", (await process.EndAsync()).Output);
    }

    [Fact]
    public async Task Figures_OfAnUnknownWindowAreRefusedInOneLine()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ended = await SurveyProcess.RunAsync(database, "figures", "--window", "none");
        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("There is no window named 'none'.\n", ended.Errors);
    }

    [Fact]
    public async Task ADatabaseThatWasNeverMigratedIsRefusedInOneLine()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        var ended = await SurveyProcess.RunAsync(database, "figures", "--window", "2019");
        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("The database is not up to date. Run the program once with the command 'migrate'.\n", ended.Errors);
    }

    [Fact]
    public async Task AnEmptyDatabaseIsMigratedSampledAndCounted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        Assert.Equal(0, (await SurveyProcess.RunAsync(database, "migrate")).ExitCode);
        var sampled = await SurveyProcess.RunAsync(database, "sample", "2019");
        Assert.Equal((0, ""), (sampled.ExitCode, sampled.Output));
        Figure.AssertPublished(Figure.InJson((await SurveyProcess.RunAsync(database, "figures", "--window", "2019")).Output));
    }

    [Fact]
    public async Task Sampling_AndMigratingAgainChangeNothing()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var before = await Rows.AllAsync(database);
        Assert.Equal(0, (await SurveyProcess.RunAsync(database, "migrate")).ExitCode);
        Assert.Equal(0, (await SurveyProcess.RunAsync(database, "sample", "2019")).ExitCode);
        Assert.Equal(before, await Rows.AllAsync(database));
    }
}
