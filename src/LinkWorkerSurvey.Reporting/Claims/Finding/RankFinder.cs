using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds words for a place in the order of a table: 'the most mentioned', 'main reason', 'came third', 'at the bottom'.</summary>
internal static class RankFinder
{
    private const int NearQuestion = 3;
    private const int NearVerb = 5;

    private static readonly string[] Mentioning =
    [
        "mentioned", "named", "cited", "chosen", "common", "frequent", "popular", "frequently", "often", "commonly", "widely",
        "widespread", "given", "prevalent", "usual", "typical", "heard", "usually", "generally", "said", "told", "felt", "frequented",
        "favoured",
    ];

    private static readonly string[] Ranked =
    [
        "reason", "challenge", "answer", "skill", "difficulty", "problem", "response", "choice", "need", "area", "factor", "barrier",
        "quality", "motive", "motivation", "term", "theme", "option", "one", "concern", "request", "category", "issue", "group", "share",
        "wish", "aspect", "strength", "benefit", "topic", "item", "word", "draw", "driver", "obstacle", "worry", "headache", "help",
        "label",
        "support", "source", "form", "thing", "point", "priority", "trait", "frustration", "hurdle", "attraction", "ask", "pick", "score",
        "figure", "percentage", "proportion", "number", "value", "rating", "subject", "attribute", "asset", "name", "demand",
    ];

    private static readonly Dictionary<string, int> Ordinals = new()
    {
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
    };

    private static readonly string[] Ranking =
    [
        "came", "comes", "come", "coming", "ranked", "ranks", "rank", "ranking", "placed", "finished", "stood", "stands", "sits", "sat",
        "takes", "took", "taking", "rated", "landed",
    ];

    // Phrases that state a place by themselves.
    private static readonly Phrases<int> Fixed = new(
        (1, ["at the top", "top of the list", "top of the table", "top of the ranking", "on top", "head the list", "heads the list",
            "headed the list", "heading the list", "tops the list", "topped the list", "top the list", "topping the list", "tops the table",
            "topped the table", "tops the ranking", "topped the ranking", "tops the poll", "topped the poll", "led the list",
            "leads the list", "lead the list", "leading the list", "led the field", "leads the field", "lead the field", "led the way",
            "leads the way", "lead the way", "leading the way", "leads the table", "led the table", "leads with", "lead with", "led with",
            "leading with", "led by", "headed by", "topped by", "lead by", "leads by", "leads at", "number one", "in the lead",
            "front runner", "clear leader", "clear winner", "clear favourite", "out in front", "to the fore", "stood out", "stands out",
            "in front", "leads the ranking", "led the ranking", "heads the ranking", "heads the table", "headed the table", "led the pack",
            "leads the pack", "came top", "comes top", "came out top", "head of the list"]),
        (2, ["runner up"]),
        (-1, ["at the bottom", "bottom of the list", "bottom of the table", "bottom of the ranking", "at the foot", "foot of the list",
            "brought up the rear", "brings up the rear", "bringing up the rear", "at the very bottom", "end of the list",
            "closes the list", "closed the list", "last of all", "least of all", "trailed the field", "trails the field"]));

    /// <summary>Returns the mention that begins at an index; null if none does.</summary>
    public static Mention? Find(Sentence sentence, int i) =>
        IsOfQuestions(sentence, i) ? null : InPlace(sentence, i) ?? Superlative(sentence, i);

    // 'The question skipped most', 'most often left blank': a place among questions.
    private static bool IsOfQuestions(Sentence sentence, int i) => Enumerable.Range(i - NearQuestion, NearQuestion + NearQuestion)
        .Any(at => sentence.Is(at, "skipped", "unanswered", "blank")
            || (sentence.Is(at, "question") && sentence.Is(at + 1, "skipped", "answered", "most", "least")));

    // 'At the top', 'came second', 'in third place', 'Last came …'.
    private static Mention? InPlace(Sentence sentence, int i)
    {
        if (Fixed.Read(sentence.Words.AsSpan(i), out var length) is { } rank
            && !(sentence.Is(i + length - 1, "by") && Numeral.Read(sentence, i + length) is not null))
        {
            return Rank(i, i + length - 1, rank) with
            {
                IsAlone = sentence.Begins(i + length - 2, "in", "front") || sentence.Begins(i + length - 3, "in", "the", "lead")
                    || sentence.Is(i, "clear"),
            };
        }

        // 'Training is clearly ahead.'
        if (sentence.Is(i, "ahead") && Clauses.IsBoundary(sentence, i + 1)
            && sentence.Is(i - 1, "is", "are", "was", "were", "clearly", "well", "far", "comfortably", "still", "now"))
            return Rank(i, i, 1) with { IsAlone = true };
        if (sentence.Is(i, "tops", "topped", "heads", "headed") && sentence.Is(i + 1, "the", "this", "our"))
            return Rank(i, i, 1);
        var at = i;
        if (sentence.Is(at, Ranking))
        {
            at++;
            while (sentence.Is(at, "out", "in", "at", "a", "an", "the", "joint", "equal", "close", "clear", "only", "just", "then", "as",
                "to", "narrowly"))
                at++;
            return PlaceOf(sentence, at) is { } place && !IsWave(sentence, at) ? Rank(i, at, place) : null;
        }

        if (PlaceOf(sentence, at) is not { } named)
            return null;
        if (sentence.Is(at + 1, "place", "position", "spot", "rank") || IsNamedPlace(sentence, at))
            return Rank(i, at + 1, named);
        if (sentence.Is(at + 1, ":") && Clauses.IsBoundary(sentence, at - 1))
            return Rank(i, at, named);
        var isBeginning = Clauses.IsBoundary(sentence, at - 1) || sentence.Is(at - 1, "and", "equal", "joint");
        if (isBeginning && sentence.Is(at + 1, "came", "comes", "come", "is", "was", "were", "are", "on", "in")
            && named != 1)
            return sentence.Is(at + 1, "in", "on") && !sentence.Begins(at + 1, "in", "line") && !sentence.Begins(at + 1, "on", "the") ? null
                : Rank(i, at + 1, named);
        return sentence.Is(at - 1, "is", "was", "were", "are", "equal", "joint", "close", "distant") && named != 1
            && (Clauses.IsBoundary(sentence, at + 1) || sentence.Is(at + 1, "with", "at", "by", "on", "among", "and"))
            ? Rank(i, at, named) : null;
    }

    // 'The second reason was …'.
    private static bool IsNamedPlace(Sentence sentence, int at) => sentence.Is(at - 1, "the") && sentence.Is(at + 2, "was", "is")
        && sentence.Is(at + 1, "reason", "challenge", "answer", "skill", "difficulty", "choice", "need", "wish", "motive", "quality",
            "priority");

    private static int? PlaceOf(Sentence sentence, int at) => at >= sentence.Count ? null
        : sentence.Is(at, "first", "top") ? 1
        : sentence.Is(at, "last", "bottom") ? -1
        : Ordinals.TryGetValue(sentence.Words[at], out var place) ? place : null;

    // 'Came last time', 'was second to none'.
    private static bool IsWave(Sentence sentence, int at) => sentence.Is(at + 1, "time", "year", "wave", "survey", "to");

    // 'The third most mentioned', 'the two largest', 'top three', 'mentioned most'.
    private static Mention? Superlative(Sentence sentence, int i)
    {
        var at = i;
        var place = 1;
        if (at < sentence.Count && Ordinals.TryGetValue(sentence.Words[at], out var ordinal))
        {
            place = ordinal;
            at++;
        }

        if (Extreme(sentence, at, out var last) is not { } sign || IsVague(sentence, i) || IsOfChange(sentence, last + 1))
            return null;
        var to = IsRankedWord(sentence, last + 1) ? last + 1 : last;
        return Rank(i, last, sign * place) with { To = to, Places = place > 1 ? 1 : PlacesOf(sentence, i, last) };
    }

    // 1 for what is the largest, -1 for what is the smallest.
    private static int? Extreme(Sentence sentence, int at, out int last)
    {
        last = at;
        if (sentence.Is(at, "most", "least"))
        {
            while (IsMentioning(sentence, last + 1) || (sentence.Is(last + 1, "by") && sentence.Is(last + 2, "far")))
                last++;
            if (last > at || IsAlone(sentence, at))
                return sentence.Is(at, "most") ? 1 : -1;
            return null;
        }

        if (sentence.Is(at, "main", "leading", "chief", "principal", "primary", "greatest", "top", "foremost", "dominant",
            "predominant", "single", "strongest"))
        {
            if (sentence.Is(at, "single") && sentence.Is(at + 1, "biggest", "largest", "greatest", "most"))
                return null;
            return IsRanked(sentence, at + 1) || (sentence.Is(at, "top") && Numeral.Read(sentence, at + 1) is { Value: < 10 }) ? 1 : null;
        }

        if (sentence.Is(at, "bottom", "last") && Numeral.Read(sentence, at + 1) is { Value: > 1 and < 10 })
            return -1;
        return sentence.Is(at, "highest", "largest", "biggest", "commonest") ? 1
            : sentence.Is(at, "lowest", "smallest", "rarest", "fewest") ? -1 : null;
    }

    private static bool IsMentioning(Sentence sentence, int at) => sentence.Is(at, Mentioning)
        || (at >= 0 && at < sentence.Count && sentence.Tokens[at].IsWord && sentence.Words[at].Length > 4
            && !sentence.Is(at, "experienced", "needed") && sentence.Words[at].EndsWith("ed", StringComparison.Ordinal));

    // 'Was mentioned most', 'named by far the least', 'chosen the most'.
    private static bool IsAlone(Sentence sentence, int at)
    {
        var before = at - 1;
        while (sentence.Is(before, "the", "far", "by", "clearly", "easily"))
            before--;
        return (IsMentioning(sentence, before) || sentence.Is(before, "want", "need", "value", "like", "choose", "miss"))
            && (Clauses.IsBoundary(sentence, at + 1) || sentence.Is(at + 1, "was", "were", "is", "are", "by", "with", "at", "of", "and"))
            && !(sentence.Is(at - 1, "by") && !sentence.Is(at + 1, "was", "is"));
    }

    private static bool IsRanked(Sentence sentence, int at) => IsRankedWord(sentence, at) || IsNamed(sentence, at)
        || (at < sentence.Count && sentence.Tokens[at].IsWord && IsRankedWord(sentence, at + 1));

    // 'The main helpful action was …'.
    private static bool IsNamed(Sentence sentence, int at)
    {
        for (var i = at; i < at + NearVerb && i < sentence.Count && sentence.Tokens[i].IsWord; i++)
        {
            if (i > at && sentence.Is(i, "was", "is", "were", "are", "remains", "remained"))
                return true;
        }

        return false;
    }

    private static bool IsRankedWord(Sentence sentence, int at) => at >= 0 && at < sentence.Count
        && (sentence.Is(at, Ranked) || Array.Exists(Ranked, word => sentence.Words[at] == $"{word}s")
            || sentence.Is(at, "difficulties", "qualities", "categories", "priorities"));

    // 'One of the most common', 'next largest': no place of its own.
    private static bool IsVague(Sentence sentence, int i)
    {
        var before = i - 1;
        while (sentence.Is(before, "the", "our", "their", "three", "two", "four", "five"))
            before--;
        return sentence.Is(i - 1, "next", "other", "another") || sentence.Is(before, "among", "amongst")
            || (sentence.Is(before, "of") && sentence.Is(before - 1, "one", "some", "many"));
    }

    private static bool IsOfChange(Sentence sentence, int at)
    {
        for (var next = at; next < at + 2; next++)
        {
            if (sentence.Is(next, "increase", "rise", "fall", "drop", "change", "shift", "gain", "decline", "decrease", "difference",
                "jump", "movement", "movements",
                "gap", "growth", "loss", "move", "swing", "increases", "falls", "changes", "drops", "shifts", "gains", "rises"))
                return true;
        }

        return false;
    }

    // 'The three largest', 'top three'; as many as are named for 'the main reasons were'.
    private static int PlacesOf(Sentence sentence, int first, int last)
    {
        if (sentence.Is(last + 1, "are", "were") && sentence.Is(first - 1, "the"))
            return 0;
        if ((Numeral.Read(sentence, first - 1) ?? Numeral.Read(sentence, last + 1)) is { Value: > 1 and < 10 } number)
            return (int)number.Value;
        for (var at = last + 1; at < last + 3; at++)
        {
            if (IsRankedWord(sentence, at))
                return sentence.Words[at].EndsWith('s') ? 0 : 1;
        }

        return 1;
    }

    private static Mention Rank(int first, int last, int rank) =>
        new(ClaimKind.Comparison, first, last) { Relation = Relation.Rank, Rank = rank };
}
