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
    public void PrintTellsNobodyFromAFew() => Shares.Sample(s => Assert.Equal(
        s.Count == 0 ? "-" : 200L * s.Count < s.Base ? "0" : $"{new Share(s.Count, s.Base).Percent}%",
        new Share(s.Count, s.Base).InPrint));

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
