namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Reads a row of a table cell by cell: the words of the column's head and of the row's first cell stand before those of the cell, as in
/// '2019: Listening: 52%'. A bare number gets the sign that the head has: '52' below 'Per cent' is 52%.
/// </summary>
internal sealed class TableCells
{
    private static readonly string[] Counts = ["n", "count", "counts", "number", "people", "respondents", "mentions", "frequency", "votes"];
    private static readonly string[] Points = ["points", "point", "pp", "change", "difference"];

    private List<List<Token>> heads = [];

    /// <summary>Returns the words of each cell, and the position from which on they are the cell's own.</summary>
    /// <param name="tokens">The tokens of the row.</param>
    /// <param name="row">What the row is.</param>
    public IEnumerable<(List<Token> Tokens, int From)> Read(List<Token> tokens, TableRow row)
    {
        var cells = Split(tokens);
        if (row == TableRow.Head)
        {
            heads = cells;
            yield break;
        }

        // '| Listening | 55 | 52% |': a bare number beside a share counts people.
        var isBesideShare = cells.Exists(cell => cell.Exists(token => token.Is("%")));
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Count == 0)
                continue;
            var head = i < heads.Count ? heads[i] : [];
            List<Token> signed = [.. Before(head), .. Before(cells[0]), .. Signed(cells[i], head, isBesideShare)];
            yield return (i == 0 ? cells[i] : signed, cells[i][0].Start);
        }
    }

    /// <summary>Forgets the heads, for the table has ended.</summary>
    public void End() => heads = [];

    private static IEnumerable<Token> Before(List<Token> cell) => cell.Count == 0 ? [] : [.. cell, Sign(cell[^1].End, ":")];

    private static List<Token> Signed(List<Token> cell, List<Token> head, bool isBesideShare)
    {
        var number = cell.FindIndex(token => token.IsNumber);
        var isBare = number >= 0 && cell.TrueForAll(token => token.IsNumber || token.Is("–", "+")) && number == cell.Count - 1;
        if (!isBare || head.Count == 0)
            return cell;
        var end = cell[number].End;
        if (head.Exists(token => token.Is(Points)))
            return [.. cell, new(TokenKind.Word, end, 0, "points", null, false)];
        if (head.Exists(token => token.Is("%", "percent", "percentage", "cent", "share")))
            return [.. cell, Sign(end, "%")];
        var isOfPeople = head.Exists(token => token.Is(Counts))
            || (isBesideShare && !head.Exists(token => token.IsNumber || token.Is("rank", "place", "question", "no", "row")));
        return isOfPeople ? [.. cell, new(TokenKind.Word, end, 0, "respondents", null, false)] : cell;
    }

    private static Token Sign(int at, string text) => new(TokenKind.Sign, at, 0, text, null, false);

    private static List<List<Token>> Split(List<Token> tokens)
    {
        var cells = new List<List<Token>>();
        foreach (var token in tokens)
        {
            if (token.Is("|"))
                cells.Add([]);
            else if (cells.Count > 0)
                cells[^1].Add(token);
        }

        return cells;
    }
}
