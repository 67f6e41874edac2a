namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Reads the answers to a question whose cells name several choices, such as 'Phone;Letter;' in exports of Microsoft Forms and
/// 'Phone, Letter' in those of Google Forms.
/// </summary>
internal sealed class ChoiceLists
{
    private const int FewChoices = 25;
    private const int MostChoices = 500;

    // From so many answers on, a choice that only one person made is taken for that person's own words in an 'Other' text box.
    private const int ManyAnswers = 20;

    // Beyond these, answers are texts, and no lists of choices.
    private const int MostInOneAnswer = 100;
    private const int MostDifferent = 5_000;
    private const int MostPieces = 1_000_000;

    private readonly char separator;
    private readonly bool goesOnInLowerCase;
    private readonly HashSet<(string, string)> together = [];
    private readonly HashSet<string> own = [];

    private ChoiceLists(char separator, IReadOnlyCollection<string> cells)
    {
        this.separator = separator;
        if (separator == ',')
        {
            goesOnInLowerCase = cells.All(cell => !char.IsLower(cell[0]));
            together = AlwaysTogether([.. cells.Select(cell => Pieces(cell, separator))]);
        }

        var times = cells.SelectMany(Split).CountBy(choice => choice).ToList();
        if (cells.Count >= ManyAnswers && times.Count(choice => choice.Value > 1) > 1)
            own = [.. times.Where(choice => choice.Value == 1).Select(choice => choice.Key)];
        Choices = [.. times.Where(choice => !own.Contains(choice.Key)).OrderByDescending(choice => choice.Value)
            .ThenBy(choice => choice.Key, StringComparer.OrdinalIgnoreCase).Select(choice => (choice.Key, choice.Value))];
        IsLikely = (separator == ';' && cells.All(cell => cell.EndsWith(separator))) || LooksLikeLists(cells);
    }

    /// <summary>The choices, each with the number of answers that name it, the most frequent first.</summary>
    public IReadOnlyList<(string Label, int Count)> Choices { get; }

    /// <summary>The number of choices that were taken for words of respondents' own, because only one of many answers names them.</summary>
    public int OwnWords => own.Count;

    /// <summary>
    /// Whether the answers are lists beyond reasonable doubt: all end with a semicolon, or a few choices occur over and over in different
    /// combinations.
    /// </summary>
    public bool IsLikely { get; }

    /// <summary>
    /// Returns how to read the answers as lists; null if none of them names more than one choice, or there are too many different ones.
    /// </summary>
    public static ChoiceLists? Find(IReadOnlyCollection<string> cells)
    {
        foreach (var separator in new[] { ';', '\n', '|', ',' })
        {
            if (cells.Any(cell => cell.Contains(separator, StringComparison.Ordinal)) && AreFew(cells, separator))
            {
                var lists = new ChoiceLists(separator, cells);
                if (lists.IsLikely || (lists.Choices.Count <= MostChoices && cells.Any(cell => lists.Split(cell).Count > 1)))
                    return lists;
            }
        }

        return null;
    }

    /// <summary>Returns the choices that an answer names, and the words of the respondent's own; null if there are none.</summary>
    public (IReadOnlyList<string> Choices, string? Words) Read(string cell)
    {
        var all = Split(cell);
        var words = all.Where(own.Contains).ToList();
        return ([.. all.Where(choice => !own.Contains(choice))], words.Count == 0 ? null : string.Join("; ", words));
    }

    private static bool AreFew(IReadOnlyCollection<string> cells, char separator)
    {
        var different = new HashSet<string>();
        var all = 0L;
        foreach (var cell in cells)
        {
            if (cell.AsSpan().Count(separator) > MostInOneAnswer)
                return false;
            var pieces = Pieces(cell, separator);
            different.UnionWith(pieces);
            all += pieces.Count;
            if (different.Count > MostDifferent || all > MostPieces)
                return false;
        }

        return true;
    }

    private bool LooksLikeLists(IReadOnlyCollection<string> cells)
    {
        var named = Choices.Sum(choice => choice.Count);
        return Choices.Count is > 1 and <= FewChoices && named >= 3 * Choices.Count && named >= 4 * own.Count
            && cells.Distinct().Count() > Choices.Count && cells.Any(cell => Split(cell).Count > 1)
            && Choices.All(choice => choice.Label.Length <= Coding.Code.LabelLimit);
    }

    private List<string> Split(string cell)
    {
        var choices = new List<List<string>>();
        foreach (var piece in Pieces(cell, separator))
        {
            if (choices.Count > 0 && (together.Contains((choices[^1][^1], piece)) || (goesOnInLowerCase && char.IsLower(piece[0]))))
                choices[^1].Add(piece);
            else
                choices.Add([piece]);
        }

        return [.. choices.Select(pieces => string.Join(", ", pieces)).Distinct()];
    }

    // What stands in brackets belongs to one choice.
    private static List<string> Pieces(string cell, char separator)
    {
        var pieces = new List<string>();
        var (start, depth, lastBracket) = (0, 0, cell.LastIndexOf(')'));
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length && cell[i] == '(')
                depth++;
            else if (i < cell.Length && cell[i] == ')')
                depth = Math.Max(0, depth - 1);
            if (i < cell.Length && (cell[i] != separator || (depth > 0 && i < lastBracket)))
                continue;
            if (cell[start..i].Trim() is { Length: > 0 } piece)
                pieces.Add(piece);
            start = i + 1;
        }

        return pieces;
    }

    // Pieces that never occur without each other are one choice that has a comma in it, such as 'Yes, always'. The forms that separate
    // choices by commas name them in the order of the question.
    private static HashSet<(string, string)> AlwaysTogether(List<List<string>> cells)
    {
        var next = cells.SelectMany(pieces => pieces.Select((piece, i) => (Piece: piece, Next: pieces.ElementAtOrDefault(i + 1)))).ToList();
        var before = next.Where(pair => pair.Next is not null).ToLookup(pair => pair.Next!, pair => pair.Piece);
        var times = next.CountBy(pair => pair.Piece).ToDictionary();
        return
        [
            .. next.GroupBy(pair => pair.Piece)
                .Select(pairs => (pairs.Key, Next: pairs.Select(pair => pair.Next).Distinct().ToList()))
                .Where(pair => pair.Next is [{ } only] && before[only].All(piece => piece == pair.Key)
                    && before[only].Count() == times[only])
                .Select(pair => (pair.Key, pair.Next[0]!)),
        ];
    }
}
