using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Writes the notes that readers of a cross-tabulation need.</summary>
internal static class CrossTabNotes
{
    public static IEnumerable<string> Of(CrossTabQuestion rows, CrossTabQuestion columns, CrossTab table, CrossTabStatistics statistics)
    {
        foreach (var side in new[] { rows, columns }.Where(side => side is { Coded: false, Question.Other: not null }))
            yield return $"{side.Question.Code} counts only ticked options. Texts beside '{side.Question.Other!.Label}' are added once "
                + "their coding is signed off.";
        if (Enumerable.Range(0, table.Columns.Count).Any(c => table.Cells.Sum(row => row[c].Count ?? 0) > table.Columns[c].Respondents))
            yield return "Percentages in a column add up to more than 100%: a respondent can be in several rows.";
        if (!table.ColumnsExclusive)
            yield return "A respondent can be in several columns. The letters treat columns as if they contained different people.";
        if (table.Columns.Any(column => Marked(column, BaseMark.Bracketed)))
            yield return $"(Brackets) mark a base under {BaseMarks.BracketedUnder}.";
        if (table.Columns.Any(column => Marked(column, BaseMark.Flagged)))
            yield return $"* A base under {BaseMarks.FlaggedUnder}: indicative only, and not compared.";
        yield return Test(table, statistics);
    }

    private static bool Marked(CrossTabHeading column, BaseMark mark) =>
        column.Respondents is { } respondents and > 0 && BaseMarks.Of(respondents) == mark;

    private static string Test(CrossTab table, CrossTabStatistics statistics) =>
        (statistics.ChiSquare, statistics.Items) switch
        {
            ({ } test, _) => string.Create(
                CultureInfo.InvariantCulture,
                $"Chi-square {test.Statistic:0.00}, {test.Degrees} degrees of freedom, {P(test.PValue)}: respondents who answered both "
                    + $"questions, in rows and columns with at least {Suppression.SmallestBase} respondents.{Caution(test.SmallExpected)}"),
            (_, { } test) => Test(
                test,
                (table.RowsExclusive, table.ColumnsExclusive) switch
                {
                    (_, true) => "row",
                    (true, _) => "column",
                    _ => "pair of a row and a column",
                }),
            _ => "No significance test: it would need suppressed cells, or there is nothing to compare.",
        };

    private static string Test(MultipleResponseTest test, string item)
    {
        var tested = test.Items.Count(one => one is not null);
        var of = tested == 1
            ? $"one {item} is tested"
            : $"the smallest p-value of {tested} tests, one for each {item}, times {tested} (Bonferroni)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Sum of chi-squares {test.Statistic:0.00}, {P(test.PValue)}: {of}. Nothing is tested where a cell is "
                + $"suppressed.{Caution(test.Items.Any(one => one is { SmallExpected: true }))}");
    }

    private static string P(double value) =>
        value < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {value:0.000}");

    private static string Caution(bool smallExpected) =>
        smallExpected ? " Some expected counts are small: treat the p-value with caution." : "";
}
