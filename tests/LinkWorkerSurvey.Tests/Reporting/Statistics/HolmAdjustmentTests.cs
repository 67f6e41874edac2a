using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class HolmAdjustmentTests
{
    // Reference: p.adjust(p, 'holm') of R 4.2.2; null stands for NA.
    public static TheoryData<double?[], double?[]> Adjustments =>
        new()
        {
            { [0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02] },
            { [0.05], [0.05] },
            { [1, 1, 1], [1, 1, 1] },
            { [0, 0.5, null, 0.02], [0, 0.5, null, 0.04] },
            { [null, null], [null, null] },
            { [0.02, 0.02, 0.02, 0.5], [0.08, 0.08, 0.08, 0.5] },
            { [0.6, 0.7, 0.2], [1, 1, 0.6] },
            { [0.049, null, 0.0251, 0.0249, null, 1e-12], [0.0747, null, 0.0747, 0.0747, null, 4e-12] },
            { [0.3606, 0.01761], [0.3606, 0.03522] },
            { [0.4359, 0.02669], [0.4359, 0.05338] },
            { [0.4763, null], [0.4763, null] },
            { [0.1205, 0.2056, 0.07265], [0.241, 0.241, 0.21795] },
            { [0.2357, 0.3415, 0.06047], [0.4714, 0.4714, 0.18141] },
            { [0.3573, null, 0.004617], [0.3573, null, 0.009234] },
            { [0.9328, 0.002002, 0.2009, 0.02237, 0.03565], [0.9328, 0.01001, 0.4018, 0.08948, 0.10695] },
            { [0.0372, 0.0687, 0.0001848, 0.0005748, 0.0001079], [0.0744, 0.0744, 0.0007392, 0.0017244, 0.0005395] },
            { [0.002331, 0.1643, 0.486, 0.009609, null], [0.009324, 0.3286, 0.486, 0.028827, null] },
            {
                [1.397e-05, 0.009395, 0.1897, 0.08991, 0.07182, 1.845e-06, 0.1876, 0.103],
                [9.779e-05, 0.05637, 0.3752, 0.35964, 0.3591, 1.476e-05, 0.3752, 0.35964]
            },
            { [0.03324, 0.528, 0.3646, 0.9206, 0.004624, 0.004327, 0.005071, 0.4874], [0.1662, 1, 1, 1, 0.034616, 0.034616, 0.034616, 1] },
            {
                [0.02924, null, 0.103, 0.0122, 0.0008977, 0.00219, 0.2135, 0.5095],
                [0.11696, null, 0.309, 0.061, 0.0062839, 0.01314, 0.427, 0.5095]
            },
            {
                [0.3803, 0.0937, 1.484e-05, 0.02754, 0.3143, 0.1169, 0.3975, 0.05052, 0.2049, 0.128, 0.01026, 0.08293],
                [0.9429, 0.66344, 0.00017808, 0.2754, 0.9429, 0.7014, 0.9429, 0.45468, 0.8196, 0.7014, 0.11286, 0.66344]
            },
            {
                [0.6547, 0.2262, 0.04306, 0.01212, 0.07527, 0.5152, 0.03166, 0.3233, 0.1128, 0.008213, 0.02101, 0.07127],
                [1, 0.9048, 0.34448, 0.13332, 0.49889, 1, 0.28494, 0.9699, 0.564, 0.098556, 0.2101, 0.49889]
            },
            {
                [null, 0.02562, 0.01661, 0.04077, 0.3338, 0.3014, 0.000665, 0.05438, 0.07666, 0.01557, 0.04012, 0.682],
                [null, 0.20496, 0.1557, 0.28084, 0.9042, 0.9042, 0.007315, 0.28084, 0.30664, 0.1557, 0.28084, 0.9042]
            },
            {
                [
                    0.2891,
                    0.02691,
                    0.02938,
                    0.4071,
                    0.02229,
                    0.3887,
                    0.01957,
                    0.006815,
                    0.02648,
                    0.2724,
                    0.0005208,
                    0.2249,
                    0.7667,
                    0.1906,
                    0.2731,
                    0.0008319,
                    0.0004956,
                    0.0292,
                    0.528,
                    0.4321,
                ],
                [
                    1,
                    0.37072,
                    0.37072,
                    1,
                    0.33435,
                    1,
                    0.31312,
                    0.115855,
                    0.37072,
                    1,
                    0.009912,
                    1,
                    1,
                    1,
                    1,
                    0.0149742,
                    0.009912,
                    0.37072,
                    1,
                    1,
                ]
            },
            {
                [
                    0.4856,
                    0.5565,
                    0.001588,
                    0.003582,
                    0.07617,
                    2.004e-06,
                    0.0009032,
                    0.4304,
                    0.026,
                    0.01764,
                    0.08144,
                    0.1494,
                    2.194e-05,
                    0.06927,
                    0.00795,
                    0.1017,
                    0.07059,
                    0.456,
                    0.03059,
                    0.0424,
                ],
                [
                    1,
                    1,
                    0.026996,
                    0.057312,
                    0.6927,
                    4.008e-05,
                    0.0162576,
                    1,
                    0.338,
                    0.24696,
                    0.6927,
                    0.747,
                    0.00041686,
                    0.6927,
                    0.11925,
                    0.6927,
                    0.6927,
                    1,
                    0.36708,
                    0.4664,
                ]
            },
            {
                [
                    0.1354,
                    0.004104,
                    0.002339,
                    0.6929,
                    0.7965,
                    0.2001,
                    0.01499,
                    0.4313,
                    0.02273,
                    null,
                    0.0001872,
                    0.2908,
                    0.6581,
                    0.02189,
                    0.02562,
                    0.0004844,
                    0.0007634,
                    0.03231,
                    0.01722,
                    0.1882,
                ],
                [
                    1,
                    0.06156,
                    0.037424,
                    1,
                    1,
                    1,
                    0.20986,
                    1,
                    0.26268,
                    null,
                    0.0035568,
                    1,
                    1,
                    0.26268,
                    0.26268,
                    0.0087192,
                    0.0129778,
                    0.29079,
                    0.22386,
                    1,
                ]
            },
        };

    private static readonly Gen<double?[]> Rows = Gen.Frequency(
        (6, Gen.Double[0, 1].Select(p => (double?)p)),
        (2, Gen.Double[0, 0.05].Select(p => (double?)p)),
        (1, Gen.Const((double?)null))).Array[0, 20];

    [Theory]
    [MemberData(nameof(Adjustments))]
    public void TheAdjustedAreTheReferences(double?[] pValues, double?[] adjusted)
    {
        var actual = HolmAdjustment.Of(pValues);
        Assert.Equal(adjusted.Length, actual.Count);
        Assert.All(adjusted.Zip(actual), pair => Near.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void AnAdjustedPValueIsBetweenTheRawAndBonferronis() => Rows.Sample(rows =>
    {
        var tests = rows.Count(p => p is not null);
        Assert.All(rows.Zip(HolmAdjustment.Of(rows)), row =>
        {
            Assert.Equal(row.First is null, row.Second is null);
            Assert.True(row.First is null || (row.Second >= row.First && row.Second <= Math.Min(1, tests * row.First.Value)));
        });
    });

    [Fact]
    public void TheOrderOfPValuesStays() =>
        Rows.Sample(rows =>
        {
            var sorted = rows.Zip(HolmAdjustment.Of(rows))
                .Where(row => row.First is not null)
                .OrderBy(row => row.First)
                .Select(row => row.Second)
                .ToList();
            Assert.Equal(sorted.OrderBy(p => p), sorted);
        });

    [Fact]
    public void ItDoesNotMatterInWhichOrderRowsStand() => Rows.Sample(rows =>
        Assert.Equal(HolmAdjustment.Of(rows).Reverse(), HolmAdjustment.Of([.. rows.Reverse()])));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void WhatIsNoPValueIsRefused(double pValue) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HolmAdjustment.Of([0.5, pValue]));
}
