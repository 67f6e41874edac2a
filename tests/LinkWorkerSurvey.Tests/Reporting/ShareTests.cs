using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting;

public class ShareTests
{
    private static readonly Gen<(int Count, int Base)> Shares =
        from outOf in Gen.OneOf(Gen.Int[1, 400], Gen.Int[1, int.MaxValue])
        from count in Gen.Int[0, outOf]
        select (count, outOf);

    [Theory]
    [InlineData(1, 200, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(5, 200, 3)]
    [InlineData(29, 200, 15)]
    [InlineData(11, 105, 10)]
    [InlineData(105, 105, 100)]
    [InlineData(int.MaxValue, int.MaxValue, 100)]
    public void HalfAPerCentIsRoundedUp(int count, int outOf, int percent) => Assert.Equal(percent, new Share(count, outOf).Percent);

    [Fact]
    public void ThePercentageIsTheExactOneRoundedHalfAwayFromZero() =>
        Shares.Sample(s =>
            Assert.Equal((int)Math.Round(100m * s.Count / s.Base, MidpointRounding.AwayFromZero), new Share(s.Count, s.Base).Percent));

    [Fact]
    public void InPrint_AnyShare_TellsNobodyFromAFewAndAllFromNearlyAll() => Shares.Sample(s => Assert.Equal(
        s.Count == 0 ? "-"
            : 200L * s.Count < s.Base ? "<1%"
            : s.Count < s.Base && 200L * (s.Base - s.Count) <= s.Base ? ">99%"
            : $"{new Share(s.Count, s.Base).Percent}%",
        new Share(s.Count, s.Base).InPrint));

    [Theory]
    [InlineData(0, 500, "-", "nobody")]
    [InlineData(1, 500, "<1%", "less than 1%")]
    [InlineData(3, 500, "1%", "1%")]
    [InlineData(497, 500, "99%", "99%")]
    [InlineData(499, 500, ">99%", "more than 99%")]
    [InlineData(500, 500, "100%", "100%")]
    public void InPrint_RoundedToNobodyOrToAll_IsMarked(int count, int outOf, string print, string words)
    {
        var share = new Share(count, outOf);
        Assert.Equal((print, words), (share.InPrint, share.InWords));
    }

    [Theory]
    [InlineData(0, 0, "0 to 0%")]
    [InlineData(0, 0.04, "0 to 4%")]
    [InlineData(0.001, 0.04, "<1 to 4%")]
    [InlineData(0.005, 0.994, "1 to 99%")]
    [InlineData(0.96, 0.9951, "96 to >99%")]
    [InlineData(0.996, 0.999, ">99 to >99%")]
    [InlineData(0.96, 1, "96 to 100%")]
    public void InPercent_LimitRoundedToNobodyOrToAll_IsMarked(double low, double high, string print) =>
        Assert.Equal(print, new ConfidenceInterval(low, high).InPercent);

    [Fact]
    public void NobodyOfNobodyIsNoPercentage()
    {
        Assert.Null(new Share(0, 0).Percent);
        Assert.Equal("-", new Share(0, 0).InPrint);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    public void AShareOfMoreThanAllOrLessThanNobodyIsRefused(int count, int outOf) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Share(count, outOf));
}
