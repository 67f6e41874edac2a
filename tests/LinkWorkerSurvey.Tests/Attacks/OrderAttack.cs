using System.Globalization;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Tries to sort respondents by arrival, by every order that a table can be sorted in.</summary>
internal static class OrderAttack
{
    // Hashes and random keys are longer; shorter numbers and words are shared by many rows.
    private const int LeastName = 16;
    private const int Few = 20;

    /// <summary>
    /// Returns the owner of each row, identified by the respondents' own texts. A row is a respondent's if it holds one, or shares a unique
    /// name with a row that does.
    /// </summary>
    public static IReadOnlyDictionary<string, int?[]> Owners(DatabaseDump theft, IReadOnlyDictionary<string, int> arrivals)
    {
        var owners = theft.Tables.ToDictionary(t => t.Name, t => t.Rows.Select(row => Single(row, arrivals)).ToArray());
        while (true)
        {
            var names = theft.Tables
                .SelectMany(t => t.Rows.Zip(owners[t.Name], (row, owner) => (row, owner)).Where(r => r.owner is not null))
                .SelectMany(r => r.row.Where(IsName), (r, value) => (value: value!, owner: r.owner!.Value))
                .GroupBy(n => n.value)
                .Where(n => n.Select(v => v.owner).Distinct().Count() == 1)
                .ToDictionary(n => n.Key, n => n.First().owner);
            var grown = false;
            foreach (var table in theft.Tables)
            {
                for (var row = 0; row < table.Rows.Count; row++)
                    grown |= owners[table.Name][row] is null && (owners[table.Name][row] = Single(table.Rows[row], names)) is not null;
            }

            if (!grown)
                return owners;
        }
    }

    /// <summary>Returns every order of every table with enough identified rows: the arrivals of its rows with their ranks.</summary>
    public static IEnumerable<Order> Orders(DatabaseDump theft, IReadOnlyDictionary<string, int?[]> owners)
    {
        foreach (var table in theft.Tables)
        {
            var rows = owners[table.Name].Select((owner, row) => (owner, row)).Where(r => r.owner is not null).ToList();
            if (rows.Select(r => r.owner).Distinct().Count() < Few)
                continue;
            int[] arrivals = [.. rows.Select(r => r.owner!.Value)];
            yield return new(table.Name, "place", arrivals, [.. Enumerable.Range(0, arrivals.Length)]);
            for (var column = 0; column < table.Columns.Count; column++)
                yield return new(table.Name, table.Columns[column], arrivals, Ranks([.. rows.Select(r => table.Rows[r.row][column])]));
        }
    }

    private static int? Single(string?[] row, IReadOnlyDictionary<string, int> owners)
    {
        int[] found = [.. row.OfType<string>().Where(owners.ContainsKey).Select(value => owners[value]).Distinct()];
        return found.Length == 1 ? found[0] : null;
    }

    private static bool IsName(string? value) => value is { Length: >= LeastName };

    // Numbers are sorted by size, row positions by block and line, everything else alphabetically.
    private static int[] Ranks(string?[] values)
    {
        var keys = values
            .Select(value =>
                (value ?? "")
                    .Trim('(', ')')
                    .Split(',')
                    .Select(part => decimal.TryParse(part, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : -1)
                    .ToArray())
            .ToArray();
        var ordered = keys.All(key => key.Length <= 2 && !key.Contains(-1))
            ? keys.Select((key, i) => (key: (key[0] * 100_000) + (key.Length > 1 ? key[1] : 0), i))
                .GroupBy(v => v.key, v => v.i)
                .OrderBy(g => g.Key)
                .Select(g => g.ToList())
            : values
                .Select((value, i) => (key: value ?? "", i))
                .GroupBy(v => v.key, v => v.i)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.ToList());
        var ranks = new int[values.Length];
        foreach (var (rank, group) in ordered.Index())
            group.ForEach(i => ranks[i] = rank);
        return ranks;
    }

    public sealed record Order(string Table, string By, int[] Arrivals, int[] Ranks)
    {
        public string Name => $"{Table} by {By}";

        public double Tau => Kendall.Tau(Arrivals, Ranks);
    }
}
