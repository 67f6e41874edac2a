using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Writes the notes that readers of a cross-tabulation need.</summary>
internal static class CrossTabNotes
{
    public static IEnumerable<string> Of(CrossTabQuestion rows, CrossTabQuestion columns, CrossTab table, CrossTabStatistics statistics)
    {
        foreach (var side in new[] { rows, columns }.Where(side => side is { Coded: false, Question.Other: not null }))
            yield return $"{side.Question.Code} is shown as respondents ticked it; what they wrote beside '{side.Question.Other!.Label}' "
                + "is counted in once its coding is signed off.";
        if (Enumerable.Range(0, table.Columns.Count).Any(c => table.Cells.Sum(row => row[c].Count ?? 0) > table.Columns[c].Respondents))
            yield return "Percentages of a column do not add up to 100%: a respondent can be in several rows.";
        if (!table.ColumnsExclusive)
            yield return "A respondent can be in several columns. Letters compare columns as if they held different people.";
        if (table.Columns.Any(column => Marked(column, BaseMark.Bracketed)))
            yield return $"(In brackets) a base under {BaseMarks.BracketedUnder}.";
        if (table.Columns.Any(column => Marked(column, BaseMark.Flagged)))
            yield return $"* A base under {BaseMarks.FlaggedUnder}: no more than a hint, and not compared.";
        yield return Test(table, statistics);
    }

    private static bool Marked(CrossTabHeading column, BaseMark mark) =>
        column.Respondents is { } respondents and > 0 && BaseMarks.Of(respondents) == mark;

    private static string Test(CrossTab table, CrossTabStatistics statistics) =>
        (statistics.ChiSquare, statistics.Items) switch
        {
            ({ } test, _) => string.Create(
                CultureInfo.InvariantCulture,
                $"Chi-square {test.Statistic:0.00}, {test.Degrees} degrees of freedom, {P(test.PValue)}: of those who answered both "
                    + $"questions, in rows and columns of {Suppression.SmallestBase} or more.{Caution(test.SmallExpected)}"),
            (_, { } test) => Test(
                test,
                (table.RowsExclusive, table.ColumnsExclusive) switch
                {
                    (_, true) => "row",
                    (true, _) => "column",
                    _ => "pair of a row and a column",
                }),
            _ => "No test is given: it would need cells that are hidden, or there is nothing to compare.",
        };

    private static string Test(MultipleResponseTest test, string item)
    {
        var tested = test.Items.Count(one => one is not null);
        var of = tested == 1 ? $"one {item} is tested" : $"the smallest of {tested}, one for each {item} that is tested, times {tested}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Sum of chi-squares {test.Statistic:0.00}, {P(test.PValue)}: {of}. Where a cell is hidden, nothing is "
                + $"tested.{Caution(test.Items.Any(one => one is { SmallExpected: true }))}");
    }

    private static string P(double value) =>
        value < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {value:0.000}");

    private static string Caution(bool smallExpected) => smallExpected ? " Some expected counts are small: read it with caution." : "";
}
