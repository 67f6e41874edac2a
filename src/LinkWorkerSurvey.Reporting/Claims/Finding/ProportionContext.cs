using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Tells words for a proportion from the same words with another meaning: 'a third' from 'a third reason', 'most' from 'the most
/// mentioned', 'all' from 'all were asked'.
/// </summary>
internal static class ProportionContext
{
    // 'No single name, it seems, has a majority'.
    private const int Near = 6;

    // 'Nobody can tell' is said of the survey, not of its answers.
    private static readonly string[] Modals = ["can", "could", "will", "would", "may", "might", "should", "must", "knows", "else", "ever"];

    private static readonly string[] BeforeSuperlative =
    [
        "the", "their", "its", "our", "second", "third", "was", "were", "is", "are", "be", "being", "mentioned", "at", "what", "which",
        "named", "cited", "chosen", "aspect",
    ];

    /// <summary>Returns whether the words stand for a proportion of the respondents.</summary>
    public static bool IsProportion(Sentence sentence, int first, int last)
    {
        var word = sentence.Words[last];
        return word switch
        {
            "most" => IsMost(sentence, last),
            "majority" or "minority" => !sentence.Is(first - 1, "ethnic") && !IsDenied(sentence, first)
                && !sentence.Is(last + 1, "ethnic", "group", "groups", "language"),
            "half" => !sentence.Is(first - 1, "first", "second", "other", "better", "latter")
                && !IsAndAHalf(sentence, first) && !sentence.Is(last + 1, "day", "days", "an",
                "hour", "hours", "year", "time", "term", "way", "a") && !(sentence.Is(last + 1, "as") && Clauses.IsFrequency(sentence,
                last + 2)) && !(sentence.Is(last + 1, "the") && sentence.Is(last + 2, "share", "number", "proportion", "figure", "rate")),
            "second" or "other" => IsPerson(sentence, last + 1),
            "third" or "fourth" or "fifth" or "tenth" when sentence.Is(last - 1, "every") => IsPerson(sentence, last + 1),
            "third" or "quarter" or "fifth" or "sixth" or "seventh" or "eighth" or "ninth" or "tenth" or "twentieth" =>
                first < last - 1 || IsFraction(sentence, last),
            "all" or "every" => IsAll(sentence, first, last),
            "everyone" or "everybody" => !sentence.Is(first - 1, "not") && !sentence.Is(last + 1, "who", "else", "that", "was", "in")
                && (!Clauses.IsBoundary(sentence, last + 1) || sentence.Is(first - 1, "by", "of", "from", "for")),
            "one" when sentence.Is(last - 1, "but") => !sentence.Is(last + 1, "percentage", "point", "points"),
            "none" or "nobody" or "one" => !sentence.Is(last + 1, Modals) && (word == "nobody" || IsSubject(sentence, first, last)),
            "few" or "handful" or "number" or "any" => IsFew(sentence, first, last),
            _ => true,
        };
    }

    // 'No single answer has a majority' and 'without a majority' say which rows there are none of.
    private static bool IsDenied(Sentence sentence, int first)
    {
        for (var at = first - 1; at >= first - Near && !Clauses.IsBoundary(sentence, at); at--)
        {
            if (sentence.Is(at, "no", "none", "neither", "nothing", "without", "not", "what"))
                return true;
        }

        return false;
    }

    private static bool IsPerson(Sentence sentence, int at) =>
        at < sentence.Count && (ReportWords.IsPeople(sentence.Words[at]) || sentence.Is(at, "one", "link", "of"));

    // 'Three and a half times'.
    private static bool IsAndAHalf(Sentence sentence, int first)
    {
        var before = sentence.Is(first - 1, "a") ? first - 2 : first - 1;
        return sentence.Is(before, "and") && Numeral.Read(sentence, before - 1) is not null;
    }

    // 'Most said', 'most of them' and 'most respondents', but not 'the most common' or 'most often'.
    private static bool IsMost(Sentence sentence, int at)
    {
        if (sentence.Is(at - 1, "by", ":"))
            return at + 1 >= sentence.Count
                || sentence.Is(at + 1, "of", "respondents", "people", "participants", ".", ",", ")", ";", "today", "now", "here");

        // 'Is most common', but 'that is most of us'.
        if (sentence.Is(at - 1, BeforeSuperlative) && !(sentence.Is(at + 1, "of") && HasPeople(sentence, at + 2)))
            return false;
        if (sentence.Is(at + 1, "of", "respondents", "people", "participants", "staff", "link"))
            return !IsOfThings(sentence, at + 1);
        var verb = PastAside(sentence, at + 1);
        if (sentence.Is(verb, "thus", "therefore", "then", "clearly"))
            verb++;
        if (verb >= sentence.Count || !sentence.Tokens[verb].IsWord)
            return false;
        return !sentence.Is(at - 1, ")", "%") && (at == 0 || !sentence.Tokens[at - 1].IsWord || Clauses.IsConjunction(sentence, at - 1))
            && (ReportWords.IsVerb(sentence.Words[verb]) || HasObject(sentence, verb)) && !IsSuperlative(sentence, at);
    }

    // 'Most, it is worth adding, are unclear'.
    private static int PastAside(Sentence sentence, int at)
    {
        var end = at + 1;
        while (sentence.Is(at, ",") && end < Math.Min(sentence.Count, at + Near) && !sentence.Is(end, ","))
            end++;
        return sentence.Is(at, ",") && sentence.Is(end, ",") ? end + 1 : at;
    }

    // 'Most confess they don't know': a word of which a clause is the object is a verb.
    private static bool HasObject(Sentence sentence, int at) => sentence.Tokens[at].Stem is not null
        && !sentence.Words[at].EndsWith("ly", StringComparison.Ordinal) && sentence.Is(at + 1, "they", "that", "it", "this", "we", "how");

    // 'Most of the questions'.
    private static bool IsOfThings(Sentence sentence, int of)
    {
        var at = of + 1;
        while (sentence.Is(at, "the", "our", "these", "those", "all"))
            at++;
        return sentence.Is(of, "of") && at < sentence.Count && ReportWords.IsThing(sentence.Words[at]);
    }

    // 'Most mentioned was training' and 'most often': the adjective or adverb of a superlative.
    private static bool IsSuperlative(Sentence sentence, int at) =>
        sentence.Is(at + 2, "was", "were", "is", "are", "by", "of")
            && (sentence.Words[at + 1].EndsWith("ed", StringComparison.Ordinal) || !sentence.Is(at + 2, "of"));

    private static bool IsFraction(Sentence sentence, int last)
    {
        if (sentence.Is(last, "quarter") || last + 1 >= sentence.Count)
            return true;
        var next = sentence.Tokens[last + 1];
        return !next.IsWord || ReportWords.IsVerb(next.Text) || sentence.Is(last + 1, "of", "in", "for", "who", "that", "and", "or", "each",
            "both", "on", "to", "at", "as", "did", "not", "respondents", "participants", "people");
    }

    // 'All mentioned' and 'all of the respondents chose', but not 'all were asked' or 'all three'.
    private static bool IsAll(Sentence sentence, int first, int last)
    {
        var at = last + 1;
        while (sentence.Is(at, "of", "the", "our", "these", "those", "them") || Numeral.Read(sentence, at) is { Value: > 12 })
            at++;
        var hasNoun = false;
        for (var noun = at; noun < at + 4 && noun < sentence.Count && sentence.Tokens[noun].IsWord && !hasNoun; noun++)
        {
            if (!ReportWords.IsPeople(sentence.Words[noun]))
                continue;
            hasNoun = true;
            at = noun + 1;
        }

        if (first < last)
            return hasNoun || sentence.Is(last + 1, "of", "said", "mentioned", "chose", "agreed", "felt", "named", "picked", "ticked");
        return (hasNoun || sentence.Is(last + 2, "them"))
            && (IsTicking(sentence, at) || (hasNoun && IsPresent(sentence, at)));
    }

    // 'All respondents make home visits', but not 'all respondents were asked' or 'all who took part had a choice'.
    private static bool IsPresent(Sentence sentence, int noun)
    {
        var at = noun < sentence.Count && sentence.Words[noun].EndsWith("ly", StringComparison.Ordinal) ? noun + 1 : noun;
        return at < sentence.Count && ReportWords.IsVerb(sentence.Words[at])
            && !sentence.Words[at].EndsWith("ed", StringComparison.Ordinal)
            && !sentence.Is(at, "were", "was", "had", "could", "can", "did", "gave", "took", "would", "will", "may", "might", "should",
                "must", "only", "also", "now", "got", "came", "went", "saw", "put", "left", "do", "cannot", "remain", "is");
    }

    private static bool IsTicking(Sentence sentence, int at) => sentence.Is(at, "mentioned", "chose", "ticked", "said", "named", "picked",
        "selected", "cited", "agreed", "felt", "reported", "wanted", "listed", "are", "identified", "believed");

    // 'No one' is always a subject; 'none' and 'not one' are if a verb or 'of the respondents' follows.
    private static bool IsSubject(Sentence sentence, int first, int last)
    {
        if (sentence.Begins(first, "no", "one") || (sentence.Is(last + 1, "of") && HasPeople(sentence, last + 2)))
            return true;
        return sentence.Is(last, "none") && last + 1 < sentence.Count && ReportWords.IsVerb(sentence.Words[last + 1])
            && (first == 0 || !sentence.Tokens[first - 1].IsWord || Clauses.IsConjunction(sentence, first - 1));
    }

    private static bool HasPeople(Sentence sentence, int from)
    {
        for (var i = from; i < from + 4 && i < sentence.Count && sentence.Tokens[i].IsWord; i++)
        {
            if (ReportWords.IsPeople(sentence.Words[i]) || sentence.Is(i, "you"))
                return true;
        }

        return false;
    }

    private static bool IsFew(Sentence sentence, int first, int last) =>
        (sentence.Is(last + 1, "of") && sentence.Is(last + 2, "them", "respondents", "the", "our", "participants", "people"))
        || (last + 1 < sentence.Count && (ReportWords.IsPeople(sentence.Words[last + 1])
            || (ReportWords.IsVerb(sentence.Words[last + 1]) && (first == 0 || Clauses.IsBoundary(sentence, first - 1)
                || Clauses.IsConjunction(sentence, first - 1)) && !sentence.Is(last + 1, "are", "is", "were", "was", "would", "can",
                    "answered",
                    "responded", "replied"))
            || sentence.Is(last + 1, "said", "mentioned", "chose", "felt", "named", "cited", "picked", "ticked", "selected", "reported",
                "wanted", "gave") || sentence.Begins(last + 1, "asked", "for")))
        || (sentence.Is(first - 1, "by") && (last + 1 >= sentence.Count || !sentence.Tokens[last + 1].IsWord));
}
