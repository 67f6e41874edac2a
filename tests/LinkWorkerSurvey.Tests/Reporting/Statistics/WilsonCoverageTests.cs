using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

/// <summary>Simulates surveys to see how often the 95% interval contains the share in the population.</summary>
public class WilsonCoverageTests
{
    private const int Runs = 2_000;

    private static readonly double[] Shares = [.. Enumerable.Range(1, 19).Select(twentieths => twentieths / 20.0)];

    private readonly Random random = new(1927);

    [Theory]
    [InlineData(30)]
    [InlineData(105)]
    [InlineData(400)]
    public void Of_SimpleRandomSampleOfAnInfinitePopulation_CoversTheShareIn95PercentOfRuns(int respondents) =>
        Assert.InRange(
            Shares.Average(share => Coverage(
                share,
                () => WilsonInterval.Of(new Share(Enumerable.Range(0, respondents).Count(_ => random.NextDouble() < share), respondents)))),
            0.935,
            0.965);

    [Theory]
    [InlineData(600, 0.3)]
    [InlineData(600, 0.8)]
    [InlineData(120, 0.3)]
    [InlineData(120, 0.8)]
    public void Of_SimpleRandomSampleOfAKnownPopulation_CoversTheShareIn95PercentOfRuns(int population, double answering)
    {
        var respondents = (int)(answering * population);
        Assert.InRange(Shares.Average(share => Coverage(share, () => WilsonInterval.Of(Sample(share), population))), 0.935, 0.965);

        // The first people of the population are in the category.
        Share Sample(double share)
        {
            var (left, category) = (population, (int)Math.Round(share * population));
            var count = 0;
            for (var drawn = 0; drawn < respondents; drawn++, left--)
                count += random.Next(left) < category - count ? 1 : 0;
            return new Share(count, respondents);
        }
    }

    // Why the correction is used only where everybody was invited (docs/statistics.md): it takes those who did not respond for a random
    // selection. Here half of 600 people are in the category; 85% of them respond, and 75% of the others.
    [Fact]
    public void Of_SelfSelectedRespondentsOfAKnownPopulation_CoversTheShareFarLessOftenThanWithoutTheCorrection()
    {
        const int half = 300;
        Assert.InRange(Coverage(0.5, () => WilsonInterval.Of(Respondents(), 2 * half)), 0.10, 0.18);
        Assert.InRange(Coverage(0.5, () => WilsonInterval.Of(Respondents())), 0.87, 0.93);

        Share Respondents()
        {
            var count = Enumerable.Range(0, half).Count(_ => random.NextDouble() < 0.85);
            return new Share(count, count + Enumerable.Range(0, half).Count(_ => random.NextDouble() < 0.75));
        }
    }

    private static double Coverage(double share, Func<ConfidenceInterval?> survey) =>
        Enumerable.Range(0, Runs).Count(_ => survey() is { } interval && interval.Low <= share && share <= interval.High) / (double)Runs;
}
