using CsCheck;
using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

public class SingledOutTests
{
    // Each group: how many people, and the rows that their texts are in.
    [Theory]
    [InlineData(false, "20: 1", "30: 2")]
    [InlineData(true, "20: 1 2", "1: 1")]
    [InlineData(true, "20: 1 2", "9: 1")]
    [InlineData(false, "20: 1 2", "10: 1")]
    [InlineData(true, "20: 1 3", "30: 2 3", "1: 3")]
    [InlineData(true, "20: 1 3", "30: 2 3", "1: 3 4", "40: 4")]
    [InlineData(false, "20: 1 3", "30: 2 3", "1: 3 4", "40: 3 4")]
    [InlineData(true, "20: 1 2", "20: 2 3", "9: 3 1")]
    [InlineData(false, "20: 1 2", "20: 2 3", "20: 3 1", "1: 1")]
    [InlineData(false, "20: 1", "5:")]
    [InlineData(true, "18: 1 2", "1: 1 3", "1: 1 4", "12: 3", "12: 4")]
    [InlineData(false, "18: 1 2", "5: 1 3", "5: 1 4", "12: 3", "12: 4")]
    public void ARowThatOthersMakeUp_SinglesOutItsPeople(bool expected, params string[] groups)
    {
        var told = groups.Select(Told).ToList();

        Assert.Equal(expected, SingledOut.IsAnyFew(told, [.. told.SelectMany(group => group.Rows).Distinct()]));
    }

    // By brute force: all sums of rows taken up to twice, or away up to twice.
    [Fact]
    public void WhatIsFound_IsAboutFew_AndPairsAndSingleGroupsOfFewAreFound_InWhateverOrderTheRowsAre() =>
        Gen.Select(Gen.Int[1, 15].Array[2, 6], Gen.Int[1, 12].Array[6]).Sample((sets, people) =>
        {
            var groups = sets.Distinct().Select((bits, i) => (Rows: (IReadOnlySet<int>)RowsOf(bits), People: people[i])).ToList();
            var sums =
                from a in Enumerable.Range(-2, 5)
                from b in Enumerable.Range(-2, 5)
                from c in Enumerable.Range(-2, 5)
                from d in Enumerable.Range(-2, 5)
                select groups.ConvertAll(of => new[] { a, b, c, d }.Where((_, row) => of.Rows.Contains(row)).Sum());
            bool IsFew(List<int> sum) => groups.Where((_, i) => sum[i] != 0).Sum(of => of.People) is > 0 and < 10;
            var few = sums.Where(IsFew).ToList();
            var isPair = (
                from one in Enumerable.Range(0, 4)
                from other in Enumerable.Range(0, one)
                select groups.ConvertAll(of => (of.Rows.Contains(one) ? 1 : 0) - (of.Rows.Contains(other) ? 1 : 0))).Any(IsFew);
            var isAlone = few.Exists(sum => sum.Count(times => times != 0) == 1);

            var found = SingledOut.IsAnyFew(groups, [0, 1, 2, 3]);
            Assert.True(found || !(isPair || isAlone));
            Assert.True(few.Count > 0 || !found);
        });

    private static HashSet<int> RowsOf(int bits) => Enumerable.Range(0, 4).Where(row => ((bits >> row) & 1) == 1).ToHashSet();

    private static (IReadOnlySet<int> Rows, int People) Told(string group)
    {
        var parts = group.Split(':');
        return (parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet(), int.Parse(parts[0]));
    }
}
