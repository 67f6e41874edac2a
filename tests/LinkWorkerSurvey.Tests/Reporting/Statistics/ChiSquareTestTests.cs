using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class ChiSquareTestTests
{
    // Reference: chisq.test(correct = FALSE) of R 4.2.2 on the table without its empty rows and columns. The last column follows from its
    // expected counts. If they are small, the p-value is that of fisher.test for a two-by-two table, otherwise that of
    // chisq.test(simulate.p.value = TRUE, B = 1e6) after set.seed(1).
    public static TheoryData<int[][], double, int, double, bool> Tests =>
        new()
        {
            {
                [
                    [20, 5],
                    [10, 15],
                ],
                8.33333333333333,
                1,
                0.00389241712277863,
                false
            },
            {
                [
                    [762, 327, 468],
                    [484, 239, 477],
                ],
                30.0701490957547,
                2,
                2.95358918321176e-07,
                false
            },
            {
                [
                    [10, 10],
                    [10, 10],
                ],
                0,
                1,
                1,
                false
            },
            {
                [
                    [1, 0],
                    [0, 1],
                ],
                2,
                1,
                1,
                true
            },
            {
                [
                    [5, 0, 0],
                    [0, 0, 7],
                ],
                12,
                1,
                0.00126262626262626,
                true
            },
            {
                [
                    [0, 0],
                    [12, 4],
                    [3, 9],
                ],
                6.89230769230769,
                1,
                0.00865674412724604,
                false
            },
            {
                [
                    [4, 4],
                    [4, 6],
                ],
                0.18,
                1,
                1,
                true
            },
            {
                [
                    [5, 5],
                    [5, 5],
                ],
                0,
                1,
                1,
                false
            },
            {
                [
                    [50000, 100],
                    [100, 50000],
                ],
                99401.5968063872,
                1,
                0,
                false
            },
            {
                [
                    [1000000000, 999900000],
                    [999900000, 1000000000],
                ],
                10.0005000250012,
                1,
                0.00156497727686086,
                false
            },
            {
                [
                    [0, 3, 9, 0],
                    [0, 0, 0, 0],
                    [0, 14, 2, 8],
                    [0, 5, 5, 1],
                ],
                18.299132422712,
                4,
                0.000737999262000738,
                true
            },
            {
                [
                    [5, 2, 3],
                    [7, 9, 7],
                    [5, 5, 1],
                    [1, 4, 3],
                    [4, 5, 2],
                    [3, 2, 1],
                ],
                6.39303822539117,
                10,
                0.806373193626806,
                true
            },
            {
                [
                    [9, 1, 3, 9],
                    [29, 1, 0, 18],
                    [3, 1, 0, 2],
                    [22, 1, 3, 28],
                    [0, 0, 0, 0],
                    [0, 0, 0, 1],
                    [13, 2, 2, 6],
                    [13, 1, 4, 10],
                ],
                20.2450853155543,
                18,
                0.291803708196292,
                true
            },
            {
                [
                    [1, 1],
                    [32, 8],
                    [3, 0],
                    [11, 2],
                    [20, 6],
                ],
                2.17956371986223,
                4,
                0.751053248946751,
                true
            },
            {
                [
                    [11, 5, 8, 8, 8, 8],
                    [22, 9, 7, 7, 5, 20],
                ],
                6.91675431711146,
                5,
                0.226905383840079,
                false
            },
            {
                [
                    [2, 1, 3, 1, 2],
                    [0, 3, 2, 2, 0],
                    [6, 15, 6, 9, 14],
                    [11, 29, 9, 5, 12],
                    [6, 10, 6, 5, 8],
                    [16, 20, 13, 7, 15],
                    [28, 53, 25, 12, 33],
                ],
                21.034162478202,
                24,
                0.644278355721644,
                true
            },
            {
                [
                    [0, 0, 1, 2],
                    [5, 1, 2, 11],
                    [17, 0, 4, 22],
                    [6, 1, 2, 10],
                    [39, 1, 10, 59],
                    [3, 0, 3, 4],
                    [1, 0, 0, 1],
                ],
                12.8244475038826,
                18,
                0.715723284276716,
                true
            },
            {
                [
                    [5, 0, 18, 0],
                    [0, 2, 11, 1],
                    [7, 5, 31, 0],
                    [1, 0, 1, 0],
                ],
                12.4822435575852,
                9,
                0.147319852680147,
                true
            },
            {
                [
                    [5, 1, 0, 1],
                    [0, 0, 0, 1],
                    [8, 8, 1, 6],
                    [5, 2, 1, 4],
                    [15, 7, 2, 7],
                    [10, 3, 0, 10],
                    [2, 0, 0, 0],
                ],
                14.5216583405137,
                18,
                0.661994338005662,
                true
            },
            {
                [
                    [0, 11, 10, 7, 0, 4, 19, 3],
                    [0, 1, 0, 2, 0, 0, 0, 0],
                    [0, 2, 0, 2, 0, 1, 0, 0],
                    [2, 23, 20, 17, 1, 11, 16, 2],
                    [2, 7, 9, 3, 0, 0, 4, 0],
                    [3, 11, 11, 9, 4, 12, 17, 2],
                    [1, 8, 5, 7, 0, 2, 12, 0],
                    [0, 1, 3, 1, 0, 0, 1, 0],
                ],
                55.3360153765602,
                49,
                0.261695738304262,
                true
            },
            {
                [
                    [42, 12, 2, 5, 5, 10, 35],
                    [16, 3, 2, 4, 1, 2, 13],
                    [24, 11, 1, 4, 1, 0, 28],
                    [33, 7, 2, 9, 2, 7, 34],
                    [12, 3, 0, 2, 1, 0, 8],
                    [5, 1, 0, 1, 1, 1, 3],
                    [44, 9, 3, 8, 3, 8, 29],
                    [33, 13, 1, 10, 3, 3, 38],
                ],
                29.4692615821273,
                42,
                0.930974069025931,
                true
            },
            {
                [
                    [0, 0, 0, 0],
                    [0, 2, 1, 20],
                    [0, 0, 0, 9],
                    [0, 0, 3, 9],
                    [1, 1, 4, 21],
                    [4, 0, 8, 59],
                    [0, 0, 0, 3],
                    [0, 0, 0, 9],
                ],
                17.8306697679159,
                18,
                0.422867577132423,
                true
            },
            {
                [
                    [10, 5, 10, 5, 15],
                    [8, 2, 4, 2, 8],
                    [5, 1, 3, 3, 3],
                    [8, 2, 5, 1, 9],
                ],
                4.96819392077457,
                12,
                0.965886034113966,
                true
            },
            {
                [
                    [0, 0, 0, 0, 0, 1],
                    [0, 0, 1, 0, 0, 1],
                    [0, 2, 15, 2, 12, 5],
                    [0, 0, 0, 0, 1, 0],
                    [0, 0, 2, 1, 1, 2],
                    [0, 0, 4, 2, 2, 2],
                ],
                13.7390909090909,
                20,
                0.788760211239789,
                true
            },
            {
                [
                    [6, 0, 0, 1, 1, 0],
                    [4, 0, 0, 0, 2, 1],
                    [0, 0, 0, 0, 0, 0],
                    [2, 0, 0, 0, 0, 0],
                    [19, 0, 0, 0, 10, 4],
                    [0, 0, 0, 0, 0, 0],
                    [12, 0, 0, 0, 6, 1],
                    [27, 2, 0, 0, 4, 2],
                ],
                24.2701812690959,
                20,
                0.223222776777223,
                true
            },
            {
                [
                    [2, 9, 13, 4, 4],
                    [2, 1, 1, 0, 1],
                    [0, 2, 3, 0, 0],
                ],
                9.19084558823529,
                8,
                0.34013365986634,
                true
            },
            {
                [
                    [24, 0, 2, 9, 6, 6, 3],
                    [2, 0, 0, 1, 1, 1, 1],
                    [22, 1, 0, 8, 6, 7, 1],
                    [6, 1, 0, 3, 1, 0, 0],
                    [7, 1, 0, 1, 2, 2, 0],
                    [8, 2, 1, 1, 2, 0, 0],
                    [56, 3, 4, 7, 10, 18, 5],
                    [50, 1, 4, 10, 10, 16, 4],
                ],
                35.4474436770343,
                42,
                0.741666258333742,
                true
            },
            {
                [
                    [5, 0, 1, 1, 0],
                    [35, 2, 1, 20, 3],
                    [22, 0, 1, 16, 7],
                    [28, 0, 1, 20, 10],
                    [7, 0, 2, 2, 2],
                    [9, 0, 1, 11, 2],
                ],
                25.2105010428087,
                20,
                0.202752797247203,
                true
            },
            {
                [
                    [2, 5, 12, 8, 4],
                    [0, 0, 2, 0, 0],
                    [11, 3, 15, 9, 3],
                    [10, 1, 21, 8, 2],
                    [1, 0, 4, 1, 0],
                    [16, 6, 31, 14, 6],
                    [27, 14, 39, 19, 11],
                    [19, 9, 62, 23, 12],
                ],
                24.1840453763613,
                28,
                0.674728325271675,
                true
            },
            {
                [
                    [14, 4, 0, 2, 3, 1, 62, 25],
                    [22, 9, 0, 1, 0, 5, 87, 38],
                    [3, 1, 0, 0, 0, 0, 3, 1],
                    [1, 0, 0, 0, 0, 0, 4, 1],
                    [19, 5, 1, 0, 2, 1, 78, 32],
                    [43, 18, 2, 2, 2, 8, 192, 72],
                    [13, 6, 0, 0, 3, 1, 61, 26],
                ],
                26.8946321805306,
                42,
                0.906103093896906,
                true
            },
            {
                [
                    [1, 1, 1, 5, 11, 6],
                    [0, 0, 0, 3, 10, 3],
                    [2, 0, 1, 2, 7, 1],
                    [2, 3, 4, 16, 41, 17],
                ],
                10.0433351113915,
                15,
                0.832400167599832,
                true
            },
            {
                [
                    [12, 8, 8, 4, 22, 6],
                    [12, 9, 3, 1, 25, 8],
                    [5, 3, 0, 2, 16, 4],
                    [20, 19, 4, 6, 17, 12],
                    [2, 3, 1, 1, 8, 2],
                    [11, 3, 2, 2, 16, 4],
                ],
                27.0864076783432,
                25,
                0.353200646799353,
                true
            },
            {
                [
                    [0, 0, 1, 1, 2],
                    [0, 0, 0, 1, 1],
                    [2, 1, 0, 3, 4],
                    [4, 0, 0, 1, 13],
                ],
                16.0996296296296,
                12,
                0.223176776823223,
                true
            },
            {
                [
                    [4, 6, 5, 1, 8, 8, 5, 13, 5],
                    [4, 5, 5, 2, 6, 2, 1, 7, 5],
                    [3, 1, 0, 0, 0, 1, 1, 2, 2],
                ],
                13.0404304540668,
                16,
                0.693248306751693,
                true
            },
            {
                [
                    [9, 1, 3, 0, 18, 41, 1, 14, 1],
                    [11, 4, 4, 0, 9, 23, 2, 8, 3],
                    [2, 0, 1, 0, 1, 10, 0, 1, 0],
                    [10, 0, 1, 0, 13, 13, 0, 6, 1],
                    [21, 6, 6, 2, 30, 66, 1, 17, 4],
                    [0, 0, 0, 0, 1, 0, 1, 0, 0],
                    [3, 0, 1, 0, 3, 6, 0, 2, 0],
                ],
                69.9696378092669,
                48,
                0.0654429345570654,
                true
            },
            {
                [
                    [7, 2, 0],
                    [5, 0, 0],
                    [5, 1, 0],
                    [2, 0, 0],
                    [5, 0, 0],
                ],
                2.8125,
                4,
                0.687399312600687,
                true
            },
            {
                [
                    [0, 0, 0, 0, 0, 0, 0, 1, 1],
                    [2, 10, 2, 3, 18, 8, 0, 3, 13],
                    [2, 5, 1, 4, 16, 5, 0, 2, 6],
                    [0, 0, 0, 1, 0, 0, 0, 0, 0],
                    [0, 6, 0, 4, 8, 4, 0, 0, 7],
                    [4, 13, 1, 8, 39, 4, 2, 5, 15],
                    [1, 5, 0, 3, 10, 1, 0, 1, 3],
                ],
                42.5210110959519,
                48,
                0.565079434920565,
                true
            },
            {
                [
                    [0, 2, 2, 1, 0, 0],
                    [2, 5, 1, 1, 1, 1],
                    [1, 3, 0, 0, 0, 0],
                    [4, 28, 0, 7, 5, 11],
                    [7, 30, 3, 5, 0, 4],
                    [0, 0, 1, 1, 0, 0],
                    [1, 26, 0, 6, 2, 3],
                    [2, 5, 0, 3, 1, 3],
                ],
                59.2968401470242,
                35,
                0.0162759837240163,
                true
            },
            {
                [
                    [16, 8, 34, 8],
                    [1, 1, 0, 0],
                    [1, 3, 5, 4],
                    [14, 6, 29, 10],
                    [4, 6, 21, 7],
                    [1, 5, 6, 0],
                ],
                21.1139014511927,
                15,
                0.13045586954413,
                true
            },
            {
                [
                    [4, 10, 0, 0, 3, 6, 22],
                    [7, 15, 1, 0, 0, 18, 29],
                    [31, 82, 1, 9, 7, 83, 192],
                    [0, 0, 0, 0, 0, 0, 0],
                    [6, 15, 1, 2, 1, 20, 30],
                    [2, 2, 0, 0, 0, 2, 4],
                    [1, 0, 0, 0, 0, 2, 10],
                ],
                26.3700594328638,
                30,
                0.586108413891586,
                true
            },
        };

    private static readonly Gen<int[][]> Tables =
        from rows in Gen.Int[1, 6]
        from columns in Gen.Int[1, 6]
        from counts in Gen.Frequency((3, Gen.Int[0, 60]), (1, Gen.Const(0))).Array[columns].Array[rows]
        select counts;

    [Theory]
    [MemberData(nameof(Tests))]
    public void TheTestIsTheReferences(int[][] rows, double statistic, int degrees, double pValue, bool smallExpected)
    {
        var test = ChiSquareTest.Of(rows)!;
        Near.Equal(statistic, test.Statistic);
        Assert.Equal(degrees, test.Degrees);
        Assert.Equal(smallExpected, test.SmallExpected);
        Assert.Equal(
            !smallExpected ? PValueMethod.ChiSquare : degrees == 1 ? PValueMethod.FisherExact : PValueMethod.MonteCarlo,
            test.Method);
        if (test.Method == PValueMethod.MonteCarlo)
            Near.EqualSimulated(pValue, test.PValue);
        else
            Near.Equal(pValue, test.PValue);
    }

    // Reference: chisq.test of R 4.2.2, whose p-value is that of the chi-square distribution.
    [Fact]
    public void Of_TooLargeForRandomTables_KeepsTheChiSquareDistribution()
    {
        int[][] rows =
        [
            [.. Enumerable.Range(0, 252).Select(i => 1 + (i * 7 % 5))],
            [.. Enumerable.Range(0, 252).Select(i => 1 + (i * 11 % 4))],
        ];
        var test = ChiSquareTest.Of(rows)!;
        Near.Equal(151.357551581788, test.Statistic);
        Near.Equal(0.99999989792419, test.PValue);
        Assert.Equal((PValueMethod.ChiSquare, true), (test.Method, test.SmallExpected));
        Assert.Equal(PValueMethod.MonteCarlo, ChiSquareTest.Of([.. rows.Select(row => row[..251])])!.Method);
        Assert.Equal(PValueMethod.MonteCarlo, ChiSquareTest.Of([.. rows.Select(row => row[..51])], tables: 5)!.Method);
        Assert.Equal(PValueMethod.ChiSquare, ChiSquareTest.Of([.. rows.Select(row => row[..51])], tables: 6)!.Method);
        Assert.Equal(PValueMethod.MonteCarlo, ChiSquareTest.Of([[1, 2, 0], [3, 1, 999_993]])!.Method);
        Assert.Equal(PValueMethod.ChiSquare, ChiSquareTest.Of([[1, 2, 0], [3, 1, 999_994]])!.Method);
    }

    [Fact]
    public void Of_EveryTableIsAsExtreme_HasThePValueOne() => Assert.Equal(1, ChiSquareTest.Of([[1, 1, 1], [1, 1, 1]])!.PValue);

    [Fact]
    public void Of_NoRandomTableIsAsExtreme_HasTheSmallestPValue() =>
        Assert.Equal(1e-4, ChiSquareTest.Of([[40, 0, 0], [0, 40, 0], [0, 0, 3]])!.PValue, 1e-12);

    [Fact]
    public void OneCellInFiveMayExpectUnderFiveAndNoneUnderOne()
    {
        Assert.False(ChiSquareTest.Of([[4, 20, 20, 20, 20], [4, 20, 20, 20, 20]])!.SmallExpected);
        Assert.True(ChiSquareTest.Of([[4, 20, 20, 20], [4, 20, 20, 20]])!.SmallExpected);
        Assert.False(ChiSquareTest.Of([[1, 20, 20, 20, 20], [1, 20, 20, 20, 20]])!.SmallExpected);
        Assert.True(ChiSquareTest.Of([[1, 20, 20, 20, 20], [0, 20, 20, 20, 20]])!.SmallExpected);
    }

    [Fact]
    public void RowsMayStandAsColumns() => Tables.Sample(rows =>
        Same(ChiSquareTest.Of(rows), ChiSquareTest.Of([.. rows[0].Select((_, column) => rows.Select(row => row[column]).ToArray())])));

    [Fact]
    public void ItDoesNotMatterInWhichOrderRowsStand() =>
        Tables.Sample(rows => Same(ChiSquareTest.Of(rows), ChiSquareTest.Of([.. rows.Reverse()])));

    [Fact]
    public void ARowAndAColumnOfNobodyChangeNothing() => Tables.Sample(rows =>
        Same(ChiSquareTest.Of(rows), ChiSquareTest.Of([.. rows.Select(row => row.Append(0).ToArray()), new int[rows[0].Length + 1]])));

    [Fact]
    public void TwiceTheRespondentsAreTwiceTheStatistic() =>
        Tables.Sample(rows =>
            Near.Equal(
                2 * ChiSquareTest.Of(rows)?.Statistic,
                ChiSquareTest.Of([.. rows.Select(row => row.Select(count => 2 * count).ToArray())])?.Statistic));

    [Fact]
    public void WhatIsInOneRowOrOneColumnCannotBeTested()
    {
        Assert.Null(ChiSquareTest.Of([]));
        Assert.Null(ChiSquareTest.Of([[], []]));
        Assert.Null(ChiSquareTest.Of([[0, 0], [0, 0]]));
        Assert.Null(ChiSquareTest.Of([[3, 4], [0, 0]]));
        Assert.Null(ChiSquareTest.Of([[3, 0], [4, 0]]));
    }

    [Fact]
    public void WhatIsNoTableIsRefused()
    {
        Assert.Throws<ArgumentException>(() => ChiSquareTest.Of([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => ChiSquareTest.Of([[1, 2], [3, -1]]));
    }

    private static void Same(ChiSquareTest? expected, ChiSquareTest? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is null)
            return;
        Assert.Equal((expected.Degrees, expected.Method, expected.SmallExpected), (actual!.Degrees, actual.Method, actual.SmallExpected));
        Assert.Equal(expected.Statistic, actual.Statistic, 1e-9);
        Assert.Equal(expected.PValue, actual.PValue, 1e-9);
    }
}
