namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>A stolen table: its rows in their physical order, with their values as text.</summary>
internal sealed record StolenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string?[]> Rows)
{
    public IEnumerable<string?> Column(string name)
    {
        var column = Columns.ToList().IndexOf(name);
        return Rows.Select(row => row[column]);
    }

    /// <summary>Parses a row as COPY writes it.</summary>
    public static string?[] Row(string line) => [.. line.Split('\t').Select(value => value == "\\N" ? null : Unescaped(value))];

    private static string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < value.Length; i++)
            plain.Append(
                value[i] != '\\'
                    ? value[i]
                    : value[++i] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        'v' => '\v',
                        var other => other,
                    });
        return plain.ToString();
    }
}
