using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>
/// Two questions answered by 30 to 2,000 synthetic people, who belong to a few types, so that their answers are correlated.
/// </summary>
internal sealed record RandomTable(CrossTabCounts Counts, Asked Rows, Asked Columns)
{
    public IEnumerable<(int Row, int Column)> Cells =>
        from row in Enumerable.Range(0, Rows.Totals.Count)
        from column in Enumerable.Range(0, Columns.Totals.Count)
        select (row, column);

    public bool IsSmall((int Row, int Column) cell) => Counts.Cells[cell.Row][cell.Column] is > 0 and < 5;

    /// <summary>
    /// Returns whether the rules on the page require no suppression. None of these is 1 to 4: the count, what remains of its row and of its
    /// column, and the respondents in neither. The column's base is at least 10.
    /// </summary>
    public bool NeedsNoHidingByTheLetter((int Row, int Column) cell)
    {
        var (count, row, column) = (Counts.Cells[cell.Row][cell.Column], Rows.Totals[cell.Row], Columns.Totals[cell.Column]);
        int[] told = [count, row - count, column - count, Counts.Respondents - row - column + count];
        var ofAuthors = (IsOfAuthors(Rows, cell.Row), IsOfAuthors(Columns, cell.Column)) switch
        {
            (true, true) => told[..3],
            (true, false) => told[..2],
            (false, true) => [count, column - count],
            _ => (int[])[],
        };
        return column >= 10 && told.All(people => people is 0 or >= 5) && !ofAuthors.Contains(0);
    }

    /// <summary>
    /// Returns the cells that say something about each author of the texts in their row or column: nobody or everybody is in them. Cells
    /// that follow from the tables of the whole window are left out.
    /// </summary>
    public IEnumerable<(int Row, int Column)> TellingOfAuthors() =>
        from cell in Cells
        let count = Counts.Cells[cell.Row][cell.Column]
        where !Says(Rows.Totals[cell.Row]) && !Says(Columns.Totals[cell.Column])
        where (IsOfAuthors(Rows, cell.Row) && (count == 0 || count == Rows.Totals[cell.Row]))
            || (IsOfAuthors(Columns, cell.Column) && (count == 0 || count == Columns.Totals[cell.Column]))
        select cell;

    private bool Says(int total) => total == 0 || total == Counts.Respondents;

    private static bool IsOfAuthors(Asked asked, int category) => asked.BeforeCoding is not null && category != asked.NotAnswered;

    public static RandomTable Number(int seed)
    {
        var random = new Random(seed);
        var people = (int)(30 * Math.Pow(2000 / 30.0, random.NextDouble()));
        var kinds = random.Next(1, 5);
        int[] kindOf = [.. Enumerable.Range(0, people).Select(_ => random.Next(kinds))];
        var (rows, rowAnswers) = Ask(random, kindOf, kinds, random.Next(2, 8));
        var (columns, columnAnswers) = Ask(random, kindOf, kinds, random.Next(2, 7));
        var coding = new Random(seed);
        (rows, columns) = (Coded(coding, rows, rowAnswers), Coded(coding, columns, columnAnswers));
        int[][] cells =
        [
            .. Enumerable
                .Range(0, rows.Totals.Count)
                .Select(r =>
                    Enumerable
                        .Range(0, columns.Totals.Count)
                        .Select(c => rowAnswers.Zip(columnAnswers).Count(p => p.First[r] && p.Second[c]))
                        .ToArray()),
        ];
        return new(new CrossTabCounts(people, Side("Q1", rows), Side("Q2", columns), cells), rows, columns);
    }

    public static CrossTabAxis Side(string question, Asked asked) =>
        new(
            question,
            asked.ChooseOne,
            [.. asked.Totals.Select((total, i) => new CrossTabCategory($"{question} {(char)('a' + i)}", total, i == asked.NotAnswered))],
            HasTexts: asked.BeforeCoding is not null);

    private static (Asked Asked, List<bool[]> Answers) Ask(Random random, int[] kindOf, int kinds, int categories)
    {
        var chooseOne = random.Next(2) == 0;
        var covered = chooseOne || random.Next(4) > 0;
        int? silent = categories > 2 && random.Next(2) == 0 ? categories - 1 : null;
        var silence = 0.3 * Math.Pow(random.NextDouble(), 2);
        var items = silent ?? categories;
        var skew = 1.5 * random.NextDouble();
        var bound = 2 * random.NextDouble();
        double[] common = [.. Enumerable.Range(0, items).Select(_ => skew * Normal(random))];
        double[][] liking = [.. Enumerable.Range(0, kinds).Select(_ => common.Select(c => c + (bound * Normal(random))).ToArray())];

        var answers = new List<bool[]>();
        foreach (var kind in kindOf)
        {
            var answer = new bool[categories];
            answers.Add(answer);
            if (silent is { } row && random.NextDouble() < silence)
                answer[row] = true;
            else if (chooseOne)
                answer[Chosen(random, liking[kind])] = true;
            else
            {
                for (var i = 0; i < items; i++)
                    answer[i] = random.NextDouble() < 1 / (1 + Math.Exp(-liking[kind][i]));
                if (covered && !answer.Contains(true))
                    answer[Chosen(random, liking[kind])] = true;
            }
        }

        return (new Asked(chooseOne, covered, [.. Enumerable.Range(0, categories).Select(i => answers.Count(a => a[i]))], silent), answers);
    }

    // In one of three questions, some people wrote a text that was coded into a row, instead of ticking it.
    private static Asked Coded(Random random, Asked asked, List<bool[]> answers)
    {
        if (random.Next(3) > 0)
            return asked;
        var writers = 0.3 * random.NextDouble();
        int[] ticked = [.. asked.Totals];
        foreach (var answer in answers.Where(_ => random.NextDouble() < writers))
        {
            foreach (var row in Enumerable.Range(0, ticked.Length).Where(row => answer[row] && row != asked.NotAnswered))
                ticked[row] -= random.Next(2);
        }

        return asked with { BeforeCoding = ticked };
    }

    private static int Chosen(Random random, double[] liking)
    {
        var left = random.NextDouble() * liking.Sum(Math.Exp);
        for (var i = 0; i < liking.Length - 1; i++)
        {
            left -= Math.Exp(liking[i]);
            if (left < 0)
                return i;
        }

        return liking.Length - 1;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
