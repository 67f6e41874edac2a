using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

public class FeasibleTableSearchTests
{
    [Fact]
    public void FindAlternative_SmallTables_IsAsCheapAsTheCheapestOfAllTables()
    {
        var alternatives = 0;
        foreach (var random in Enumerable.Range(0, 150).Select(RandomTable.Number).Where(random => random.Cells.Count() <= 9))
        {
            var grid = new CrossTabGrid(random.Counts);
            var number = new Random(grid.Respondents);
            long[] costs = [.. grid.Counts.Select(_ => (long)Math.Max(0, number.Next(-4, 6)))];
            var cheapest = Cheapest(grid, costs);
            var search = new FeasibleTableSearch(grid);

            for (var cell = 0; cell < costs.Length; cell++)
            {
                var found = search.FindAlternative(cell, costs, long.MaxValue);

                Assert.Equal(cheapest[cell], found?.Sum(moved => costs[moved]));
                if (found is null)
                    continue;
                alternatives++;
                Assert.Contains(cell, found);
                Assert.Null(search.FindAlternative(cell, costs, limit: cheapest[cell]!.Value));
            }
        }

        Assert.InRange(alternatives, 100, int.MaxValue);
    }

    // The cost of the cheapest table in which a cell differs, by cell, of all tables with counts that are at most one higher or lower.
    private static long?[] Cheapest(CrossTabGrid grid, long[] costs)
    {
        var known = IntruderConstraint.Of(grid);
        var cheapest = new long?[costs.Length];
        var by = new int[costs.Length];
        for (var table = 0; table < (int)Math.Pow(3, by.Length); table++)
        {
            var rest = table;
            for (var cell = 0; cell < by.Length; cell++)
                (by[cell], rest) = ((rest % 3) - 1, rest / 3);
            if (!known.All(k => k.Cells.Sum(cell => grid.Counts[cell] + by[cell]) is var sum && sum >= k.Min && sum <= k.Max))
                continue;
            var cost = by.Select((moved, cell) => moved == 0 ? 0 : costs[cell]).Sum();
            foreach (var cell in Enumerable.Range(0, by.Length).Where(cell => by[cell] != 0))
                cheapest[cell] = Math.Min(cheapest[cell] ?? cost, cost);
        }

        return cheapest;
    }
}
