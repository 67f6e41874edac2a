using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Tries to match the rows of one table to rows of another that belong to the same person, by everything the tables have in common.
/// </summary>
internal static class JoinAttack
{
    /// <summary>
    /// Returns the guesses for each method and pair of columns: how many rows of the first table are matched to a person, and how many
    /// correctly.
    /// </summary>
    public static IEnumerable<Guess> Guesses(StolenTable from, int?[] known, StolenTable to, int?[] owners)
    {
        var people = Enumerable.Range(0, to.Rows.Count).Where(row => owners[row] is not null).ToList();
        if (people.Count == 0 || from.Rows.Count == 0)
            yield break;

        var hidden = to.Columns.Index().Where(c => c.Item is "xmin" or "xmax").Select(c => c.Index).ToList();
        for (var right = 0; right < to.Columns.Count; right++)
        {
            var others = people.Select(row => to.Rows[row][right]).ToList();
            var hashes = new[] { 0, 1, 2 }.Select(kind => others.Select(o => Hash(o, kind)).ToList()).ToList();
            for (var left = 0; left < from.Columns.Count; left++)
            {
                var pair = $"{from.Name}.{from.Columns[left]} and {to.Name}.{to.Columns[right]}";
                var values = from.Rows.Select(row => row[left]).ToList();
                var ofTransactions = from.Columns[left] is "xmin" or "xmax" && hidden.Contains(right);
                var ofPlaces = from.Columns[left] == "ctid" && to.Columns[right] == "ctid";
                yield return Count(
                    ofTransactions ? "equal transactions"
                        : ofPlaces ? "place"
                        : "equal values",
                    pair,
                    Matches(values, others));
                yield return Count("hashes of values", pair, hashes.SelectMany(hashed => Matches(values, hashed)));
                yield return Count("lengths", pair, ByLength(values, others));
                if (ofTransactions)
                    yield return Count("next transactions", pair, Nearest(values, others));
            }
        }

        yield return Count("place", $"{from.Name} and {to.Name}", from.Rows.Select((_, i) => (i, i * people.Count / from.Rows.Count)));

        Guess Count(string way, string pair, IEnumerable<(int From, int To)> matches)
        {
            var made = matches.Where(m => known[m.From] is not null).ToList();
            return new(way, pair, made.Count, made.Count(m => known[m.From] == owners[people[m.To]]));
        }
    }

    // A value that occurs in several rows matches none of them.
    private static IEnumerable<(int From, int To)> Matches(IReadOnlyList<string?> values, IReadOnlyList<string?> others) =>
        Alone(values).Join(Alone(others), v => v.Value, o => o.Value, (v, o) => (v.Row, o.Row));

    private static IEnumerable<(string Value, int Row)> Alone(IReadOnlyList<string?> values) =>
        values
            .Select((value, row) => (value, row))
            .Where(v => v.value is not null)
            .GroupBy(v => v.value!)
            .Where(v => v.Count() == 1)
            .Select(v => (v.Key, v.First().row));

    private static IEnumerable<(int From, int To)> Nearest(IReadOnlyList<string?> values, IReadOnlyList<string?> others)
    {
        var at = Alone(others).Select(o => (At: long.Parse(o.Value, null), o.Row)).Where(o => o.At > 0).ToList();
        return at.Count == 0 ? [] : values.Select((value, row) => (row, at.MinBy(o => Math.Abs(o.At - long.Parse(value!, null))).Row));
    }

    private static IEnumerable<(int From, int To)> ByLength(IReadOnlyList<string?> values, IReadOnlyList<string?> others)
    {
        if (values.Select(v => v?.Length).Distinct().Count() == 1 || others.Select(o => o?.Length).Distinct().Count() == 1)
            return [];
        var (left, right) = (Ordered(values), Ordered(others));
        return left.Select((row, rank) => (row, right[rank * right.Count / left.Count]));
    }

    private static List<int> Ordered(IReadOnlyList<string?> values) =>
        [.. values.Select((value, row) => (Length: value?.Length ?? 0, row)).OrderBy(v => v.Length).Select(v => v.row)];

    private static string? Hash(string? value, int kind)
    {
        if (value is null)
            return null;
        var bytes = Encoding.UTF8.GetBytes(value);
        return @"\x"
            + Convert.ToHexStringLower(
                kind switch
                {
                    0 => SHA256.HashData(bytes),
                    1 => SHA1.HashData(bytes),
                    _ => MD5.HashData(bytes),
                });
    }

    public sealed record Guess(string Way, string Pair, int Made, int Right);
}
