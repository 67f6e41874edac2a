using System.Globalization;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Writes the notes that readers of a cross-tabulation need.</summary>
internal static class CrossTabNotes
{
    public static IEnumerable<string> Of(CrossTabFigures figures)
    {
        var (table, statistics) = (figures.Table, figures.Statistics);
        yield return Base(figures);
        if (!table.RowsExclusive)
            yield return "A respondent can be in several rows, so percentages in a column can add up to more than 100%.";
        if (!table.ColumnsExclusive)
            yield return "A respondent can be in several columns, so columns are not compared by letters.";
        if (table.HasTexts)
            yield return table.SinglesOut
                ? "Nothing is shown: codes of this question were given to nearly the same texts, so that rows or columns together would "
                    + "tell of fewer than 10 people."
                : "A cell of coded texts that nobody or everybody of its row or column is in is hidden, because it would tell something of "
                    + "each person who wrote one.";
        if (Marked(figures, BaseMark.Bracketed))
            yield return $"(Brackets) mark a base under {BaseMarks.BracketedUnder}.";
        if (Marked(figures, BaseMark.Flagged))
            yield return $"* A base under {BaseMarks.FlaggedUnder}: indicative only, and not compared.";
        if (figures.Origin == FigureOrigin.Synthetic)
        {
            yield return figures.Of == PercentageBase.All
                ? "No figures of 2 questions together were published: every figure inside this table is synthetic."
                : "No figures of 2 questions together were published, and none of those who answered: every figure of this table is "
                    + "synthetic, and so are its totals.";
            yield return "No significance test: these answers were generated, so a p-value would only describe how.";
            yield break;
        }

        yield return Test(table, statistics);
        if (statistics.HasLetters)
            yield return Letters(figures);
        else if (statistics.PValue is not null && table.ColumnsExclusive)
            yield return "No letters: columns are compared only if the test of the whole table is significant at the 5% level.";
        if (statistics.PValue is not null)
            yield return $"The p-value{(statistics.HasLetters ? " and the letters assume" : " assumes")} that respondents are a random "
                + $"sample: {RespondentSelection.Of(figures.Kind)}, so a significant difference may come from who answered.";
    }

    private static string Letters(CrossTabFigures figures)
    {
        var code = figures.Rows.Question.Code;
        var test = figures.Of == PercentageBase.All
            ? $"test the percentages of those who answered {code}, not those shown"
            : $"compare those who answered {code}";
        var undecided = figures.Statistics.IsLargestPossible
            ? ", and are given only if they hold wherever those without an answer are"
            : "";
        return "Letters: the column's percentage is significantly higher than that of the columns with these letters, each row at the 5% "
            + "level over the pairs of columns that are compared in it (Bonferroni). Columns without a letter are not compared. Letters "
            + $"{test}{undecided}.";
    }

    private static string Base(CrossTabFigures figures) => figures.Of switch
    {
        PercentageBase.Answered =>
            $"Base: those of the column who answered {figures.Rows.Question.Code}"
                + (figures.ColumnBases.Any(IsRange)
                    ? ". ‘to’ between two numbers: the table does not show how many of the column gave no answer, so the base and its "
                        + "percentages are known only within these limits."
                    : "."),
        PercentageBase.All or PercentageBase.Mentions =>
            $"Base: all respondents of the column, whether or not they answered {figures.Rows.Question.Code}.",
    };

    private static bool IsRange(PossibleCounts? counts) => counts is { } some && some.Low < some.High;

    private static bool Marked(CrossTabFigures figures, BaseMark mark) =>
        figures.ColumnBases.Any(outOf => outOf is { High: > 0 } some && BaseMarks.Of(some.Low) == mark);

    private static string Test(CrossTab table, CrossTabStatistics statistics) =>
        (statistics.ChiSquare, statistics.Items) switch
        {
            ({ } test, _) => string.Create(
                CultureInfo.InvariantCulture,
                $"Chi-square {test.Statistic:0.00}, {test.Degrees} degrees of freedom, {P(test.PValue)}: respondents who answered both "
                    + $"questions, in rows and columns with at least {Suppression.SmallestBase} respondents."
                    + $"{Method([test])}"),
            (_, { } test) => Test(
                test,
                statistics.PossibleItems,
                statistics.IsLargestPossible,
                (table.RowsExclusive, table.ColumnsExclusive) switch
                {
                    (_, true) => ("row", "rows", ", in the columns that the row shows"),
                    (true, false) => ("column", "columns", ", in the rows that the column shows"),
                    (false, false) => ("pair of a row and a column", "pairs of a row and a column", ""),
                }),
            _ => "No significance test: it would need suppressed cells, or there is nothing to compare.",
        };

    private static string Test(
        MultipleResponseTest test, int possible, bool isLargest, (string One, string Several, string Over) items)
    {
        var tested = test.Items.Count(one => one is not null);
        var how = tested == 1 ? "" : $", the smallest p-value of {tested} tests, one for each {items.One}, times {tested} (Bonferroni)";
        var most = isLargest
            ? " It is the largest p-value that is possible: the table does not show where all those without an answer are."
            : "";
        var others = tested == possible ? "" : $" {possible - tested} of {possible} {items.Several} show too little to be tested.";
        return $"Test of the table: {P(test.PValue)}{how}.{most} Base: respondents who answered both questions{items.Over}."
            + others
            + Method([.. test.Items.OfType<ChiSquareTest>()]);
    }

    private static string P(double value) => value switch
    {
        < 0.001 => "p < 0.001",
        > 0.999 => "p > 0.999",
        _ => string.Create(CultureInfo.InvariantCulture, $"p = {value:0.000}"),
    };

    // Names how p-values were found where expected counts are too small for the chi-square distribution.
    private static string Method(IReadOnlyList<ChiSquareTest> tests)
    {
        var methods = tests.Where(test => test.SmallExpected).Select(test => test.Method switch
        {
            PValueMethod.ChiSquare => " treat the p-value with caution",
            PValueMethod.FisherExact => " the p-value is that of Fisher's exact test",
            PValueMethod.MonteCarlo => $" the p-value is from {MonteCarloIndependenceTest.Tables:N0} random tables",
        }).Distinct().ToList();
        return methods.Count == 0 ? "" : $" Where expected counts are small,{string.Join(" or", methods)}.";
    }
}
