namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Reads the numbers that are names of categories: '1 to 2 years', '18–24', 'more than 10 years', and the points of a scale from 1 to 5.
/// In a text such a number says which category is meant, and how many chose it stands elsewhere.
/// </summary>
internal sealed class NumberedLabels
{
    // A point of a scale stands before its number, as in '5: 20%' and '5 was chosen by 20%', or after one of these words.
    private static readonly string[] BeforePoint =
    [
        "rating", "ratings", "score", "scores", "scored", "rated", "gave", "giving", "point", "points", "mark", "marks", "option", "answer",
        "chose", "ticked", "selected", "picked", "a", "an", "grade", "level", "value", "rate",
    ];

    private static readonly string[] Extremes = ["highest", "top", "best", "lowest", "worst", "poorest"];
    private static readonly string[] Giving =
        ["gave", "give", "gives", "giving", "chose", "choose", "ticked", "picked", "selected", "awarded", "given"];

    // 'Rated their supervision 4 or 5'.
    private const int NearRating = 5;

    private readonly HashSet<NumberRange> known = [];
    private readonly Dictionary<NumberRange, HashSet<string>> units = [];

    /// <param name="labels">The labels of all rows.</param>
    public NumberedLabels(IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            var tokens = Tokenizer.Read(label, 0, label.Length, new bool[label.Length]);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (NumberRange.Read(tokens, i, out var length) is not { } range)
                    continue;
                known.Add(range);
                var following = units.TryGetValue(range, out var found) ? found : units[range] = [];
                following.Add(i + length < tokens.Count ? Unit(tokens[i + length]) : "");
                i += length - 1;
            }
        }
    }

    /// <summary>Returns the tokens of a label, in which each number is a word of its own.</summary>
    public List<Token> OfLabel(List<Token> tokens) => known.Count == 0 ? tokens : Merge(tokens, (range, _, _) => [range]);

    /// <summary>Returns the tokens of a text, in which each number that is the name of a category is a word of its own.</summary>
    public List<Token> OfText(List<Token> tokens)
    {
        if (known.Count == 0)
            return tokens;
        var all = NameExtremes(tokens);
        return Merge(all, (range, first, last) => !known.Contains(range) ? Parts(all, range, last)
            : all[first].IsQuoted || (!IsCounting(all, last + 1)
                && (range.IsPoint ? IsPoint(all, range, first, last) : IsOfUnit(all, range, first, last))) ? [range] : []);
    }

    private List<Token> Merge(List<Token> tokens, Func<NumberRange, int, int, IReadOnlyList<NumberRange>> names)
    {
        var merged = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (NumberRange.Read(tokens, i, out var length) is { } range && names(range, i, i + length - 1) is { Count: > 0 } named)
            {
                length += OutOf(tokens, i + length);
                var (start, end) = (tokens[i].Start, tokens[i + length - 1].End);
                foreach (var name in named)
                {
                    if (name != named[0])
                        merged.Add(new(TokenKind.Word, start, end - start, "or", null, tokens[i].IsQuoted));
                    merged.Add(new(TokenKind.Word, start, end - start, name.Name, name.Name, tokens[i].IsQuoted));
                }

                i += length - 1;
            }
            else
            {
                merged.Add(tokens[i]);
            }
        }

        return merged;
    }

    // 'Two years or less' is 'less than 1 year' or '1 to 2 years'.
    private List<NumberRange> Parts(List<Token> tokens, NumberRange range, int last)
    {
        if (range.IsClosed || IsCounting(tokens, last + 1))
            return [];
        var unit = last + 1 < tokens.Count ? Unit(tokens[last + 1]) : "";
        List<NumberRange> parts =
        [
            .. known.Where(each => (range.Low is not { } low || each.Low >= low) && (range.High is not { } high || each.High <= high)
                && (units[each].Contains(unit) || tokens.Skip(last - 2).Take(3).Any(token => units[each].Contains(Unit(token)))
            )).OrderBy(each => each.Low),
        ];
        return parts.Count > 1 ? parts : [];
    }

    // 'Gave the highest rating' is the last point of the scale.
    private List<Token> NameExtremes(List<Token> tokens)
    {
        var points = known.Where(range => range.IsPoint && units[range].Contains("")).ToList();
        var named = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            named.Add(tokens[i]);
            if (points.Count < 2 || i < 2 || i + 1 == tokens.Count || !tokens[i].Is(Extremes)
                || !tokens[i + 1].Is("rating", "score", "mark")
                || !tokens[i - 1].Is("the") || !tokens[i - 2].Is(Giving))
                continue;
            var point = tokens[i].Is("lowest", "worst", "poorest") ? points.MinBy(range => range.Low) : points.MaxBy(range => range.Low);
            var length = tokens[i + 1].End - tokens[i].Start;
            named[^1] = new(TokenKind.Word, tokens[i].Start, length, point.Name, point.Name, tokens[i].IsQuoted);
            i++;
        }

        return named;
    }

    // The number of tokens of 'out of 5', '/5' or 'stars' after the point of a scale.
    private int OutOf(List<Token> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].Is("star", "stars"))
            return 1;
        var words = at + 1 >= tokens.Count ? 0 : tokens[at].Is("out") && tokens[at + 1].Is("of") ? 2 : tokens[at].Is("/") ? 1 : 0;
        return words > 0 && at + words < tokens.Count && NumberRange.Read(tokens, at + words, out var length) is { IsPoint: true } most
            && known.Contains(most) && !known.Any(range => range.IsPoint && range.Low > most.Low) ? words + length : 0;
    }

    // '10%' and '10 people' count.
    private static bool IsCounting(List<Token> tokens, int next) => next < tokens.Count
        && tokens[next].Is("%", "per", "percent", "pc", "percentage", "respondents", "people", "participants", "times", "pp");

    private bool IsOfUnit(List<Token> tokens, NumberRange range, int first, int last)
    {
        var unit = last + 1 < tokens.Count ? Unit(tokens[last + 1]) : "";
        return units[range].Contains(unit) || (range.IsClosed && !units[range].Contains(""))
            || (units[range].Contains("") && (range.IsClosed || (first > 0 && tokens[first - 1].Is("aged", "age", "ages", "(", "|",
                "are", "the"))
                || unit is "s" or "year"));
    }

    private bool IsPoint(List<Token> tokens, NumberRange range, int first, int last)
    {
        var unit = last + 1 < tokens.Count ? Unit(tokens[last + 1]) : "";
        if (!units[range].Contains(""))
            return unit.Length > 1 && units[range].Contains(unit);
        if (first > 0 && tokens[first - 1].Is(BeforePoint))
            return true;
        if (first > 1 && tokens[first - 1].Is("of", "as", "it", "with", "the") && tokens[first - 2].Is(BeforePoint))
            return true;
        if (OutOf(tokens, last + 1) > 0 || IsRated(tokens, first, last))
            return true;
        if (first == 0 && last + 2 < tokens.Count && tokens[1].Is("was", "is") && tokens[2].Is("chosen", "given", "ticked", "the", "named"))
            return true;
        return last + 1 < tokens.Count && tokens[last + 1].Is(":", "(", "|", "=", "–") && (first == 0 || !tokens[first - 1].IsNumber)
            && tokens.Skip(last + 2).Take(4).Any(token => token.Is("%", "per", "percent", "respondents", "people"));
    }

    private static bool IsRated(List<Token> tokens, int first, int last)
    {
        if (last + 1 < tokens.Count && !tokens[last + 1].Is("or", "and", ".", ",", ";", ")", "(", "!", "?"))
            return false;
        for (var at = first - 1; at >= Math.Max(0, first - NearRating) && !tokens[at].Is("%", ".", ",", ";", "("); at--)
        {
            if (tokens[at].Is("rated", "rate", "rates", "scored", "score", "scores"))
                return true;
        }

        return false;
    }

    private static string Unit(Token token) => token.IsWord ? token.Stem ?? token.Text : "";
}
