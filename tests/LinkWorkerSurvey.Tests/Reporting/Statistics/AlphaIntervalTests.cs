using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class AlphaIntervalTests
{
    // The 2.5% and 97.5% percentiles of 20,000 resamples of units with R 4.2.2, quantile type 6. The data are examples of irrCAC and
    // Krippendorff; see CoderAgreementTests. Two simulations of percentiles differ by chance.
    [Theory]
    [InlineData("123321412*** 1233224125** *33323422513 12332441251*", 0.4177, 1)]
    [InlineData("112*001122*0131 1130000*2110231 203000222100221 *13****0*10022* 2**0001*2****31", 0.2257, 0.6772)]
    [InlineData("311410200400101 312410200431131 312412223433133 342432223433233 342432423433233 344432433433234", 0.2398, 0.5603)]
    public void TheIntervalIsTheReferences(string coders, double low, double high)
    {
        var interval = CoderAgreement.Of(Coded.Units(coders)).AlphaInterval!;
        Assert.InRange(interval.Low, low - 0.02, low + 0.02);
        Assert.InRange(interval.High, high - 0.02, high + 0.02);
        Assert.Equal(KrippendorffAlpha.Resamples, interval.Resamples);
    }

    // Two units, one on which both coders say yes and one on which they differ: the resamples are the first unit twice (undefined), the
    // second twice (alpha is -0.5), or both (alpha is 0), with the probabilities 1/4, 1/4 and 1/2.
    [Fact]
    public void ResamplesWithoutVariationAreLeftOutAndCounted()
    {
        var interval = CoderAgreement.Of(Coded.Units("11 10")).AlphaInterval!;
        Assert.Equal((-0.5, 0), (interval.Low, interval.High));
        Assert.InRange(interval.Undefined, 2_280, 2_720);
    }

    [Fact]
    public void OneUnitHasNoInterval()
    {
        Assert.NotNull(CoderAgreement.Of(Coded.Units("1 0")).KrippendorffAlpha);
        Assert.Null(CoderAgreement.Of(Coded.Units("1 0")).AlphaInterval);
    }

    // Items of a unit are resampled together: as decisions of their own they would seem to tell more than they do.
    [Fact]
    public void TheItemsOfAUnitAreResampledTogether()
    {
        var units = Coded.Units("0010110101 0110100101").ToList();
        var threefold = units.ConvertAll(unit => Array.ConvertAll(unit, d => d with { Values = [d.Values[0], d.Values[0], d.Values[0]] }));
        var (once, thrice) = (CoderAgreement.Of(units).AlphaInterval!, CoderAgreement.Of(threefold).AlphaInterval!);
        Assert.InRange(thrice.High - thrice.Low, 0.9 * (once.High - once.Low), 1.1 * (once.High - once.Low));
    }

    [Theory]
    [InlineData(1, 7, 92)]
    [InlineData(5000, 1, 4999)]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(3)]
    public void AResampleIsAMultinomialDraw(params int[] sizes)
    {
        const int Draws = 4000;
        var (all, resampling, resample) = (sizes.Sum(), new UnitResampling(sizes), new int[sizes.Length]);
        var (sums, squares) = (new double[sizes.Length], new double[sizes.Length]);
        for (var draw = 0; draw < Draws; draw++)
        {
            resampling.Draw(resample);
            Assert.Equal(all, resample.Sum());
            Assert.All(resample, units => Assert.InRange(units, 0, all));
            for (var i = 0; i < sizes.Length; i++)
            {
                sums[i] += resample[i];
                squares[i] += (double)resample[i] * resample[i];
            }
        }

        foreach (var (i, size) in sizes.Index())
        {
            var variance = size * (1 - ((double)size / all));
            var mean = sums[i] / Draws;
            Assert.InRange(mean - size, -5 * Math.Sqrt(variance / Draws) - 1e-9, (5 * Math.Sqrt(variance / Draws)) + 1e-9);
            Assert.InRange((squares[i] / Draws) - (mean * mean), (0.85 * variance) - 1e-6, (1.15 * variance) + 1e-6);
        }
    }
}
