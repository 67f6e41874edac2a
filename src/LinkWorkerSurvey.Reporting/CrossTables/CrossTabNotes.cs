using System.Globalization;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Writes the notes that readers of a cross-tabulation need.</summary>
internal static class CrossTabNotes
{
    private const string Caution =
        "The p-value and the letters assume that respondents are a random sample. Respondents to a link that is open to all choose "
            + "themselves, so a significant difference may come from who answered.";

    public static IEnumerable<string> Of(CrossTabFigures figures)
    {
        var (table, statistics) = (figures.Table, figures.Statistics);
        yield return Base(figures);
        if (!table.RowsExclusive)
            yield return "A respondent can be in several rows, so percentages in a column can add up to more than 100%.";
        if (!table.ColumnsExclusive)
            yield return "A respondent can be in several columns, so columns are not compared by letters.";
        if (Marked(figures, BaseMark.Bracketed))
            yield return $"(Brackets) mark a base under {BaseMarks.BracketedUnder}.";
        if (Marked(figures, BaseMark.Flagged))
            yield return $"* A base under {BaseMarks.FlaggedUnder}: indicative only, and not compared.";
        yield return Test(table, statistics);
        if (statistics.HasLetters)
            yield return "Letters: the column's percentage is significantly higher than that of the columns with these letters, each row "
                + "at the 5% level over all its pairs of columns (Bonferroni). Letters compare those who answered "
                + $"{figures.Rows.Question.Code}{Undecided(figures)}.";
        else if (statistics.PValue is not null && table.ColumnsExclusive)
            yield return "No letters: columns are compared only if the test of the whole table is significant at the 5% level.";
        if (statistics.PValue is not null)
            yield return Caution;
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

    private static string Undecided(CrossTabFigures figures) =>
        AnsweredBases.Of(figures.Table).Columns.Any(IsRange)
            ? ", and are given only if they hold wherever those without an answer are"
            : "";

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
                (table.RowsExclusive, table.ColumnsExclusive) switch
                {
                    (_, true) => ("row", "rows", ", each over the columns that it shows"),
                    (true, false) => ("column", "columns", ", each over the rows that it shows"),
                    (false, false) => ("pair of a row and a column", "pairs of a row and a column", ""),
                }),
            _ => "No significance test: it would need suppressed cells, or there is nothing to compare.",
        };

    private static string Test(MultipleResponseTest test, int possible, (string One, string Several, string Over) items)
    {
        var tested = test.Items.Count(one => one is not null);
        var method = Method([.. test.Items.OfType<ChiSquareTest>()]);
        var others = tested == possible ? "" : "; the others show too little";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Sum of chi-squares {test.Statistic:0.00}, {P(test.PValue)} for the table: the smallest p-value of its tests, one for each "
                + $"{items.One}, times their number (Bonferroni). {tested} of {possible} {items.Several} {(possible == 1 ? "is" : "are")} "
                + $"tested{items.Over}, among respondents who answered both questions{others}.{method}");
    }

    private static string P(double value) =>
        value < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {value:0.000}");

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
