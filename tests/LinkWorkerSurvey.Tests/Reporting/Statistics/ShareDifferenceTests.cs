using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class ShareDifferenceTests
{
    // The interval: confint_proportions_2indep(method='newcomb', compare='diff') of statsmodels 0.13.5. The p-value: prop.test(correct =
    // FALSE) of R 4.2.2, or its fisher.test if one of the four expected counts is under 5. prop.test returns none if nobody or everybody of
    // both groups is counted; there this product returns 1.
    public static TheoryData<int, int, int, int, double, double, double> Differences => new()
    {
        { 56, 70, 48, 80, 0.052431472402365, 0.333872654036906, 0.00804508136819656 },
        { 9, 10, 3, 10, 0.170522723934503, 0.809017973535488, 0.0197666110978804 },
        { 6, 7, 2, 7, 0.0582279274823121, 0.806249637524228, 0.102564102564103 },
        { 5, 56, 0, 29, -0.0381371479035369, 0.192560013855112, 0.160621443209471 },
        { 0, 10, 0, 20, -0.161125158052819, 0.277532799862889, 1 },
        { 0, 10, 0, 10, -0.277532799862889, 0.277532799862889, 1 },
        { 10, 10, 0, 20, 0.679086037141915, 1, 3.32833916042312e-08 },
        { 10, 10, 0, 10, 0.607509350430524, 1, 7.74421643104409e-06 },
        { 0, 105, 11, 131, -0.144110200375896, -0.0332419343463538, 0.0013681036017525 },
        { 45, 105, 60, 131, -0.153795118277368, 0.0970421958214316, 0.651034989846145 },
        { 38, 105, 61, 131, -0.224458282999266, 0.0227666105676061, 0.108496440109184 },
        { 11, 105, 31, 131, -0.223469859654749, -0.034270597231443, 0.0084805772433527 },
        { 10, 105, 31, 131, -0.231751930569553, -0.0452078453843486, 0.00438174436009548 },
        { 52, 105, 104, 211, -0.1128806548512, 0.117701295248762, 0.968644267784451 },
        { 1000000, 2000000000, 1010000, 1900000000, -3.30052319040301e-05, -3.01528124030778e-05, 0 },
        { 1, 40, 12, 35, -0.48475337799491, -0.147920843955277, 0.000285700797426038 },
        { 30, 60, 30, 60, -0.173452950597691, 0.173452950597691, 1 },
        { 500, 1000, 900, 1000, -0.435338035311635, -0.363083997480558, 7.71993459429563e-85 },
        { 100000, 1000000, 300000, 1000000, -0.201073318331295, -0.198926284021062, 0 },
        { 203, 536, 253, 574, -0.11927187166149, -0.00412542466902058, 0.0357937567607092 },
        { 146, 238, 401, 484, -0.285444620439451, -0.145370685812892, 2.30820593588282e-10 },
        { 349, 451, 262, 273, -0.230350283032442, -0.138593722258925, 2.41100344679999e-11 },
        { 221, 394, 101, 171, -0.116135268305603, 0.0593324103649631, 0.511995063239363 },
        { 7, 41, 0, 116, 0.0794399613066813, 0.312626124004042, 5.51919432074686e-05 },
        { 163, 195, 59, 69, -0.105988674080636, 0.0922042213903096, 0.708207508282687 },
        { 459, 476, 9, 9, -0.0564465403796907, 0.263726205184333, 1 },
        { 220, 282, 221, 324, 0.0271158683573212, 0.166861868621415, 0.00684046305640972 },
        { 53, 193, 56, 362, 0.048882291398131, 0.194784641855701, 0.000707457285080351 },
        { 182, 192, 10, 10, -0.0932051100360466, 0.22644682950921, 1 },
        { 77, 395, 86, 273, -0.18781839984712, -0.0531183381521608, 0.000381933058691884 },
        { 66, 89, 326, 368, -0.247917523835456, -0.0566957102573202, 0.00046998864884223 },
        { 18, 114, 43, 159, -0.205001443744397, -0.012324054355862, 0.0276974330468366 },
        { 6, 153, 0, 464, 0.0165548103752139, 0.0829082651833347, 0.000215739639722127 },
        { 16, 578, 98, 324, -0.327938723510038, -0.224438725697941, 9.79899003749645e-33 },
        { 300, 411, 76, 97, -0.137003454743541, 0.0469167718544111, 0.27912170360601 },
        { 57, 77, 383, 432, -0.257222952529874, -0.0551387995933483, 0.000549739920843445 },
        { 8, 219, 0, 568, 0.0174056055217309, 0.0704141564149895, 3.27404497964588e-05 },
        { 364, 474, 276, 349, -0.0790836712574583, 0.0351456047233282, 0.434970191181061 },
        { 53, 53, 211, 211, -0.067581988576542, 0.0178804353767689, 1 },
        { 210, 277, 54, 77, -0.0485674437275564, 0.176126929786752, 0.311075379701902 },
        { 99, 146, 246, 289, -0.260582138522507, -0.0892519463421163, 2.56176066958469e-05 },
        { 194, 286, 310, 516, 0.0077729539435475, 0.14451581021137, 0.0294897927532863 },
        { 35, 357, 16, 237, -0.0170063471896893, 0.0740602627469313, 0.19341530921365 },
        { 75, 158, 259, 542, -0.0903318929810324, 0.0848857744976479, 0.943926449396173 },
        { 103, 134, 263, 355, -0.0614204538909281, 0.107250386848786, 0.527256094494785 },
        { 184, 440, 120, 336, -0.00829270094252473, 0.128918686073096, 0.0843578606059917 },
        { 33, 354, 171, 576, -0.25019948037396, -0.153676718853384, 3.16281057369898e-13 },
        { 263, 323, 302, 399, -0.00330320135638669, 0.116210140157861, 0.0632514691932478 },
        { 131, 134, 131, 145, 0.0178814742596924, 0.134968362765493, 0.00967183081026796 },
        { 545, 559, 174, 174, -0.0415965067628771, -0.00121290362891473, 0.0496364509943809 },
        { 141, 343, 6, 15, -0.23671729722424, 0.219622142707879, 0.931964351059937 },
        { 124, 273, 108, 256, -0.0520030681191574, 0.115913277249118, 0.453825049338378 },
        { 13, 392, 0, 5, -0.401534565603288, 0.0559059482750495, 1 },
        { 250, 300, 454, 508, -0.112503410518506, -0.0121417134834676, 0.0132975242944524 },
        { 383, 513, 204, 303, 0.00939899632695687, 0.138640289526364, 0.0243057431062968 },
        { 23, 207, 74, 469, -0.0973551126727349, 0.0118182725257151, 0.1106219299258 },
        { 151, 581, 63, 186, -0.157233678222476, -0.00468916171038503, 0.0369977551388998 },
        { 33, 482, 41, 386, -0.0774696409503083, -0.000217643949255032, 0.0477876458026668 },
        { 335, 421, 45, 45, -0.245380177957036, -0.117877526272122, 0.000786516820173271 },
        { 31, 134, 24, 101, -0.117670413107939, 0.100364523300394, 0.910371571599844 },
        { 13, 16, 189, 219, -0.296268053057414, 0.0816579870990241, 0.476925035797144 },
        { 145, 351, 111, 259, -0.0944369295668184, 0.0631428682590813, 0.702029293267459 },
        { 416, 462, 231, 429, 0.306152104027101, 0.415057509828262, 9.76675629741647e-34 },
        { 15, 498, 0, 287, 0.0124200169254672, 0.0490976675937234, 0.00299095277661733 },
    };

    private static readonly Gen<(Share First, Share Second)> Pairs = Gen.Select(AnyShare.OfSomebody, AnyShare.OfSomebody);

    [Theory]
    [MemberData(nameof(Differences))]
    public void TheDifferenceIsTheReferences(int count, int outOf, int otherCount, int otherOutOf, double low, double high, double pValue)
    {
        var difference = ShareDifference.Between(new Share(count, outOf), new Share(otherCount, otherOutOf))!;
        Near.Equal(low, difference.Interval.Low);
        Near.Equal(high, difference.Interval.High);
        Near.Equal(pValue, difference.PValue);
    }

    [Fact]
    public void TheIntervalIsNewcombesExample()
    {
        var difference = ShareDifference.Between(new Share(56, 70), new Share(48, 80))!;
        Assert.Equal(0.2, difference.Difference, 12);
        Assert.Equal(0.0524, difference.Interval.Low, 4);
        Assert.Equal(0.3339, difference.Interval.High, 4);
    }

    [Fact]
    public void TheIntervalHoldsTheDifferenceAndStaysWithinOneAndMinusOne() => Pairs.Sample(pair =>
    {
        var difference = ShareDifference.Between(pair.First, pair.Second)!;
        Assert.InRange(difference.Interval.Low, -1, difference.Difference);
        Assert.InRange(difference.Interval.High, difference.Difference, 1);
        Assert.InRange(difference.PValue, 0, 1);
    });

    [Fact]
    public void TheOtherWayRoundIsTheSameWithTheOtherSign() => Pairs.Sample(pair =>
    {
        var difference = ShareDifference.Between(pair.First, pair.Second)!;
        var turned = ShareDifference.Between(pair.Second, pair.First)!;
        var ofTheRest = ShareDifference.Between(pair.First.Rest(), pair.Second.Rest())!;
        foreach (var other in new[] { turned, ofTheRest })
        {
            Assert.Equal(-difference.Difference, other.Difference, 1e-12);
            Assert.Equal(-difference.Interval.High, other.Interval.Low, 1e-12);
            Assert.Equal(-difference.Interval.Low, other.Interval.High, 1e-12);
            Assert.Equal(difference.PValue, other.PValue, 1e-9);
        }
    });

    [Fact]
    public void ItsTestIsPearsonsOfTheTwoByTwoTable() => Pairs.Sample(pair =>
    {
        var table = ChiSquareTest.Of([[pair.First.Count, pair.Second.Count], [pair.First.Rest().Count, pair.Second.Rest().Count]]);
        Assert.Equal(table?.PValue ?? 1, ShareDifference.Between(pair.First, pair.Second)!.PValue, 1e-9);
    });

    [Fact]
    public void EqualSharesAreNoDifference()
    {
        Assert.Equal(1, ShareDifference.Between(new Share(10, 30), new Share(20, 60))!.PValue);
        Assert.Equal(1, ShareDifference.Between(new Share(0, 30), new Share(0, 60))!.PValue);
        Assert.Equal(1, ShareDifference.Between(new Share(30, 30), new Share(60, 60))!.PValue);
    }

    [Fact]
    public void AnEmptyBaseCannotBeCompared()
    {
        Assert.Null(ShareDifference.Between(new Share(0, 0), new Share(1, 2)));
        Assert.Null(ShareDifference.Between(new Share(1, 2), new Share(0, 0)));
    }
}
