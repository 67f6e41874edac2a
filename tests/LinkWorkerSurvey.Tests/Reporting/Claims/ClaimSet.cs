using System.Globalization;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>
/// A folder of texts and the list <c>claims.csv</c> of every claim in them, with what is right and wrong. It measures how many errors the
/// check finds and how many correct claims it marks.
/// </summary>
internal static class ClaimSet
{
    /// <summary>Checks the texts of a folder and returns what became of each claim in the list.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="figures">The figures of each survey that the list names.</param>
    public static IReadOnlyList<Outcome> Run(DirectoryInfo folder, IReadOnlyDictionary<string, WindowFigures> figures)
    {
        var lines = Figure.Cells(File.ReadAllText(Path.Combine(folder.FullName, "claims.csv")).TrimStart('\uFEFF'));
        return
        [
            .. lines.Skip(1).Select(cells => Row.Of(lines[0], cells)).GroupBy(row => (row.Text, row.Survey)).SelectMany(rows =>
            {
                var text = File.ReadAllText(Path.Combine(folder.FullName, rows.Key.Text));
                var ledger = ClaimCheck.Of(text, figures[rows.Key.Survey]);
                return rows.Select(row => new Outcome(row, IsFound(row, text, ledger)));
            }),
        ];
    }

    /// <summary>Returns the numbers found and marked, by kind and overall, a line each.</summary>
    public static string Report(IReadOnlyList<Outcome> outcomes) => string.Join('\n', outcomes
        .SelectMany(outcome => new[] { (outcome.Row.IsCorrect, Kind: "all"), (outcome.Row.IsCorrect, outcome.Row.Kind) }
            .Select(key => (Key: key, outcome.IsHit)))
        .GroupBy(each => each.Key)
        .OrderBy(group => group.Key.IsCorrect).ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
        .Select(group =>
        {
            var share = new Share(group.Count(each => each.IsHit), group.Count());
            var interval = WilsonInterval.Of(share)!.Value;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{(group.Key.IsCorrect ? "correct, marked" : "error, found"),-16}{group.Key.Kind,-11}{share.Count,4} of {share.Base,3}"
                    + $"  {interval.Low:0.0%} to {interval.High:0.0%}");
        }));

    // An error is found if a claim that overlaps it is wrong or stale, or unbound where the tables have no figure. A correct claim is
    // falsely marked if one that overlaps it is marked at all.
    private static bool IsFound(Row row, string text, ClaimLedger ledger)
    {
        var line = text.Split('\n').Take(row.Line - 1).Sum(each => each.Length + 1);
        var start = text.IndexOf(row.Passage, line, StringComparison.Ordinal);
        Assert.True(start >= 0 && !text[line..start].Contains('\n', StringComparison.Ordinal),
            $"{row.Text}:{row.Line} lacks '{row.Passage}'.");
        var overlapping = ledger.Claims.Where(claim => claim.Start < start + row.Passage.Length && start < claim.Start + claim.Length);
        return overlapping.Any(claim => row.IsCorrect
            ? claim.IsMarked
            : claim.Status is ClaimStatus.Wrong or ClaimStatus.Stale || (claim.Status == ClaimStatus.Unbound && !row.Exists));
    }

    /// <summary>A claim of the list.</summary>
    internal sealed record Row(
        string Text, string Survey, int Line, string Passage, bool IsCorrect, string Kind, bool Exists, string Why)
    {
        public static Row Of(string[] header, string[] cells)
        {
            string Cell(string name) => cells[Array.IndexOf(header, name)];
            return new(
                Cell("text"), Cell("survey"), int.Parse(Cell("line"), CultureInfo.InvariantCulture), Cell("passage"),
                Cell("correct") == "yes", Cell("kind"), Cell("exists") == "yes", Cell("why"));
        }
    }

    /// <summary>What became of a claim: an error that was found, or a correct claim that was marked, is a hit.</summary>
    internal sealed record Outcome(Row Row, bool IsHit);
}
