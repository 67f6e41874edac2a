using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Reads numbers beside which neither a sign nor a noun stands, for the words around say it: '41 (39%)', '104 chose listening and 47
/// conflict management', 'by 42 per cent, and the other by 41'.
/// </summary>
/// <param name="sentence">The sentence.</param>
/// <param name="found">The mentions before the number, which grow as the sentence is read.</param>
internal sealed class BareNumbers(Sentence sentence, List<Mention> found)
{
    private const int LongestPhrase = 8;

    /// <summary>Returns the number as one of per cent or points, if that is what the number before it is; null otherwise.</summary>
    public Mention? OfSign(int i, int end, double value) =>
        IsOfPercent(i, end, value) ? new(ClaimKind.Percentage, i, end) { Number = value }
        : IsOfPoints(i, end) ? new(ClaimKind.Change, i, end) { Number = value } : null;

    /// <summary>Returns the number as one of respondents in a row; null if the words do not say so.</summary>
    public Mention? OfRow(int i, int at, int end, double value)
    {
        if (IsInBrackets(i, end))
            return new(ClaimKind.Count, i, end) { Number = value, MayBeBase = true };
        return IsBeforeShare(end) || IsSubject(i, end, value) || IsElliptic(i, at, end, value) || IsAgent(i, at, end, value)
            || IsGapped(i, end) ? new(ClaimKind.Count, i, end) { Number = value } : null;
    }

    /// <summary>Returns whether nothing but a sign stands between the number before and an index: '39%, n = 41'.</summary>
    public bool FollowsShare(int at) => found.Count > 0 && found[^1].IsValue
        && Enumerable.Range(found[^1].To + 1, Math.Max(0, at - found[^1].To - 1)).All(i => sentence.Is(i, ",", ";", "(", "["))
        && at - found[^1].To <= 3;

    // 'Trust (37; 35%)', 'trust (35%, 37)', 'trust 35% (37)'.
    private bool IsInBrackets(int i, int end) =>
        (sentence.Is(i - 1, "(") && sentence.Is(end + 1, ",", ";", "/") && IsShare(end + 2))
            || (sentence.Is(end + 1, ")") && FollowsShare(i) && sentence.Is(i - 1, ",", ";", "("));

    // '41 (39%)'.
    private bool IsBeforeShare(int end) => sentence.Is(end + 1, "(") && IsShare(end + 2);

    private bool IsShare(int at) => Numeral.Read(sentence, at) is { } number && PercentSign.Length(sentence, at + number.Length) > 0;

    // '41 mentioned'.
    private bool IsSubject(int i, int end, double value) => value > 1 && end + 1 < sentence.Count && sentence.Tokens[end + 1].IsWord
        && ReportWords.IsVerb(sentence.Words[end + 1])
        && (!sentence.Is(end + 1, "is", "are", "also", "only", "was", "were") || IsOfPlacement(end + 1, value)) && IsClauseStart(i);

    // '30 are on a placement': more than there are rows, and something is said of them.
    private bool IsOfPlacement(int verb, double value) => value > ReportWords.LargestNumberOfThings && sentence.Is(verb, "are", "were")
        && !Clauses.IsBoundary(sentence, verb + 1) && found.Exists(each => each.Kind == ClaimKind.Count);

    // 'By 42 per cent, and the other by 41', '58 per cent against 48': the sign stands once.
    private bool IsOfPercent(int i, int end, double value) => value <= 100 && Clauses.IsBoundary(sentence, end + 1)
        && !sentence.Is(end + 1, "(", ":") && sentence.Is(i - 1, "by", "against", "with", "at", "on", "versus", "vs", "to")
        && found.Count > 0 && found[^1] is { Kind: ClaimKind.Percentage, IsOfQuestion: false };

    // 'By nine points, the other by eight', 'it leads by ten'.
    private bool IsOfPoints(int i, int end) => sentence.Is(i - 1, "by") && Clauses.IsBoundary(sentence, end + 1)
        && (found.Exists(each => each is { Kind: ClaimKind.Change, Relation: Relation.None })
            && !found.Exists(each => each.Kind == ClaimKind.Count));

    // 'Fewer feel helpless: six, against 29', 'listening got 55, encouragement 34'.
    private bool IsElliptic(int i, int at, int end, double value)
    {
        var isEnd = Clauses.IsBoundary(sentence, end + 1) || sentence.Is(end + 1, "and", "now", "then", "today")
            || (sentence.Is(end + 1, "this", "last") && sentence.Is(end + 2, "time", "year", "wave"));
        if (value <= 1 || !isEnd || sentence.Is(end + 1, ":", "(", "–"))
            return false;
        if (sentence.Is(i - 1, "got", "received", "drew", "attracted", "gets", "scored", "collected", "polled", "gathered"))
            return true;
        if (sentence.Is(i - 1, ":") && sentence.Is(end + 1, ",")
            && sentence.Is(end + 2, "against", "compared", "down", "up", "instead", "not"))
            return true;
        if (found.Count == 0 || found[^1] is not { Kind: ClaimKind.Count, Of: null } last)
            return false;
        if (sentence.Is(i - 1, "was", "is") && sentence.Is(i - 2, "it", "this", "that"))
            return true;
        if (i > 0 && sentence.Is(i - 1, "in") && ReportWords.IsVerb(sentence.Words[i - 2]))
            return true;
        var isAgainst = sentence.Is(i - 1, "against", "versus", "vs", "from") || sentence.Begins(i - 2, "compared", "with")
            || sentence.Begins(i - 2, "instead", "of") || sentence.Begins(i - 2, "rather", "than");
        isAgainst |= sentence.Is(i - 1, "to") && sentence.Is(last.First - 1, "from");
        return (isAgainst && i - last.To <= LongestPhrase)
            || (at == i && sentence.Tokens[i].IsNumber && i > 0 && sentence.Tokens[i - 1].Stem is not null && i - last.To > 1
                && Enumerable.Range(last.To + 1, i - last.To - 1).Any(each => sentence.Is(each, ",", "and", ";")));
    }

    // 'Named by 78, far more than …'.
    private bool IsAgent(int i, int at, int end, double value) => value > 1
        && (Clauses.IsBoundary(sentence, end + 1) || (sentence.Is(end + 1, "and") && found.Count > 0 && found[^1].Kind == ClaimKind.Count))
        && !sentence.Is(end + 1, "%", ":", "–") && (sentence.Is(i - 1, "by") || sentence.Is(at - 1, "by"))
        || (value > 1 && (sentence.Begins(end + 1, "to", "be", "exact") || sentence.Begins(end + 1, "in", "number")
            || sentence.Begins(end + 1, "all", "told")));

    // '104 chose listening and 47 conflict management'.
    private bool IsGapped(int i, int end)
    {
        var before = i - 1;
        while (sentence.Is(before, "only", "just", "a", "mere", "some"))
            before--;
        if (sentence.Is(end + 1, "of") && found.Exists(each => ReportWords.IsAnswer(sentence.Words[each.To]))
            && sentence.Is(before, "and", ","))
            return true;
        return found.Count > 0 && found[^1] is { Kind: ClaimKind.Count, Of: null } && sentence.Is(before, "and", "but", ",", "while")
            && end + 1 < sentence.Count && sentence.Tokens[end + 1].IsWord && !ReportWords.IsThing(sentence.Words[end + 1])
            && !(sentence.Is(end + 1, "to") && Numeral.Read(sentence, end + 2) is not null)
            && !sentence.Is(end + 1, "of", "or", "and", "in", "times", "per", "other", "others", "more", "did", "had", "have", "were",
                "are", "is", "was", "further");
    }

    private bool IsClauseStart(int i) => i == 0 || !sentence.Tokens[i - 1].IsWord || Clauses.IsConjunction(sentence, i - 1)
        || sentence.Is(i - 1, "only", "just", "another", "further", "that");
}
