using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class WilsonIntervalTests
{
    // Reference: prop.test(k, n, correct = FALSE) of R 4.2.2. proportion_confint(method='wilson') of statsmodels 0.13.5 agrees except for
    // the last one or two digits.
    public static TheoryData<int, int, double, double> Intervals => new()
    {
        { 0, 1, 0, 0.793450685622763 },
        { 1, 1, 0.206549314377238, 1 },
        { 0, 2, 0, 0.657619772493347 },
        { 1, 2, 0.0945312057342307, 0.905468794265769 },
        { 2, 2, 0.342380227506653, 1 },
        { 0, 10, 0, 0.277532799862889 },
        { 1, 10, 0.0178762130950729, 0.404150026795238 },
        { 29, 30, 0.833296090085908, 0.994091409618387 },
        { 30, 30, 0.886486606826031, 1 },
        { 0, 105, 0, 0.0352940769291099 },
        { 3, 105, 0.00976383903870233, 0.0806562906373156 },
        { 105, 105, 0.96470592307089, 1 },
        { 104, 105, 0.94801374138811, 0.998316830767144 },
        { 45, 105, 0.338088117607847, 0.524096750524883 },
        { 52, 105, 0.40147668255572, 0.589335641986462 },
        { 21, 105, 0.134699075128432, 0.286477371029033 },
        { 0, 2000000000, 0, 1.92072940665786e-09 },
        { 1234567, 2000000000, 0.000616195926396806, 0.000618372991961332 },
        { 1999999999, 2000000000, 0.999999997167533, 0.999999999911738 },
        { 81, 263, 0.255288519878274, 0.3662095769828 },
        { 15, 148, 0.0623863995307363, 0.160487241723308 },
        { 0, 20, 0, 0.161125158052819 },
        { 137, 1874, 0.0621730028258556, 0.085784886545264 },
        { 432, 756, 0.535878851682304, 0.606256061787172 },
        { 871, 1272, 0.658691750017856, 0.709692579203141 },
        { 1104, 1615, 0.660496260879085, 0.705815088987129 },
        { 1284, 1612, 0.776179223582634, 0.815462979172658 },
        { 39, 808, 0.0355073219506203, 0.0653023348259374 },
        { 1048, 1651, 0.611253240117381, 0.657654695218687 },
        { 135, 640, 0.181101915295136, 0.2442224484423 },
        { 147, 695, 0.18277738551694, 0.243415787571712 },
        { 1303, 2562, 0.489230499630594, 0.527917870877155 },
        { 1794, 1902, 0.931895928119953, 0.95275268323058 },
        { 66, 130, 0.422773588309009, 0.592169464595692 },
        { 1000, 1089, 0.900495062945467, 0.933111671724974 },
        { 1130, 1177, 0.947303747270246, 0.969838847876771 },
        { 548, 766, 0.682437679995794, 0.746222008591933 },
        { 393, 416, 0.918405950447434, 0.962879097101954 },
        { 1190, 2206, 0.518587465411672, 0.56015121482508 },
        { 16, 454, 0.0218073962719609, 0.0564761626547785 },
        { 353, 890, 0.365000143735717, 0.429146795652434 },
        { 407, 1894, 0.196977686682658, 0.233954757658028 },
        { 1088, 1300, 0.815853072331618, 0.856007754054689 },
        { 103, 455, 0.190305107035619, 0.26702379118562 },
        { 800, 1676, 0.453493116229611, 0.501264519021661 },
        { 135, 1354, 0.0848610717416739, 0.116813031697861 },
        { 2109, 2992, 0.688282617476754, 0.72095132125197 },
        { 1138, 2429, 0.448726357116253, 0.488384218073399 },
        { 818, 2050, 0.378034028655093, 0.420392476846594 },
        { 1841, 2328, 0.773813060074864, 0.80684391164086 },
        { 646, 659, 0.966543612214128, 0.988435880357463 },
        { 47, 423, 0.0845924841781395, 0.144629529754193 },
        { 1851, 2739, 0.658028920028711, 0.693066837585383 },
        { 195, 772, 0.223217344591667, 0.284414020480453 },
        { 132, 2476, 0.0451346972608524, 0.0628727956649526 },
        { 624, 1329, 0.442820685088048, 0.496406895608857 },
        { 137, 514, 0.230147678293052, 0.306390009232849 },
        { 528, 773, 0.649416149755618, 0.714879546343836 },
        { 653, 706, 0.903109042098015, 0.942150124641582 },
        { 1141, 2198, 0.498205625154859, 0.539944260552621 },
        { 730, 1854, 0.371745226056681, 0.416180703720933 },
        { 104, 804, 0.107907049734059, 0.154324427132633 },
    };

    // Reference: the two roots of (p - x)^2 = z^2 x(1 - x)/n (N - n)/(N - 1), found by brentq of SciPy 1.10.1.
    public static TheoryData<int, int, int, double, double> IntervalsOfKnownPopulations => new()
    {
        { 45, 105, 300, 0.354672360942146, 0.505799633393829 },
        { 0, 20, 20, 0, 0 },
        { 0, 20, 21, 0, 0.00951229433429651 },
        { 20, 20, 25, 0.961524412142324, 1 },
        { 11, 105, 106, 0.0991824140715485, 0.110616726432926 },
        { 52, 105, 105, 0.495238095238095, 0.495238095238095 },
        { 3, 105, 10000, 0.00981419589647676, 0.0802719088384562 },
        { 45, 105, 2000000000, 0.338088119815863, 0.524096748063936 },
        { 1, 1, 2, 0.206549314377237, 1 },
        { 0, 1, 1, 0, 0 },
        { 81, 263, 900, 0.263185596958967, 0.356717801858168 },
        { 15, 148, 148, 0.101351351351351, 0.101351351351351 },
        { 15, 148, 149, 0.0974243420965734, 0.10541816373284 },
        { 104, 105, 300, 0.960325188504943, 0.997767117054697 },
        { 62, 160, 1833, 0.318513233504795, 0.46131413012167 },
        { 62, 166, 793, 0.310847508378715, 0.440692286620221 },
        { 324, 661, 2275, 0.458166524175487, 0.522247095683175 },
        { 612, 654, 1268, 0.921423930943874, 0.947661855079581 },
        { 314, 425, 589, 0.716186657996789, 0.760259278054611 },
        { 429, 757, 1125, 0.546418400007, 0.586781697740159 },
        { 328, 682, 1321, 0.454935728266817, 0.507044772674345 },
        { 191, 382, 629, 0.468616751288426, 0.531383248711574 },
        { 177, 210, 607, 0.798985870798459, 0.87860825832432 },
        { 13, 110, 603, 0.0739317492989261, 0.183664055093234 },
        { 226, 299, 612, 0.71940334652476, 0.788956543552165 },
        { 30, 192, 218, 0.139296804572455, 0.174847345344276 },
        { 50, 679, 717, 0.0692388191263088, 0.0782925478191929 },
        { 165, 405, 1025, 0.370803164671401, 0.445069081408717 },
        { 311, 479, 823, 0.621166363144938, 0.676373656411148 },
        { 410, 629, 750, 0.636721615744377, 0.666635684219606 },
        { 291, 618, 1349, 0.442040116276753, 0.4999031551537 },
        { 190, 219, 419, 0.833447443861715, 0.895593692439235 },
        { 105, 690, 1207, 0.135455788679853, 0.170548368655856 },
        { 193, 514, 762, 0.351917678896709, 0.399660132641882 },
        { 75, 250, 390, 0.26709776106587, 0.335102121584549 },
        { 346, 597, 598, 0.577943045644768, 0.581184217469159 },
        { 37, 322, 410, 0.099726137227932, 0.1320594149193 },
        { 88, 89, 512, 0.946066491916768, 0.997739965777133 },
        { 200, 445, 1292, 0.412391836528401, 0.487054067150428 },
        { 178, 181, 552, 0.960000128257541, 0.993228817662511 },
        { 185, 759, 1045, 0.228116963937367, 0.260076187329169 },
        { 246, 744, 1190, 0.310286283030972, 0.351658771514542 },
        { 161, 441, 659, 0.339637835409869, 0.39129740111241 },
        { 130, 450, 627, 0.267150532177767, 0.311643907847165 },
    };

    private static readonly Gen<(Share Share, int Population)> Samples =
        from share in AnyShare.OfSomebody
        from others in Gen.OneOf(Gen.Int[0, 50], Gen.Int[0, 1_000_000])
        select (share, share.Base + others);

    [Theory]
    [MemberData(nameof(Intervals))]
    public void TheIntervalIsTheReferences(int count, int outOf, double low, double high)
    {
        var interval = WilsonInterval.Of(new Share(count, outOf))!.Value;
        Near.Equal(low, interval.Low);
        Near.Equal(high, interval.High);
    }

    [Theory]
    [MemberData(nameof(IntervalsOfKnownPopulations))]
    public void TheIntervalOfAKnownPopulationIsTheReferences(int count, int outOf, int population, double low, double high)
    {
        var interval = WilsonInterval.Of(new Share(count, outOf), population)!.Value;
        Near.Equal(low, interval.Low);
        Near.Equal(high, interval.High);
    }

    // The first three examples are Newcombe's.
    [Theory]
    [InlineData(81, 263, null, 0.2553, 0.3662)]
    [InlineData(15, 148, null, 0.0624, 0.1605)]
    [InlineData(0, 20, null, 0, 0.1611)]
    [InlineData(45, 105, 300, 0.3547, 0.5058)]
    public void TheIntervalIsThePublishedOne(int count, int outOf, int? population, double low, double high)
    {
        var interval = WilsonInterval.Of(new Share(count, outOf), population)!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void TheIntervalHoldsTheShareAndStaysWithinNobodyAndEverybody() => Samples.Sample(s =>
    {
        var p = (double)s.Share.Count / s.Share.Base;
        foreach (var interval in new[] { WilsonInterval.Of(s.Share)!.Value, WilsonInterval.Of(s.Share, s.Population)!.Value })
        {
            Assert.InRange(interval.Low, 0, p);
            Assert.InRange(interval.High, p, 1);
        }
    });

    [Fact]
    public void TheIntervalOfTheRestIsTheMirrored() => Samples.Sample(s =>
    {
        var interval = WilsonInterval.Of(s.Share, s.Population)!.Value;
        var mirrored = WilsonInterval.Of(s.Share.Rest(), s.Population)!.Value;
        Assert.Equal(1 - interval.High, mirrored.Low, 1e-12);
        Assert.Equal(1 - interval.Low, mirrored.High, 1e-12);
    });

    [Fact]
    public void TheMoreOfThePopulationAnsweredTheNarrowerTheInterval() => Samples.Sample(s =>
    {
        double? Width(int? population) => WilsonInterval.Of(s.Share, population) is { } interval ? interval.High - interval.Low : null;
        Assert.True(Width(s.Population) <= Width(s.Population + 1) + 1e-12);
        Assert.True(Width(s.Population + 1) <= Width(null) + 1e-12);
    });

    [Fact]
    public void WhenAllWereAskedAndAnsweredNothingIsUncertain() =>
        Assert.Equal(new ConfidenceInterval(0.25, 0.25), WilsonInterval.Of(new Share(10, 40), population: 40));

    [Fact]
    public void NobodyOfNobodyHasNoInterval()
    {
        Assert.Null(WilsonInterval.Of(new Share(0, 0)));
        Assert.Null(WilsonInterval.Of(new Share(0, 0), population: 10));
    }

    [Fact]
    public void APopulationSmallerThanItsSampleIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(new Share(10, 40), population: 39));
}
