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

    [Fact]
    public void Fits_WhatIsWritten_Always()
    {
        for (var outOf = 1; outOf <= 250; outOf++)
        {
            for (var count = 0; count <= outOf; count++)
            {
                var share = new Share(count, outOf);
                Assert.True(ProportionWords.Fits(ProportionWords.Of(share), share), $"{count} of {outOf}: {ProportionWords.Of(share)}");
            }
        }
    }

    [Theory]
    [InlineData("a fifth", 20, true)]
    [InlineData("a fifth", 23, false)]
    [InlineData("around a fifth", 22, true)]
    [InlineData("around a fifth", 23, false)]
    [InlineData("nearly a fifth", 19, true)]
    [InlineData("nearly a fifth", 21, false)]
    [InlineData("nearly a fifth", 14, false)]
    [InlineData("just over a fifth", 22, true)]
    [InlineData("just over a fifth", 28, false)]
    [InlineData("more than a fifth", 18, false)]
    [InlineData("more than a fifth", 28, true)]
    [InlineData("at least a fifth", 20, true)]
    [InlineData("fewer than a fifth", 18, true)]
    [InlineData("two-fifths", 40, true)]
    [InlineData("Three quarters", 75, true)]
    [InlineData("four in ten", 42, true)]
    [InlineData("one in five", 30, false)]
    [InlineData("nine out of ten", 90, true)]
    [InlineData("half", 50, true)]
    [InlineData("over half", 50, false)]
    [InlineData("most", 50, false)]
    [InlineData("most", 51, true)]
    [InlineData("the majority", 51, null)]
    [InlineData("majority", 35, false)]
    [InlineData("vast majority", 55, false)]
    [InlineData("minority", 49, true)]
    [InlineData("minority", 51, false)]
    [InlineData("nearly everyone", 99, true)]
    [InlineData("nearly everyone", 100, false)]
    [InlineData("nearly everyone", 80, false)]
    [InlineData("everyone", 99, false)]
    [InlineData("nobody", 0, true)]
    [InlineData("a few", 5, true)]
    [InlineData("a few", 30, false)]
    [InlineData("many", 30, null)]
    [InlineData("", 30, null)]
    public void Fits_OtherWords_AsReadersUnderstandThem(string words, int percent, bool? fits) =>
        Assert.Equal(fits, ProportionWords.Fits(words, new Share(percent, 100)));
}
