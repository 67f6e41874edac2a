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

    // Each string is one coder, and each character the value for a unit; * is undecided. The values are pa.coeff.raw of irrCAC 1.4, kappa2
    // of irr 0.84.1, gwet.ac1.raw of irrCAC before it rounds, all with R 4.2.2, and AnnotationTask.alpha of NLTK 3.8, each on the units
    // that at least two coders decided. The last three are irrCAC's data sets cac.raw5obser, cac.raw.gender and x.raw10x4.
    public static TheoryData<string, double, double?, double, double> AgreementsOfSeveral =>
        new()
        {
            { "1*000*000 001101001", 0.428571428571429, -0.272727272727273, 0.0344827586206896, -0.30000000000000004 },
            { "12211111100 01002022121 10201012112", 0.303030303030303, null, -0.0284552845528456, -0.04843304843304841 },
            { "20*21*22 2**2*022 200**022 200*1222", 0.916666666666667, null, 0.882640586797066, 0.8456375838926175 },
            { "101110 100000 010000", 0.444444444444444, null, -9.99200722162641e-17, -0.18055555555555558 },
            { "2331213*3033 2*3*2131303*", 1, 1, 1, 1.0 },
            {
                "1100*10*02000 *1*2010102*** 0*020**101**1 20*20*0*0201* 01020*010*110",
                0.674358974358974,
                null,
                0.535637022470462,
                0.4672708962739174
            },
            { "00*1*100 00010100 *0110100 001**100", 0.916666666666667, null, 0.85, 0.8395061728395061 },
            { "1*2* 0002 00*0 0220", 0.375, null, 0.155425219941349, -0.09090909090909105 },
            { "0*1111**10* *1111110101", 1, 1, 1, 1.0 },
            { "210* *200 **21", 0.111111111111111, null, -0.327188940092166, -0.125 },
            {
                "00*2*0**0**021 10*22*11**0021 **12201*02**21 001*201*000*** 00*2201*0200*2",
                0.871794871794872,
                null,
                0.811878203195659,
                0.7979041916167665
            },
            { "033003 132013 211013 232213", 0.472222222222222, null, 0.299539170506912, 0.3161189358372457 },
            { "11*222 00**20", 0.25, 0.142857142857143, -0.116279069767442, 0.0 },
            { "100010*1 11002*22 1100*122 11211112", 0.5, null, 0.270077617614446, 0.26315789473684204 },
            { "00*120 001110 101110 001110", 0.833333333333333, null, 0.771971496437055, 0.6923076923076923 },
            { "0220221211**11 200010*1211*02 21201*22*11012", 0.384615384615385, null, 0.0910415149308085, 0.10301507537688437 },
            { "32210010 32210112", 0.75, 0.666666666666667, 0.670103092783505, 0.6774193548387097 },
            { "21030 21030 21000 22130 21030", 0.76, null, 0.684653118430273, 0.6785714285714286 },
            { "1012202 2012202 2012202 2012202 2012200", 0.885714285714286, null, 0.835873388042204, 0.8172043010752688 },
            { "33*100*130331 3*00*22230313 11210202220** 31*1*032*3013", 0.358974358974359, null, 0.147323543344387, 0.15674891146589276 },
            { "01000111111 010001011**", 0.888888888888889, 0.780487804878049, 0.777777777777778, 0.7901234567901234 },
            { "3200033033000 3101331012330 3322031133302 0101031010002", 0.423076923076923, null, 0.244430093639005, 0.20229405630865493 },
            { "212120210 0000*0221 10002**21 *00**0211 *0000*2*1", 0.551851851851852, null, 0.342454173564323, 0.33615819209039555 },
            { "1110001000*0*0 1010*000000010 101000*000*110", 0.82051282051282, null, 0.682003494467094, 0.6181818181818182 },
            {
                "112*001122*0131 1130000*2110231 203000222100221 *13****0*10022* 2**0001*2****31",
                0.615555555555556,
                null,
                0.496622054872614,
                0.48053024026512015
            },
            {
                "aaaaabbbcaaaaab aaaababccaaaaba abbcaabbcabbcaa ccccaabbcccccaa",
                0.455555555555556,
                null,
                0.208080808080808,
                0.14340740740740732
            },
            { "5353513131 5151521133 5353431141 5151531341", 0.516666666666667, null, 0.410569105691057, 0.34548611111111127 },
        };

    // Example C of Krippendorff, 'Computing Krippendorff's alpha-reliability' (2011), where alpha is .743. irrCAC gives more digits in its
    // documentation, of the data sets cac.raw4raters (the same), distrib.6raters (Fleiss, 'Measuring nominal scale agreement among many
    // raters', 1971) and cont3x3abstractors (Gwet's handbook, 2014).
    private const string KrippendorffC = "123321412*** 1233224125** *33323422513 12332441251*";
    private const string Fleiss =
        "311410200400101 312410200431131 312412223433133 342432223433233 342432423433233 344432433433234";

    private static readonly int[][] Abstractors = [[13, 0, 0], [0, 20, 7], [0, 4, 56]];

    // Several coders, values and items, with units that nobody or only one coder decided.
    private static readonly Gen<CoderDecision[][]> AnyUnits =
        Gen.Select(Gen.Int[2, 4], Gen.Int[1, 3], Gen.Int[1, 4]).SelectMany((coders, items, values) =>
            Gen.Select(Gen.Bool, Gen.Int[0, values - 1].Array[items])
                .Array[coders]
                .Select(unit => unit.Index()
                    .Where(coder => coder.Item.Item1)
                    .Select(coder => new CoderDecision(coder.Index, coder.Item.Item2)).ToArray())
                .Array[0, 20]);

    [Theory]
    [MemberData(nameof(Agreements))]
    public void TheAgreementIsTheReferences(string first, string second, double? plain, double? kappa, double? ac1, double? alpha)
    {
        var agreement = CoderAgreement.Of(Coded.Units($"{first} {second}"));
        Near.Equal(100 * plain, agreement.PercentAgreement);
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
        var agreement = CoderAgreement.Of(Table([both, firstOnly], [secondOnly, neither]));
        Assert.Equal(both + firstOnly + secondOnly + neither, agreement.Units);
        Near.Equal(kappa, agreement.CohenKappa);
        Assert.Equal(ac1, agreement.GwetAc1!.Value, 5.1e-6);
        Near.Equal(alpha, agreement.KrippendorffAlpha);
    }

    [Theory]
    [MemberData(nameof(AgreementsOfSeveral))]
    public void TheAgreementOfSeveralCodersIsTheReferences(string coders, double share, double? kappa, double ac1, double alpha)
    {
        var agreement = CoderAgreement.Of(Coded.Units(coders));
        Near.Equal(100 * share, agreement.PercentAgreement);
        Near.Equal(kappa, agreement.CohenKappa);
        Near.Equal(ac1, agreement.GwetAc1);
        Near.Equal(alpha, agreement.KrippendorffAlpha);
    }

    [Fact]
    public void TheMeasuresArePublishedOnes()
    {
        Assert.Equal(0.4, CoderAgreement.Of(Table([20, 5], [10, 15])).CohenKappa!.Value, 12);
        Assert.Equal(-0.0234, CoderAgreement.Of(Table([118, 5], [2, 0])).CohenKappa!.Value, 4);
        Assert.Equal(0.9408, CoderAgreement.Of(Table([118, 5], [2, 0])).GwetAc1!.Value, 4);
        Assert.Equal(0.095, CoderAgreement.Of(Coded.Units("0100000010 1110010000")).KrippendorffAlpha!.Value, 3);

        var krippendorff = CoderAgreement.Of(Coded.Units(KrippendorffC));
        Assert.Equal(0.74342, krippendorff.KrippendorffAlpha!.Value, 5);
        Assert.Equal(81.81818, krippendorff.PercentAgreement!.Value, 5);
        Assert.Equal((11, 4, null), (krippendorff.Units, krippendorff.Coders, krippendorff.CohenKappa));

        var fleiss = CoderAgreement.Of(Coded.Units(Fleiss));
        Assert.Equal(55.11111, fleiss.PercentAgreement!.Value, 5);
        Assert.Equal(0.4448007, fleiss.GwetAc1!.Value, 7);
        Assert.Equal(0.4204384, fleiss.KrippendorffAlpha!.Value, 7);

        var gwet = CoderAgreement.Of(Table(Abstractors));
        Assert.Equal(89, gwet.PercentAgreement!.Value, 12);
        Assert.Equal(0.7964094, gwet.CohenKappa!.Value, 7);
        Assert.Equal(0.8493305, gwet.GwetAc1!.Value, 7);
        Assert.Equal(0.7972585, gwet.KrippendorffAlpha!.Value, 7);
    }

    // The documentation of irrCAC gives AC1 as .77544 for Krippendorff's example: the unit that one coder decided counts in its chance
    // agreement. Without this unit, gwet.ac1.raw of irrCAC 1.4 gives .7751517.
    [Fact]
    public void AUnitThatOneCoderDecidedIsNotInTheChanceAgreementOfAc1() =>
        Assert.Equal(0.7751517, CoderAgreement.Of(Coded.Units(KrippendorffC)).GwetAc1!.Value, 7);

    [Fact]
    public void NeitherTheOrderOfUnitsNorThatOfCodersChangesAnything() => Gen.Select(AnyUnits, Gen.Int).Sample((units, seed) =>
    {
        var random = new Random(seed);
        var others = Enumerable.Range(10, 5).ToArray();
        random.Shuffle(others);
        CoderDecision[][] shuffled =
        [
            .. units.Select(unit =>
            {
                var renamed = Array.ConvertAll(unit, decision => decision with { Coder = others[decision.Coder] });
                random.Shuffle(renamed);
                return renamed;
            }),
        ];
        random.Shuffle(shuffled);
        Assert.Equal(CoderAgreement.Of(units), CoderAgreement.Of(shuffled));
    });

    [Fact]
    public void WhichValueIsWhichChangesNothing() => AnyUnits.Sample(units => Same(
        CoderAgreement.Of(units),
        CoderAgreement.Of(units.Select(unit =>
            Array.ConvertAll(unit, decision => decision with { Values = [.. decision.Values.Select(value => 7 - value)] })))));

    [Fact]
    public void EveryMeasureIsOneExactlyWhenTheCodersNeverDiffer() => Gen.Select(AnyUnits, Gen.Bool).Sample((drawn, alike) =>
    {
        var units = alike ? [.. drawn.Select(unit => Array.ConvertAll(unit, d => d with { Values = unit[0].Values }))] : drawn;
        var agreement = CoderAgreement.Of(units);
        var differ = units.Any(unit => unit.Any(decision => !decision.Values.SequenceEqual(unit[0].Values)));
        double?[] measures =
            [agreement.PercentAgreement / 100, agreement.CohenKappa, agreement.GwetAc1, agreement.KrippendorffAlpha];
        foreach (var measure in measures.OfType<double>())
        {
            Assert.InRange(measure, -1, 1);
            Assert.Equal(!differ, measure == 1);
        }

        if (!differ && agreement.AlphaInterval is { } interval)
            Assert.Equal((1, 1), (interval.Low, interval.High));
    });

    [Fact]
    public void AMissingDecisionChangesNothing() => AnyUnits.Sample(units =>
    {
        var complete = units.Where(unit => unit.Length > 1).ToList();
        Assert.Equal(CoderAgreement.Of(complete), CoderAgreement.Of(units));
        Assert.Equal(complete.Count, CoderAgreement.Of(units).Units);
    });

    [Fact]
    public void SeveralCodesTogetherAreAllTheirDecisions() => AnyUnits.Sample(units =>
    {
        var apart = units.SelectMany(unit => Enumerable.Range(0, unit is [var first, ..] ? first.Values.Count : 0)
            .Select(item => Array.ConvertAll(unit, decision => decision with { Values = [decision.Values[item]] })));
        Same(CoderAgreement.Of(apart), CoderAgreement.Of(units));
        Assert.Equal(CoderAgreement.Of(apart).Units, CoderAgreement.Of(units).Items);
    });

    [Fact]
    public void KappaIsForTheTwoCodersOfTheUnitsThatCount()
    {
        Assert.NotNull(CoderAgreement.Of(Coded.Units("0101 0011")).CohenKappa);
        Assert.NotNull(CoderAgreement.Of(Coded.Units("0101* 0011* ****1")).CohenKappa);
        Assert.Null(CoderAgreement.Of(Coded.Units("01010 00111 ****1")).CohenKappa);
    }

    [Fact]
    public void WithoutVariationOnlyWhatCanBeSaidIsSaid()
    {
        foreach (var alike in new[] { "1111111 1111111", "0000000 0000000" })
            Assert.Equal(new CoderAgreement(7, 7, 2, 100, null, 1, null, null), CoderAgreement.Of(Coded.Units(alike)));
        Assert.Equal(new CoderAgreement(0, 0, 0, null, null, null, null, null), CoderAgreement.Of([]));
        Assert.Equal(new CoderAgreement(1, 0, 2, null, null, null, null, null), CoderAgreement.Of([[new(0, []), new(1, [])]]));
    }

    [Fact]
    public void DecisionsThatCannotBeComparedAreRefused()
    {
        Assert.Throws<ArgumentException>(() => CoderAgreement.Of([[new(0, [1]), new(0, [1])]]));
        Assert.Throws<ArgumentException>(() => CoderAgreement.Of([[new(0, [1]), new(1, [1, 0])]]));
    }

    private static void Same(CoderAgreement expected, CoderAgreement actual)
    {
        Near.Equal(expected.PercentAgreement, actual.PercentAgreement);
        Near.Equal(expected.CohenKappa, actual.CohenKappa);
        Near.Equal(expected.GwetAc1, actual.GwetAc1);
        Near.Equal(expected.KrippendorffAlpha, actual.KrippendorffAlpha);
    }

    // The rows are the values of the first coder, the columns those of the second.
    private static IEnumerable<CoderDecision[]> Table(params int[][] counts) =>
        from row in counts.Index()
        from column in row.Item.Index()
        from unit in Enumerable.Range(0, column.Item)
        select new CoderDecision[] { new(0, [row.Index]), new(1, [column.Index]) };
}
