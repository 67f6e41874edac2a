using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>The figures of a survey, found by the stems of their labels.</summary>
internal sealed class FigureIndex
{
    private const double FacetWeight = 1.5;
    private const double TitleWeight = 1;
    private const double QuestionWeight = 0.7;

    // Words that say little wherever they stand.
    private static readonly HashSet<string> Vague =
        [.. "people person work role want need time use way part problem".Split(' ').Select(word => Stems.Of(word) ?? word)];

    private const double VagueWeight = 0.4;

    // A label whose words tell less than this is found by its small words too.
    private const double Telling = 0.8;
    private const double SmallWordWeight = 0.25;

    // 'Agree' has no other words at all.
    private const double SmallWordsWeight = 0.6;

    private readonly Dictionary<string, List<IndexedRow>> rowsByStem = [];
    private readonly Dictionary<string, List<(int Table, double Weight)>> tablesByStem = [];

    public FigureIndex(WindowFigures figures)
    {
        Figures = figures;
        Tables = [.. figures.Questions];
        Population = new(Tables.Select(table => table.Text));
        Numbered = new(Tables.SelectMany(table => table.Categories.Select(row => row.Label).Concat(table.Nets.Select(net => net.Label))));
        for (var table = 0; table < Tables.Length; table++)
            IndexTable(table);
        foreach (var stem in tablesByStem.Keys.ToList())
        {
            // A word in the titles of many tables tells little about which one is meant.
            var tables = tablesByStem[stem];
            var rare = Math.Log((Tables.Length + 1.0) / tables.Count) / Math.Log(Tables.Length + 1.0);
            tablesByStem[stem] = [.. tables.Select(each => (each.Table, each.Weight * rare))];
        }
    }

    public WindowFigures Figures { get; }

    public FacetFigures[] Tables { get; }

    public Population Population { get; }

    public NumberedLabels Numbered { get; }

    public List<IndexedRow> Rows { get; } = [];

    public IEnumerable<IndexedRow> RowsOf(int table) => Rows.Where(row => row.Table == table);

    /// <summary>Returns whether the title or the question of a table has the stem.</summary>
    public bool Asks(int table, string stem) => TablesWith(stem).Exists(each => each.Table == table);

    /// <summary>The rows whose labels have the stem.</summary>
    public List<IndexedRow> RowsWith(string stem) => rowsByStem.GetValueOrDefault(stem) ?? [];

    /// <summary>The tables whose title, facet or question has the stem, with what it tells.</summary>
    public List<(int Table, double Weight)> TablesWith(string stem) => tablesByStem.GetValueOrDefault(stem) ?? [];

    private void IndexTable(int table)
    {
        var figures = Tables[table];
        List<IndexedRow> rows =
        [
            .. figures.Categories.Select(row => Row(table, figures, row.Label, row.Share, row.Comparison, false,
                row.Source == CategorySource.Option, figures.IsOther(row))),
            .. figures.Nets.Select(net => Row(table, figures, net.Label, net.Share, net.Comparison, true, false, false)),
            .. figures.Comparison?.OnlyThere.Select(each => OnlyThere(table, figures, each.Key, each.Value)) ?? [],
        ];
        var inFacet = figures.Facet is null ? [] : StemsOf(figures.Facet).ToHashSet();
        var inTitle = StemsOf(figures.Title).Concat(inFacet).ToHashSet();
        var inQuestion = StemsOf(figures.Text).ToHashSet();
        var inRows = rows.SelectMany(row => row.Parts.SelectMany(part => part).Distinct()).CountBy(stem => stem).ToDictionary();
        foreach (var stem in inTitle.Union(inQuestion))
        {
            // Facets of one question share its title; what tells them apart is the facet's own name.
            var weight = inFacet.Contains(stem) ? FacetWeight : inTitle.Contains(stem) ? TitleWeight : QuestionWeight;
            weight *= Vague.Contains(stem) ? VagueWeight : 1;
            (tablesByStem.TryGetValue(stem, out var known) ? known : tablesByStem[stem] = []).Add((table, weight));
        }

        foreach (var row in rows)
        {
            foreach (var stem in row.Parts.SelectMany(part => part).Distinct())
            {
                var weight = Math.Log((rows.Count + 1.0) / inRows[stem]) / Math.Log(rows.Count + 1.0);
                if (Vague.Contains(stem))
                    weight *= VagueWeight;
                if (inTitle.Contains(stem) || inQuestion.Contains(stem))
                    row.InQuestion.Add(stem);
                row.Weights[stem] = weight;
                (rowsByStem.TryGetValue(stem, out var known) ? known : rowsByStem[stem] = []).Add(row);
            }

            AddSmallWords(row);
            foreach (var part in row.Parts)
            {
                for (var i = 1; i < part.Length; i++)
                    row.Pairs.Add((part[i - 1], part[i]));
            }

            row.Total = row.Weights.Values.Sum();
            Rows.Add(row);
        }
    }

    // A label such as 'Being there over time' has hardly a word that says anything by itself; together its small words do.
    private void AddSmallWords(IndexedRow row)
    {
        if (row.IsOther || row.Weights.Values.Sum() >= Telling)
            return;
        var literals = Tokenizer.Read(row.Label, 0, row.Label.Length, new bool[row.Label.Length])
            .Select(token => token.Literal).OfType<string>().Distinct().ToList();
        var weight = row.Weights.Count == 0 && literals.Count > 0 ? SmallWordsWeight / literals.Count : SmallWordWeight;
        foreach (var literal in literals)
        {
            row.Weights[literal] = weight;
            row.IsOfSmallWords = true;
            (rowsByStem.TryGetValue(literal, out var known) ? known : rowsByStem[literal] = []).Add(row);
        }
    }

    private IndexedRow Row(
        int table,
        FacetFigures figures,
        string label,
        Share share,
        RowComparison? comparison,
        bool isNet,
        bool isOption,
        bool isOther) => new()
        {
            Table = table,
            Figures = figures,
            Label = label,
            Share = share,
            Comparison = comparison,
            Others = [.. comparison?.Changes.Select(change => change.Other) ?? []],
            IsNet = isNet,
            IsOption = isOption,
            IsOther = isOther,
            Runs = isOther ? [] : RunsOf(label),
            Parts = isOther ? [] : PartsOf(label), // 'Other (please specify)' has no words of its own.
        };

    private IndexedRow OnlyThere(int table, FacetFigures figures, string label, Share share) => new()
    {
        Table = table,
        Figures = figures,
        Label = label,
        Share = default,
        Comparison = null,
        Others = [share],
        IsOnlyThere = true,
        IsNet = false,
        IsOption = false,
        IsOther = false,
        Runs = RunsOf(label),
        Parts = PartsOf(label),
    };

    // 'Signpost, refer or provide information' lists three things, any of which a text may name alone.
    private List<string[]> PartsOf(string label)
    {
        var tokens = Numbered.OfLabel(Tokenizer.Read(label, 0, label.Length, new bool[label.Length]));
        var parts = new List<string[]>();
        var part = new List<string>();
        foreach (var token in tokens.Append(new Token(TokenKind.Sign, 0, 0, ",", null, false)))
        {
            if (token.Stem is { } stem)
                part.Add(stem);
            if (part.Count == 0 || !token.Is(",", "/", ";", "(", ")", "and", "or", "&", ".", ":"))
                continue;
            parts.Add([.. part]);
            part = [];
        }

        return parts;
    }

    private List<(string, string)> RunsOf(string label)
    {
        var tokens = Numbered.OfLabel(Tokenizer.Read(label, 0, label.Length, new bool[label.Length]));
        return [.. tokens.Zip(tokens.Skip(1))
            .Where(pair => pair.First.Stem is null || pair.Second.Stem is null)
            .Select(pair => (First: Evidence.WordOf(pair.First), Second: Evidence.WordOf(pair.Second)))
            .Where(pair => pair is { First: not null, Second: not null }).Select(pair => (pair.First!, pair.Second!)).Distinct()];
    }

    private static IEnumerable<string> StemsOf(string text) =>
        Tokenizer.Read(text, 0, text.Length, new bool[text.Length]).Select(token => token.Stem).OfType<string>();
}
