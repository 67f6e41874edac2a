using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.House;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Measures the check on every set of texts with planted errors.</summary>
public class ClaimSetTests(ITestOutputHelper output)
{
    private static readonly DirectoryInfo Sets =
        new(Path.Combine(SourceFiles.Repository.FullName, "tests", "LinkWorkerSurvey.Tests", "Data", "claims"));

    public static TheoryData<string> Names => [.. Sets.EnumerateDirectories().Select(set => set.Name).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Errors_AreFound_AndCorrectClaimsAreLeftAlone(string name)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var figures = new Dictionary<string, WindowFigures>
        {
            ["2019"] = await FiguresAsync(database, "2019", null),
            ["wave"] = await FiguresAsync(database, "wave", "2019"),
        };
        var outcomes = ClaimSet.Run(Sets.EnumerateDirectories(name).Single(), figures);

        output.WriteLine(ClaimSet.Report(outcomes));
        foreach (var (row, _) in outcomes.Where(outcome => outcome.IsHit == outcome.Row.IsCorrect))
            output.WriteLine($"{(row.IsCorrect ? "marked" : "missed")} {row.Text}:{row.Line} '{row.Passage}': {row.Why}");
        var (errors, correct) = (outcomes.Where(o => !o.Row.IsCorrect).ToList(), outcomes.Where(o => o.Row.IsCorrect).ToList());
        Assert.True(errors.Count(o => o.IsHit) >= 0.95 * errors.Count, ClaimSet.Report(outcomes));
        Assert.True(correct.Count(o => o.IsHit) < 0.05 * correct.Count, ClaimSet.Report(outcomes));
    }

    private static async Task<WindowFigures> FiguresAsync(TestDatabase database, string slug, string? other)
    {
        await using var db = database.Context();
        var figures = new FiguresQuery(db);
        return (await new WavesQuery(db, figures).FiguresAsync((await figures.CountAsync(slug))!, new FigureView(), other))!;
    }
}
