using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class CoderAgreementTests
{
    // Each string is a coder and each character an answer: code assigned, not assigned, or undecided (*). The values are plain agreement,
    // kappa2 of irr 0.84.1, and gwet.ac1.raw of irrCAC 1.0 on the answers that both decided, which rounds to five digits. The last is
    // kripp.alpha of irr 0.84.1, with which krippendorff 0.8.3.dev0 and the AnnotationTask of NLTK 3.8 agree. All with R 4.2.2. If nothing
    // varies, the references differ; there this product returns null.
    public static TheoryData<string, string, double?, double?, double?, double?> Agreements =>
        new()
        {
            { "0100000010", "1110010000", 0.6, 0.090909090909091, 0.31034, 0.0952380952380952 },
            { "1111", "1111", 1, null, 1, null },
            { "0000", "0000", 1, null, 1, null },
            { "1010", "0101", 0, -1, -1, -0.75 },
            { "1111", "1010", 0.5, 0, 0.2, -0.166666666666667 },
            { "1", "0", 0, 0, -1, 0 },
            { "1**", "*0*", null, null, null, null },
            { "101*0", "1001*", 0.666666666666667, 0.4, 0.33333, 0.444444444444444 },
            { "01000000111011101000", "00100001001000010000", 0.5, -0.136363636363636, 0.13793, -0.160714285714286 },
            { "001*101100001", "00*0101100011", 0.909090909090909, 0.813559322033898, 0.824, 0.82051282051282 },
            { "1101111000111111", "1101111000111111", 1, 1, 1, 1 },
            { "0000010*0", "000010110", 0.625, -0.2, 0.46067, -0.153846153846154 },
            { "111111111111111", "101101111111111", 0.866666666666667, 0, 0.84772, -0.0357142857142858 },
            { "01101001", "01111001", 0.875, 0.75, 0.75385, 0.761904761904762 },
            { "110010110111100001100000000100", "101011100101010111110000110011", 0.5, 0.025974025974026, 0.00111, 0.0155728587319244 },
            { "10011110**0100", "10**111011*010", 0.777777777777778, 0.55, 0.56098, 0.575 },
            {
                "0100000101010000000000000000010",
                "0000010100011000000011001010010",
                0.741935483870968,
                0.27906976744186,
                0.6032,
                0.273809523809524
            },
            { "0*000*0100*1001100100000011", "00*000010001*01100100000*11", 1, 1, 1, 1 },
            { "11100101010011101101010111", "11011111110010101101000101", 0.692307692307692, 0.35, 0.41573, 0.3625 },
            { "11110111*011101*111110*01", "1000001111111011111110101", 0.772727272727273, 0.466019417475728, 0.61062, 0.466501240694789 },
            { "111010100100", "000000110010", 0.416666666666667, -0.166666666666667, -0.09804, -0.192592592592593 },
            { "0000010000000001*01001100", "010*01100**01100101000*00", 0.7, 0.210526315789474, 0.52, 0.22 },
            { "0000101", "0100000", 0.571428571428571, -0.235294117647059, 0.35385, -0.181818181818182 },
            { "10100000*01001010000110", "1*1000000010010000001*0", 0.95, 0.875, 0.91684, 0.877742946708464 },
            {
                "000100100111111000000000101101111",
                "000010010110000000000000100001001",
                0.636363636363636,
                0.232558139534884,
                0.34545,
                0.194214876033058
            },
            { "01111*111001100111101110000110", "011*11011010*001100000*00*1011", 0.6, 0.21875, 0.20128, 0.21474358974359 },
            { "1010111110", "1110111001", 0.6, 0.0476190476190474, 0.31034, 0.0952380952380952 },
            { "*0000100001000*110", "100*00000010001110", 0.933333333333333, 0.814814814814815, 0.89619, 0.819875776397516 },
            { "010010000000", "000000001001", 0.666666666666667, -0.200000000000001, 0.53846, -0.15 },
            {
                "000100000100100000001010*001",
                "*010000000001000000000000000",
                0.769230769230769,
                0.152173913043479,
                0.688,
                0.130681818181818
            },
            { "0111001111111110", "0111111111111100", 0.8125, 0.454545454545455, 0.71513, 0.468571428571429 },
            { "111010111*110000", "010010010*1*0100", 0.642857142857143, 0.313725490196078, 0.28934, 0.307692307692308 },
            { "11000110", "00010010", 0.5, 0, 0.05882, 0 },
            { "000000100*010*1000", "000000110101011*00", 0.933333333333333, 0.814814814814815, 0.89619, 0.819875776397516 },
            {
                "01001111001000010001100000000111",
                "01100010001001000101110110101001",
                0.5625,
                0.0967741935483871,
                0.15472,
                0.107287449392713
            },
            { "0111", "0111", 1, 1, 1, 1 },
            { "1011110001110111111", "1011110001110111111", 1, 1, 1, 1 },
            {
                "000110100101000*00110001*0",
                "00*0100*00000001000010000*",
                0.619047619047619,
                0.0561797752808988,
                0.40214,
                -0.0249999999999999
            },
        };

    private static readonly Gen<PairedDecisions> AnyDecisions = Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 500])
        .Array[4]
        .Select(counts => new PairedDecisions(counts[0], counts[1], counts[2], counts[3]));

    private static readonly Gen<(bool? First, bool? Second)[]> AnyCoding = Gen.Select(
        Gen.Int[0, 2].Select(Decision),
        Gen.Int[0, 2].Select(Decision)).Array[0, 40];

    [Theory]
    [MemberData(nameof(Agreements))]
    public void TheAgreementIsTheReferences(string first, string second, double? plain, double? kappa, double? ac1, double? alpha)
    {
        var agreement = CoderAgreement.Of(PairedDecisions.Of(Decisions(first).Zip(Decisions(second))));
        Near.Equal(plain, agreement.Plain.Base == 0 ? null : (double)agreement.Plain.Count / agreement.Plain.Base);
        Near.Equal(kappa, agreement.CohenKappa);
        Assert.Equal(ac1 is null, agreement.GwetAc1 is null);
        Assert.Equal(ac1 ?? 0, agreement.GwetAc1 ?? 0, 5.1e-6);
        Near.Equal(alpha, agreement.KrippendorffAlpha);
    }

    // The same references.
    [Theory]
    [InlineData(20, 5, 10, 15, 0.4, 0.40594, 0.4)]
    [InlineData(118, 5, 2, 0, -0.0233918128654982, 0.94078, -0.0246913580246915)]
    [InlineData(40, 9, 6, 45, 0.699519230769231, 0.70075, 0.700751879699248)]
    [InlineData(5, 0, 1, 300, 0.907441016333938, 0.99661, 0.907578278626532)]
    public void TheAgreementOfCountsIsTheReferences(
        int both,
        int firstOnly,
        int secondOnly,
        int neither,
        double kappa,
        double ac1,
        double alpha)
    {
        var agreement = CoderAgreement.Of(new PairedDecisions(both, firstOnly, secondOnly, neither));
        Near.Equal(kappa, agreement.CohenKappa);
        Assert.Equal(ac1, agreement.GwetAc1!.Value, 5.1e-6);
        Near.Equal(alpha, agreement.KrippendorffAlpha);
    }

    [Fact]
    public void TheMeasuresArePublishedOnes()
    {
        Assert.Equal(0.4, CoderAgreement.Of(new PairedDecisions(20, 5, 10, 15)).CohenKappa!.Value, 12);
        Assert.Equal(-0.0234, CoderAgreement.Of(new PairedDecisions(118, 5, 2, 0)).CohenKappa!.Value, 4);
        Assert.Equal(0.9408, CoderAgreement.Of(new PairedDecisions(118, 5, 2, 0)).GwetAc1!.Value, 4);
        Assert.Equal(
            0.095,
            CoderAgreement.Of(PairedDecisions.Of(Decisions("0100000010").Zip(Decisions("1110010000")))).KrippendorffAlpha!.Value,
            3);
    }

    [Fact]
    public void NoCoderIsTheFirst() => AnyDecisions.Sample(d =>
        Same(CoderAgreement.Of(d), CoderAgreement.Of(new PairedDecisions(d.Both, d.SecondOnly, d.FirstOnly, d.Neither))));

    [Fact]
    public void WithholdingACodeIsAsMuchADecisionAsGivingIt() => AnyDecisions.Sample(d =>
        Same(CoderAgreement.Of(d), CoderAgreement.Of(new PairedDecisions(d.Neither, d.FirstOnly, d.SecondOnly, d.Both))));

    [Fact]
    public void EveryMeasureIsOneExactlyWhenTheCodersNeverDiffer() => AnyDecisions.Sample(d =>
    {
        var agreement = CoderAgreement.Of(d);
        foreach (var measure in new[] { agreement.CohenKappa, agreement.GwetAc1, agreement.KrippendorffAlpha }.OfType<double>())
        {
            Assert.InRange(measure, -1, 1);
            Assert.Equal(d.FirstOnly + d.SecondOnly == 0, measure == 1);
        }
    });

    [Fact]
    public void AMissingDecisionChangesNothing() => AnyCoding.Sample(coding =>
    {
        var complete = coding.Where(pair => pair is { First: not null, Second: not null });
        Assert.Equal(PairedDecisions.Of(complete), PairedDecisions.Of(coding));
        Assert.Equal(complete.Count(), PairedDecisions.Of(coding).Base);
    });

    [Fact]
    public void SeveralCodesTogetherAreAllTheirDecisions() => Gen.Select(AnyCoding, AnyCoding).Sample((one, other) =>
        Assert.Equal(PairedDecisions.Of([.. one, .. other]), PairedDecisions.Over([PairedDecisions.Of(one), PairedDecisions.Of(other)])));

    [Fact]
    public void WithoutVariationOnlyWhatCanBeSaidIsSaid()
    {
        foreach (var alike in new[] { new PairedDecisions(7, 0, 0, 0), new PairedDecisions(0, 0, 0, 7) })
            Assert.Equal(new CoderAgreement(new(7, 7), CohenKappa: null, GwetAc1: 1, KrippendorffAlpha: null), CoderAgreement.Of(alike));
        Assert.Equal(new CoderAgreement(new(0, 0), null, null, null), CoderAgreement.Of(PairedDecisions.Over([])));
    }

    [Fact]
    public void FewerThanNoneAndMoreThanCanBeCountedAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedDecisions(-1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedDecisions(0, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedDecisions(0, 0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedDecisions(0, 0, 0, -1));
        Assert.Throws<OverflowException>(() => new PairedDecisions(int.MaxValue, 1, 0, 0));
    }

    private static void Same(CoderAgreement expected, CoderAgreement actual)
    {
        Assert.Equal(expected.Plain, actual.Plain);
        Near.Equal(expected.CohenKappa, actual.CohenKappa);
        Near.Equal(expected.GwetAc1, actual.GwetAc1);
        Near.Equal(expected.KrippendorffAlpha, actual.KrippendorffAlpha);
    }

    private static IEnumerable<bool?> Decisions(string coder) => coder.Select(decision => Decision(decision - '0'));

    private static bool? Decision(int decision) => decision switch { 0 => false, 1 => true, _ => null };
}
