using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class ColumnComparisonTests
{
    // Reference: pairwise.prop.test(p.adjust.method = 'bonferroni', correct = FALSE) of R 4.2.2, over the columns with a base of at least
    // 30, with fisher.test for a pair with an expected count under 5. For each column: the letters of the columns it is higher than, with
    // an adjusted p-value under 0.05; '-' is not compared.
    public static TheoryData<(int Count, int Base)[], string> Rows => new()
    {
        { [(45, 105), (30, 131)], "B " },
        { [(40, 60), (20, 60)], "B " },
        { [(29, 29), (3, 90)], "- " },
        { [(30, 30), (3, 90), (60, 90), (2, 29)], "BC  B -" },
        { [(0, 40), (0, 50), (12, 60)], "  AB" },
        { [(50, 50), (60, 60), (70, 70)], "  " },
        { [(15, 40)], "" },
        { [(33, 60), (21, 60), (25, 60)], "  " },
        { [(36, 60), (21, 60)], "B " },
        { [(33, 60), (22, 60)], "B " },
        { [(39, 225), (67, 109)], " A" },
        { [(188, 218), (161, 222), (111, 218), (102, 164)], "BCD C  " },
        { [(49, 186), (20, 30), (144, 260), (33, 95), (108, 250), (99, 181), (34, 126)], " ADG ADG  AG ADG " },
        { [(17, 26), (7, 13), (125, 132), (72, 180), (26, 46), (99, 114)], "- - DE   DE" },
        { [(146, 177), (20, 44), (18, 46), (8, 26), (10, 19), (156, 220), (24, 46)], "BCG   - - BC " },
        { [(19, 230), (90, 251), (79, 209)], " A A" },
        { [(54, 63), (65, 75), (25, 30), (128, 131), (173, 183), (148, 198)], "   AF F " },
        { [(76, 122), (179, 259), (86, 203), (14, 16)], "C C  -" },
        { [(33, 69), (8, 24), (124, 242)], " - " },
        { [(39, 99), (9, 260), (20, 116), (7, 39), (25, 80), (2, 113), (1, 62), (7, 235)], "BCFGH  BFH FH BFGH   " },
        { [(135, 138), (65, 99), (61, 158), (173, 225), (161, 235), (96, 164)], "BCDEF C  CF C C" },
        { [(202, 254), (21, 29)], " -" },
        { [(189, 201), (69, 117), (138, 154), (219, 234), (50, 58), (27, 114), (63, 77)], "BFG F BF BFG BF  BF" },
        { [(97, 164), (21, 40), (127, 195), (88, 112), (143, 240), (132, 156), (179, 206)], "   ABE  ABCE ABCE" },
        { [(17, 127), (2, 13), (17, 188)], " - " },
        { [(52, 200), (10, 18)], " -" },
        { [(103, 193), (28, 139), (122, 257), (158, 256), (70, 110), (37, 50)], "B  B BC B BC" },
        { [(97, 179), (142, 225), (69, 134), (102, 170), (17, 32), (127, 208)], "     " },
        { [(55, 127), (6, 21), (44, 192), (69, 125)], "C -  C" },
        { [(39, 103), (86, 229), (64, 115), (171, 239)], "  B ABC" },
        { [(144, 195), (94, 236), (57, 94), (96, 158), (39, 112)], "BE  BE BE " },
        { [(89, 126), (78, 173), (83, 102), (14, 17), (17, 30), (77, 98), (88, 202)], "BG  BG -  BG " },
        { [(54, 199), (40, 70), (41, 104), (35, 152), (40, 140), (92, 217)], " ADE    AD" },
        { [(1, 67), (5, 237), (75, 215), (7, 23), (2, 134), (5, 38), (10, 246)], "  ABEG -   " },
        { [(28, 163), (29, 59), (2, 14), (25, 61), (11, 55), (34, 125), (39, 178)], " AEG - A   " },
        { [(28, 242), (11, 177), (9, 22), (40, 109), (88, 251), (55, 142)], "  - AB AB AB" },
        { [(3, 16), (0, 23), (3, 15), (9, 57), (1, 15), (31, 115)], "- - -  - " },
        { [(60, 233), (1, 39), (22, 162), (20, 184), (57, 189), (44, 195), (121, 252)], "BD    BCD  ABCDEF" },
        { [(30, 116), (37, 97), (38, 157), (58, 243), (78, 213)], "    D" },
        { [(50, 79), (23, 40), (24, 28), (229, 255)], "  - AB" },
        { [(220, 221), (166, 171), (29, 29), (162, 253), (28, 30), (148, 160), (190, 206)], "DFG D -  D D D" },
        { [(196, 220), (48, 97), (56, 68), (68, 163), (34, 49), (82, 123)], "BDEF  BD  D D" },
        { [(33, 59), (36, 191), (30, 50), (24, 191), (31, 150), (19, 66), (44, 118)], "BDEF  BDEF   D BD" },
        { [(35, 73), (27, 82), (46, 109), (26, 97), (52, 94)], "D    BD" },
    };

    private static readonly Gen<Share[]> AnyRow =
        (from outOf in Gen.Int[0, 200] from count in Gen.Int[0, outOf] select new Share(count, outOf)).Array[0, 9];

    [Theory]
    [MemberData(nameof(Rows))]
    public void TheLettersAreTheReferences((int Count, int Base)[] row, string letters)
    {
        var columns = Compare([.. row.Select(column => new Share(column.Count, column.Base))]);
        Assert.Equal(letters, string.Join(' ', columns.Select(column => column.Compared ? string.Concat(column.HigherThan) : "-")));
    }

    [Fact]
    public void ALetterStandsForALowerColumnThatIsComparedToo() => AnyRow.Sample(row =>
    {
        var columns = Compare(row);
        Assert.Equal(row.Length, columns.Count);
        foreach (var (column, share) in columns.Zip(row))
        {
            Assert.Equal(share.Base >= 30, column.Compared);
            foreach (var lower in column.HigherThan.Select(letter => columns.Index().Single(other => other.Item.Letter == letter)))
            {
                Assert.True(column.Compared && lower.Item.Compared);
                Assert.True((long)row[lower.Index].Count * share.Base < (long)share.Count * row[lower.Index].Base);
                Assert.DoesNotContain(column.Letter, lower.Item.HigherThan);
            }
        }
    });

    [Fact]
    public void ItDoesNotMatterInWhichOrderColumnsStand() => AnyRow.Sample(row =>
        Assert.Equal(
            Compare(row).Select(column => column.HigherThan.Count),
            Compare([.. row.Reverse()]).Select(column => column.HigherThan.Count).Reverse()));

    [Fact]
    public void AmongTwoColumnsALetterIsASignificantDifference() =>
        Gen.Select(AnyShare.OfSomebody, AnyShare.OfSomebody)
            .Sample(
                (one, other) =>
                    Assert.Equal(
                        one.Base >= 30 && other.Base >= 30 && ShareDifference.Between(one, other)!.PValue < 0.05,
                        Compare([one, other]).Any(column => column.HigherThan.Count > 0)));

    [Fact]
    public void AColumnThatIsNotComparedDoesNotMakeThePairsMore()
    {
        Share[] pair = [new(33, 60), new(21, 60)];
        Assert.Equal(["B"], Compare(pair)[0].HigherThan);
        Assert.Equal(["B"], Compare([.. pair, new Share(29, 29)])[0].HigherThan);
        Assert.Empty(Compare([.. pair, new Share(30, 60)])[0].HigherThan);
    }

    [Fact]
    public void AfterZComesAA()
    {
        var letters = Compare(new Share[703]).Select(column => column.Letter).ToList();
        Assert.Equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"], new[] { 0, 25, 26, 51, 52, 701, 702 }.Select(column => letters[column]));
        Assert.Distinct(letters);
    }

    [Fact]
    public void AnUnknownShare_IsNotCompared_AndDoesNotMakeThePairsMore() =>
        Assert.Equal(
            [("A", true, "C"), ("B", false, ""), ("C", true, "")],
            ColumnComparison
                .Of([new PossibleShare(new Share(33, 60)), null, new PossibleShare(new Share(21, 60))])
                .Select(column => (column.Letter, column.Compared, string.Concat(column.HigherThan))));

    [Fact]
    public void WhereBasesHaveLimits_ALetterHoldsForEveryPossibleBase() =>
        (from outOf in Gen.Int[30, 90]
         from count in Gen.Int[0, 30]
         from more in Gen.Int[0, 12]
         select new PossibleShare(count, new PossibleCounts(outOf, outOf + more)))
        .Array[2, 3]
        .Sample(row =>
        {
            var letters = ColumnComparison.Of([.. row.Select(share => (PossibleShare?)share)]).Select(c => c.HigherThan).ToList();
            var certain = Bases(row).Select(bases => Compare([.. row.Zip(bases, (share, outOf) => new Share(share.Count, outOf))]))
                .Select(columns => columns.Select(c => c.HigherThan.ToList()).ToList())
                .Aggregate((one, other) => [.. one.Zip(other, (some, more) => some.Intersect(more).ToList())]);
            Assert.Equal(certain, letters);
        });

    private static IEnumerable<int[]> Bases(IReadOnlyList<PossibleShare> row) => row.Aggregate(
        (IEnumerable<int[]>)[[]],
        (bases, share) => bases.SelectMany(
            some => Enumerable.Range(share.Base.Low, share.Base.High - share.Base.Low + 1).Select(outOf => (int[])[.. some, outOf])));

    private static IReadOnlyList<ColumnComparison> Compare(Share[] row) =>
        ColumnComparison.Of([.. row.Select(share => (PossibleShare?)new PossibleShare(share))]);
}
