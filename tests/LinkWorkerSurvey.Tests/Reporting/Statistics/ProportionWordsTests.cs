using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class ProportionWordsTests
{
    // From the text of the 2019 report, where it is consistent.
    [Theory]
    [InlineData(10, "a tenth")]
    [InlineData(21, "just over a fifth")]
    [InlineData(22, "just over a fifth")]
    [InlineData(28, "nearly three-tenths")]
    [InlineData(32, "just under a third")]
    [InlineData(39, "nearly two-fifths")]
    [InlineData(51, "over a half")]
    [InlineData(52, "over a half")]
    [InlineData(74, "nearly three-quarters")]
    [InlineData(99, "nearly everyone")]
    [InlineData(100, "everyone")]
    [InlineData(50, "half")]
    [InlineData(33, "a third")]
    [InlineData(1, "very few")]
    [InlineData(0, "nobody")]
    public void Of_WholePercentage_IsTheReportsWord(int percent, string words) =>
        Assert.Equal(words, ProportionWords.Of(new Share(percent, 100)));

    [Theory]
    [InlineData(999, 1000, "nearly everyone")]
    [InlineData(1, 1000, "very few")]
    public void Of_RoundedToNobodyOrEveryone_IsNeither(int count, int outOf, string words) =>
        Assert.Equal(words, ProportionWords.Of(new Share(count, outOf)));

    [Fact]
    public void Of_EmptyBase_IsRefused() => Assert.Throws<ArgumentException>(() => ProportionWords.Of(new Share(0, 0)));

    [Fact]
    public void Of_LargerShares_NeverGoBackToEarlierWords()
    {
        var words = Enumerable.Range(0, 1001).Select(count => ProportionWords.Of(new Share(count, 1000))).ToList();
        var runs = words.Where((word, i) => i == 0 || words[i - 1] != word).ToList();
        Assert.Equal(runs.Distinct(), runs);
    }

    // The value of each fraction in the words, written down independently of the code.
    private static readonly Dictionary<string, double> Values = new()
    {
        ["one in twenty"] = 0.05,
        ["a tenth"] = 0.1,
        ["a fifth"] = 0.2,
        ["a quarter"] = 0.25,
        ["three-tenths"] = 0.3,
        ["a third"] = 1 / 3.0,
        ["two-fifths"] = 0.4,
        ["a half"] = 0.5,
        ["half"] = 0.5,
        ["three-fifths"] = 0.6,
        ["two-thirds"] = 2 / 3.0,
        ["seven-tenths"] = 0.7,
        ["three-quarters"] = 0.75,
        ["four-fifths"] = 0.8,
        ["nine-tenths"] = 0.9,
        ["everyone"] = 1,
    };

    [Fact]
    public void Of_AnyShare_IsOverOrUnderAsItSays()
    {
        for (var outOf = 1; outOf <= 250; outOf++)
        {
            for (var count = 0; count <= outOf; count++)
            {
                var (words, share) = (ProportionWords.Of(new Share(count, outOf)), (double)count / outOf);
                if (Values.Keys.Where(words.EndsWith).MaxBy(fraction => fraction.Length) is not { } fraction)
                    continue;
                var value = Values[fraction];
                if (words.Contains("over", StringComparison.Ordinal))
                    Assert.True(share > value, $"{count} of {outOf}: {words}");
                else if (words.Contains("nearly", StringComparison.Ordinal) || words.Contains("under", StringComparison.Ordinal))
                    Assert.True(share < value, $"{count} of {outOf}: {words}");
                else
                    Assert.InRange(share, value - 0.01, value + 0.01);
            }
        }
    }
}
