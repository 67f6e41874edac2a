using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds percentages, words for proportions, numbers of respondents and points in a sentence.</summary>
internal sealed class ValueFinder
{
    // The words of a proportion, or those between a number and 'respondents', are no more than this.
    private const int LongestPhrase = 8;
    private const int LongestNoun = 5;
    private const int LongestClause = 16;

    // 'Three answers were level' speaks of rows, 'thirty answers' of replies.
    private const int LargestNumberOfThings = 12;

    private readonly Sentence sentence;
    private readonly List<Mention> found = [];

    private ValueFinder(Sentence sentence) => this.sentence = sentence;

    /// <summary>Returns the mentions in the order of the sentence; no two overlap.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isAnswer">Whether it follows a question, so that a bare number answers it: 'Debt? Six.'</param>
    public static List<Mention> Find(Sentence sentence, bool isAnswer)
    {
        if (isAnswer && Numeral.Read(sentence, 0) is { IsWhole: true } number && number.Length + 1 == sentence.Count)
            return [new(ClaimKind.Count, 0, number.Length - 1) { Number = number.Value }];
        var finder = new ValueFinder(sentence);
        for (var i = 0; i < sentence.Count;)
            i += finder.FindAt(i);
        return finder.found;
    }

    // Returns the number of tokens that were read.
    private int FindAt(int i)
    {
        if (NoClaims.Length(sentence, i) is > 0 and var none)
            return none;
        var mention = Proportion(i) ?? Number(i);
        if (mention is null)
            return 1;
        mention = OrMore(mention);
        var to = NounAfter(mention.Last);
        mention = mention with
        {
            To = to,
            IsOfAnswered = SaysAnswered(mention.Last),
            IsNegated = IsNegated(to + 1),
            IsOfEach = sentence.Is(to + 1, "each", "apiece") || sentence.Is(i - 1, "each"),
            IsOfSum = IsOfSum(i, to),
        };
        found.Add(mention.Kind is ClaimKind.Percentage or ClaimKind.Proportion ? OfQuestion(mention) : mention);
        return to + 1 - i;
    }

    // '80% or more', 'eight in ten or over', 'three people or fewer'.
    private Mention OrMore(Mention mention)
    {
        if (mention.Hedge != Hedge.None || !sentence.Is(mention.Last + 1, "or"))
            return mention;
        var isMore = sentence.Is(mention.Last + 2, "more", "over", "above");
        if (!isMore && !sentence.Is(mention.Last + 2, "fewer", "less", "under", "below"))
            return mention;
        return mention with
        {
            Last = mention.Last + 2,
            Hedge = isMore ? Hedge.AtLeast : Hedge.AtMost,
            Range = mention.Range is not { } range ? null : isMore ? range with { High = 100, WithHigh = true } : range with { Low = 0, WithLow = true },
        };
    }

    // 'Together 83%', 'between them they make up', '43% combined'.
    private bool IsOfSum(int first, int last)
    {
        for (var at = first - 1; at >= first - LongestPhrase && !Clauses.IsStrong(sentence, at); at--)
        {
            if (sentence.Is(at, "together", "combined", "jointly", "altogether", "sum") || sentence.Begins(at, "between", "them")
                || sentence.Begins(at, "add", "up", "to") || sentence.Begins(at, "adds", "up", "to"))
                return true;
        }

        return sentence.Is(last + 1, "together", "combined", "altogether") || sentence.Begins(last + 1, "between", "them");
    }

    // '13% did not answer', 'nobody skipped the question', 'left blank by 9%'.
    private Mention OfQuestion(Mention mention)
    {
        // 'Three in four of those who responded': the base.
        if (sentence.Is(mention.To + 1, "who") || sentence.Is(mention.To - 1, "who"))
            return mention;
        var role = AnsweringWords.AfterShare(sentence, mention.To) ?? AnsweringWords.Before(sentence, mention.First)
            ?? (found.Count > 0 && found[^1] is { Kind: ClaimKind.Base, Role: not BaseRole.All } number && number.To + 2 == mention.First
                && sentence.Is(number.To + 1, "(") ? number.Role : null);
        return role is null or BaseRole.All ? mention : mention with { IsOfQuestion = true, Role = role.Value };
    }

    // 'Did not mention', 'made no mention': the number is of the others.
    private bool IsNegated(int at)
    {
        var isNot = sentence.Is(at, "did", "do", "had", "have") && sentence.Is(at + 1, "not");
        return sentence.Begins(at, "made", "no", "mention")
            || ((isNot || sentence.Is(at, "didn't", "don't")) && sentence.Is(isNot ? at + 2 : at + 1, "mention", "mentioned", "choose",
                "chosen", "tick", "ticked", "name", "named", "select", "pick", "cite", "say", "list"));
    }

    private Mention? Number(int i)
    {
        var hedge = ProportionWords.ReadHedge(Ahead(i), out var before);
        var at = i + before;

        // 'Figures below 5 people are not shown'.
        if (sentence.Is(before > 0 ? i - 1 : i - 2, "figures", "numbers", "groups", "bases", "cells", "counts", "categories")
            && sentence.Is(before > 0 ? i : i - 1, "below", "under", "over", "above", "of"))
            return null;

        // 'Is up to 30% from 20%' states a change, no limit.
        if (hedge == Hedge.AtMost && sentence.Begins(i, "up", "to")
            && sentence.Is(i - 1, "is", "are", "was", "were", "went", "gone", "now"))
            return null;
        if (Between(i) is { } between)
            return between;
        if (Numeral.Read(sentence, at) is not { } number || (before > 0 && NoClaims.Length(sentence, at) > 0))
            return null;
        var end = at + number.Length - 1;
        var mention = Percentage(i, at, end, number) ?? Points(i, end, number) ?? (number.IsWhole ? Respondents(i, at, end, number) : null);
        return mention is null ? null : mention with { Hedge = hedge };
    }

    // 'Between 20% and 25%', '20–25%', '20 to 25 per cent': one claim, that the share lies there.
    private Mention? Between(int i)
    {
        var isBetween = sentence.Is(i, "between") && !sentence.Is(i - 1, "gap", "difference", "split", "points");
        var at = isBetween ? i + 1 : i;
        if (Numeral.Read(sentence, at) is not { } low)
            return null;
        at += low.Length;
        at += SignLength(at);
        if (!sentence.Is(at, isBetween ? "and" : "–") || Numeral.Read(sentence, at + 1) is not { } high || high.Value <= low.Value)
            return null;
        at += 1 + high.Length;
        return SignLength(at) is > 0 and var sign && high.Value <= 100
            ? new(ClaimKind.Percentage, i, at + sign - 1)
            {
                Number = low.Value,
                Range = new(low.Value - 0.5, high.Value + 0.5, WithHigh: false),
            }
            : null;
    }

    private Mention? Percentage(int i, int at, int end, Numeral number)
    {
        if (SignLength(end + 1) is > 0 and var sign)
        {
            var last = end + sign;
            if (sentence.Is(last + 1, "point", "points"))
                return new(ClaimKind.Change, i, last + 1) { Number = number.Value };
            return number.Value > 100 ? null : new(ClaimKind.Percentage, i, last) { Number = number.Value, Decimals = number.Decimals };
        }

        // '42 and 41 per cent', '99, 98 and 92 per cent', '20–30%': the sign stands once.
        if (number.Value <= 100 && sentence.Is(end + 1, "and", "to", "or", "versus", "vs", "–", ",")
            && !(sentence.Is(at - 1, "(") && sentence.Is(end + 1, ",") && sentence.Is(end + 3 + SignLength(end + 3), ")"))
            && IsSignedLater(end + 2) && !sentence.Is(at - 1, "question", "="))
            return new(ClaimKind.Percentage, i, end) { Number = number.Value, Decimals = number.Decimals };
        return null;
    }

    private bool IsSignedLater(int at)
    {
        while (Numeral.Read(sentence, at) is { } next)
        {
            if (SignLength(at + next.Length) > 0)
                return true;
            if (!sentence.Is(at + next.Length, "and", ",", "or"))
                return false;
            at += next.Length + 1;
        }

        return false;
    }

    private int SignLength(int at) =>
        sentence.Is(at, "%", "percent", "pc") ? 1
        : sentence.Begins(at, "per", "cent") ? 2
        : 0;

    private Mention? Points(int i, int end, Numeral number) =>
        sentence.Is(end + 1, "points", "point", "pp", "ppt", "pts")
            ? new(ClaimKind.Change, i, end + 1) { Number = number.Value, Sign = Sign(i) }
            : sentence.Begins(end + 1, "percentage", "points") || sentence.Begins(end + 1, "percentage", "point")
                ? new(ClaimKind.Change, i, end + 2) { Number = number.Value }
                : null;

    // '+18 points', '(−25 points)'.
    private int Sign(int i) => sentence.Is(i - 1, "+") ? 1
        : sentence.Is(i - 1, "–") && (i == 1 || sentence.Is(i - 2, "(", ":", ",", "|")) ? -1 : 0;

    private Mention? Respondents(int i, int at, int end, Numeral number)
    {
        var value = number.Value;
        if (IsOfPercent(i, end, value))
            return new(ClaimKind.Percentage, i, end) { Number = value };
        if (IsOfPoints(i, end))
            return new(ClaimKind.Change, i, end) { Number = value };
        if (OutOf(i, end, value) is { } outOf)
            return outOf;
        if (sentence.Is(i - 1, "top", "first", "last", "bottom", "leading"))
            return null;
        if (Answers(i, end, value) is { } answers)
            return answers;
        if (Repeated(i, end, value) is { } repeated)
            return repeated;
        if (sentence.Is(at - 1, "=") && sentence.Is(at - 2, "n", "base"))
            return new(sentence.Is(at - 2, "n") && (FollowsShare(at - 2) || (sentence.Open[at] >= 0 && at - 2 > 1)) ? ClaimKind.Count : ClaimKind.Base, i, end)
            {
                Number = value,
                MayBeBase = true,
            };
        if (IsAfterBase(at))
            return new(ClaimKind.Base, i, Noun(end) ?? end) { Number = value };
        if (AnsweringWords.Before(sentence, at) is { } answering)
            return new(ClaimKind.Base, i, Noun(end) ?? end) { Number = value, Role = answering };
        if (Noun(end) is { } noun)
            return People(i, at, noun, value);
        if (AnsweringWords.After(sentence, end) is { } role && value > 1)
            return new(ClaimKind.Base, i, end) { Number = value, Role = role };

        // '41 (39%) mentioned', '41 mentioned': a bare number before a percentage in brackets or a verb.
        // 'Trust (37; 35%)', 'trust (35%, 37)'.
        if ((sentence.Is(i - 1, "(") && sentence.Is(end + 1, ",", ";", "/") && Numeral.Read(sentence, end + 2) is { } share
                && SignLength(end + 2 + share.Length) > 0)
            || (sentence.Is(end + 1, ")") && FollowsShare(i) && sentence.Is(i - 1, ",", ";", "(")))
            return new(ClaimKind.Count, i, end) { Number = value, MayBeBase = true };
        if (IsElliptic(i, at, end, value))
            return new(ClaimKind.Count, i, end) { Number = value };
        var isBare = sentence.Is(end + 1, "(") && Numeral.Read(sentence, end + 2) is { } next && SignLength(end + 2 + next.Length) > 0;
        var isSubject = value > 1 && end + 1 < sentence.Count && sentence.Tokens[end + 1].IsWord
            && ReportWords.IsVerb(sentence.Words[end + 1])
            && !sentence.Is(end + 1, "is", "are", "also", "only", "was", "were") && IsClauseStart(i);
        return isBare || isSubject || IsAgent(i, at, end, value) || IsGapped(i, end)
            ? new(ClaimKind.Count, i, end) { Number = value } : null;
    }

    // 'By 42 per cent, and the other by 41', '58 per cent against 48': the sign stands once.
    private bool IsOfPercent(int i, int end, double value) => value <= 100 && Clauses.IsBoundary(sentence, end + 1)
        && !sentence.Is(end + 1, "(", ":") && sentence.Is(i - 1, "by", "against", "with", "at", "on", "versus", "vs", "to")
        && found.Count > 0 && found[^1] is { Kind: ClaimKind.Percentage, IsOfQuestion: false };

    // 'By nine points, the other by eight', 'it leads by ten'.
    private bool IsOfPoints(int i, int end) => sentence.Is(i - 1, "by") && Clauses.IsBoundary(sentence, end + 1)
        && (found.Exists(each => each is { Kind: ClaimKind.Change, Relation: Relation.None }) && !found.Exists(each => each.Kind == ClaimKind.Count));

    // 'Fewer feel helpless: six, against 29', 'listening got 55, encouragement 34'.
    private bool IsElliptic(int i, int at, int end, double value)
    {
        if (value <= 1 || !(Clauses.IsBoundary(sentence, end + 1) || sentence.Is(end + 1, "and")) || sentence.Is(end + 1, ":", "(", "–"))
            return false;
        if (sentence.Is(i - 1, "got", "received", "drew", "attracted", "gets", "scored", "collected", "polled", "gathered"))
            return true;
        if (sentence.Is(i - 1, ":") && sentence.Is(end + 1, ",") && sentence.Is(end + 2, "against", "compared", "down", "up", "instead", "not"))
            return true;
        if (found.Count == 0 || found[^1] is not { Kind: ClaimKind.Count, Of: null } last)
            return false;
        if (sentence.Is(i - 1, "was", "is") && sentence.Is(i - 2, "it", "this", "that"))
            return true;
        var isAgainst = sentence.Is(i - 1, "against", "versus", "vs", "from") || sentence.Begins(i - 2, "compared", "with")
            || sentence.Begins(i - 2, "instead", "of") || sentence.Begins(i - 2, "rather", "than");
        isAgainst |= sentence.Is(i - 1, "to") && sentence.Is(last.First - 1, "from");
        return (isAgainst && i - last.To <= LongestPhrase)
            || (at == i && sentence.Tokens[i].IsNumber && i > 0 && sentence.Tokens[i - 1].Stem is not null && i - last.To > 1
                && Enumerable.Range(last.To + 1, i - last.To - 1).Any(each => sentence.Is(each, ",", "and", ";")));
    }

    // '31 answers', 'eight blanks', 'the question drew 98'.
    private Mention? Answers(int i, int end, double value)
    {
        var isCounted = value > LargestNumberOfThings || sentence.Is(i - 1, ":", ",", "(", "|") || i == 0;
        if (isCounted && sentence.Is(end + 1, "answers", "replies") && Clauses.IsBoundary(sentence, end + 2))
            return new(ClaimKind.Base, i, end + 1) { Number = value, Role = BaseRole.Answered };
        if (sentence.Is(end + 1, "blanks", "skips", "gaps", "blank", "missing") && Clauses.IsBoundary(sentence, end + 2))
            return new(ClaimKind.Base, i, end + 1) { Number = value, Role = BaseRole.NotAnswered };
        var isResponse = sentence.Is(i - 1, "was", "were", "is") && Enumerable.Range(Math.Max(0, i - LongestPhrase), Math.Min(i, LongestPhrase))
            .Any(at => sentence.Is(at, "response", "responses", "replies", "answers", "answering")) && !sentence.Is(end + 1, "%");
        if (isResponse && (Clauses.IsBoundary(sentence, end + 1) || sentence.Is(end + 1, "(")))
            return new(ClaimKind.Base, i, end) { Number = value, Role = BaseRole.Answered };
        var isDrawn = sentence.Is(i - 1, "drew", "got", "received", "attracted", "had", "brought") && Clauses.IsBoundary(sentence, end + 1)
            && Enumerable.Range(0, i).Any(at => sentence.Is(at, "replies", "answers", "questions", "question", "responses"));
        return isDrawn ? new(ClaimKind.Base, i, end) { Number = value, Role = BaseRole.Answered } : null;
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

    // 'By 9%, that is by nine people', '60 responded, compared with 105 in 2019': the same said again in another number.
    private Mention? Repeated(int i, int end, double value)
    {
        if (found.Count == 0 || found[^1] is not ({ IsOfQuestion: true } or { Kind: ClaimKind.Base }) || i - found[^1].To > LongestClause)
            return null;
        var last = Noun(end) ?? end;
        if (sentence.Is(end + 1, "the", "that") && sentence.Is(end + 2, "one", "question")
            && sentence.Is(i - 1, "and", ",", "but"))
            return new(ClaimKind.Base, i, end) { Number = value, Role = found[^1].Role };
        if (i - found[^1].To > LongestPhrase && !sentence.Is(i - 1, "remaining"))
            return null;
        if (sentence.Is(i - 1, "remaining", "other") && sentence.Is(end + 1, "did") && found[^1].Role == BaseRole.NotAnswered)
            return new(ClaimKind.Base, i, end) { Number = value, Role = BaseRole.Answered };
        var isAgain = Enumerable.Range(found[^1].To + 1, i - found[^1].To - 1).All(at => sentence.Is(at, ",", "that", "is", "by", "or", "(",
            "namely", "i", "e", ".", "n", "="));
        var isCompared = found[^1].Kind == ClaimKind.Base && sentence.Is(i - 1, "with", "to", "against", "from", "than")
            && (last > end || sentence.Is(end + 1, "in", "last", "before", "then", "previously"));
        return (isAgain && found[^1].Role != BaseRole.All) || isCompared
            ? new(ClaimKind.Base, i, last) { Number = value, Role = isAgain ? found[^1].Role : BaseRole.All } : null;
    }

    // '41 of 105', '41 out of the 105 respondents', '98 of 105 answered this question'.
    private Mention? OutOf(int i, int end, double value)
    {
        var at = end + 1;
        if (sentence.Is(at, "people", "respondents", "participants"))
            at++;
        if (!sentence.Is(at, "of", "in") && !sentence.Begins(at, "out", "of") && !sentence.Is(at, "/"))
            return null;
        at += sentence.Is(at, "out") ? 2 : 1;
        while (sentence.Is(at, "the", "our", "all", "these", "a", "total", "of"))
            at++;
        if (Numeral.Read(sentence, at) is not { IsWhole: true } of || value > of.Value || SignLength(at + of.Length) > 0
            || NoClaims.IsYear(sentence.Tokens[at]))
            return null;
        var last = at + of.Length - 1;
        if (Noun(last) is null && (of.Value < 12 || IsPassive(last + 1)))
            return null;
        var role = AnsweringWords.After(sentence, Noun(last) ?? last);
        return role is null or BaseRole.All
            ? new(ClaimKind.Count, i, last) { Number = value, Of = (int)of.Value }
            : new(ClaimKind.Base, i, last) { Number = value, Of = (int)of.Value, Role = role.Value };
    }

    // 'Twelve of the sixteen were chosen by': rows, not people.
    private bool IsPassive(int at) => sentence.Is(at, "were", "was", "are", "is")
        && sentence.Is(at + 1, "chosen", "named", "mentioned", "ticked", "picked", "selected", "cited", "listed", "reported");

    private Mention? People(int i, int at, int noun, double value)
    {
        if (sentence.Is(at - 1, "from") && at > 1 && (ChangeWords.IsMove(sentence.Words[at - 2])
            || (sentence.Is(noun + 1, "to") && Numeral.Read(sentence, noun + 2) is not null)))
            return new(ClaimKind.Count, i, noun) { Number = value, MayBeBase = true };

        // 'One participant said' quotes somebody.
        if (value == 1 && !sentence.Is(at - 1, "only", "just"))
            return null;
        if (AnsweringWords.After(sentence, noun) is { } role)
            return new(ClaimKind.Base, i, noun) { Number = value, Role = role };
        if ((sentence.Is(at - 1, "with") && FollowsShare(at - 1)) || IsOfNoun(at) || sentence.Is(noun + 1, "who", "that"))
            return new(ClaimKind.Count, i, noun) { Number = value, MayBeBase = true };
        if (sentence.Is(noun + 1, "did") && Clauses.IsBoundary(sentence, noun + 2))
            return new(ClaimKind.Count, i, noun) { Number = value, MayBeBase = true };
        var isBase = value > 1 && !ReportWords.IsAnswer(sentence.Words[noun])
            && (sentence.Is(at - 1, "of", "from", "among", "the", "all", "our", "these", "total", "on", "with", "those")
            || IsOfSurvey(at - 1));
        return new(isBase ? ClaimKind.Base : ClaimKind.Count, i, noun) { Number = value, MayBeBase = IsResponse(noun) };
    }

    private bool IsResponse(int noun) => sentence.Is(noun, "responses", "replies", "forms", "questionnaires", "returns");

    // 'On the minds of 13 people', 'the answer of 16', but not 'of the 105 people' or 'a sample of 105'.
    private bool IsOfNoun(int at) => sentence.Is(at - 1, "of") && at > 1 && sentence.Tokens[at - 2].IsWord
        && !Clauses.IsBoundary(sentence, at - 3)
        && !sentence.Is(at - 2, "out", "total", "sample", "base", "survey", "responses", "views", "answers", "all", "number", "group",
            "each",
            "cent", "percent", "replies", "set", "pool", "panel", "basis", "percentages", "shares", "poll", "cohort");

    // '39%, n = 41', '39%, with 41 people': the number of those of whom the percentage speaks.
    private bool FollowsShare(int at) => found.Count > 0 && found[^1].IsValue
        && Enumerable.Range(found[^1].To + 1, Math.Max(0, at - found[^1].To - 1)).All(i => sentence.Is(i, ",", ";", "(", "["))
        && at - found[^1].To <= 3;

    // 'The survey had 200 respondents', 'there were 150 respondents'.
    private bool IsOfSurvey(int before) =>
        sentence.Is(before, "had", "has", "have", "were", "was", "are", "drew", "reached", "received", "attracted", "got")
        && Enumerable.Range(before - 3, 3).Any(i => sentence.Is(i, "survey", "sample", "study", "questionnaire", "there", "wave", "we"));

    private bool IsAfterBase(int at)
    {
        var before = at - 1;
        while (sentence.Is(before, ":", "was", "is", "of", "=", "a", "were", "all", "for", "percentages", "the", "each", "shares", "figures"))
            before--;
        return before < at - 1 && sentence.Is(before, "base", "bases", "sample", "total") && !sentence.Is(at + 1, "%");
    }

    // The index of 'respondents' after a number, past words such as 'social prescribing link' before 'workers'; null if there is none.
    private int? Noun(int last)
    {
        if (sentence.Is(last + 1, "of") && sentence.Is(last + 2, "you", "us", "them", "whom"))
            return last + 2;
        for (var at = last + 1; at < sentence.Count && at <= last + LongestNoun; at++)
        {
            var word = sentence.Words[at];
            if (!sentence.Tokens[at].IsWord || ReportWords.IsThing(word)
                || word is "of" or "in" or "and" or "or" or "said" or "mentioned" or "to")
                return null;
            if (!ReportWords.IsPeople(word))
                continue;

            // 'Respondents' may be followed by another such word: 'staff members'.
            while (at + 1 < sentence.Count && ReportWords.IsPeople(sentence.Words[at + 1]))
                at++;
            return at;
        }

        return null;
    }

    // 'Of the respondents', 'of all 105 people', 'respondents': these words name nobody's answer.
    private int NounAfter(int last)
    {
        var at = last + 1;
        if (sentence.Is(at, "of"))
        {
            at++;
            while (sentence.Is(at, "the", "our", "all", "these", "those", "them", "you", "us"))
                at++;
            if (sentence.Is(at - 1, "them", "those", "us", "you"))
                return sentence.Begins(at, "who", "answered") ? at + 1 : at - 1;
            if (Noun(at - 1) is { } noun)
                return sentence.Begins(noun + 1, "who", "answered") ? noun + 2 : noun;
            return last;
        }

        if (Noun(last) is not { } direct)
            return last;
        var isPlain = sentence.Is(at, "respondents", "participants", "people", "link", "the") && direct <= last + 3;
        return isPlain || IsSubject(at, direct) ? direct : last;
    }

    // 'Three in four social prescribing link workers (72%) chose': no verb before the noun, and one or a bracket after it.
    private bool IsSubject(int at, int noun) => sentence.Words[noun].EndsWith('s')
        && Enumerable.Range(at, noun - at).All(i => !ReportWords.IsVerb(sentence.Words[i]))
        && noun + 1 < sentence.Count && (sentence.Is(noun + 1, "(", "who") || ReportWords.IsVerb(sentence.Words[noun + 1]));

    // '52% of those who answered', 'of the 98 who answered, 52%'.
    private bool SaysAnswered(int last)
    {
        if (found.Exists(mention => mention.Role == BaseRole.Answered && sentence.Is(mention.First - 1, "of", "the", "among")))
            return true;
        for (var at = last + 1; at + 1 < sentence.Count && at < last + LongestPhrase; at++)
        {
            if (sentence.Is(at, "who", "that") && sentence.Is(at + 1, "answered", "responded", "replied"))
                return true;
        }

        return false;
    }

    private Mention? Proportion(int i)
    {
        if (sentence.Is(i - 1, "not"))
            return null;
        if (BetweenProportions(i) is { } between)
            return between;
        if (ProportionWords.Read(Ahead(i), out var length) is not { } range)
            return null;
        var last = i + length - 1;
        return ProportionContext.IsProportion(sentence, i, last)
            ? new(ClaimKind.Proportion, i, last) { Range = range }
            : null;
    }

    // 'Between a fifth and a quarter'.
    private Mention? BetweenProportions(int i)
    {
        if (!sentence.Is(i, "between") || ProportionWords.Read(Ahead(i + 1), out var first) is not { } low)
            return null;
        var at = i + 1 + first;
        return sentence.Is(at, "and") && ProportionWords.Read(Ahead(at + 1), out var second) is { } high && high.High > low.High
            ? new(ClaimKind.Proportion, i, at + second) { Range = low with { High = high.High, WithHigh = high.WithHigh } } : null;
    }

    private bool IsClauseStart(int i) => i == 0 || !sentence.Tokens[i - 1].IsWord || Clauses.IsConjunction(sentence, i - 1)
        || sentence.Is(i - 1, "only", "just", "another", "further", "that");

    private ReadOnlySpan<string> Ahead(int i) =>
        i >= sentence.Count ? [] : sentence.Words.AsSpan(i, Math.Min(LongestPhrase, sentence.Count - i));
}
