using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds percentages, words for proportions, numbers of respondents and points in a sentence.</summary>
internal sealed class ValueFinder
{
    // The words of a proportion are no more than this.
    private const int LongestPhrase = 8;

    private readonly Sentence sentence;
    private readonly List<Mention> found = [];
    private readonly RespondentFinder respondents;

    private ValueFinder(Sentence sentence) => (this.sentence, respondents) = (sentence, new(sentence, found));

    /// <summary>Returns the mentions in the order of the sentence; no two overlap.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isAnswer">Whether it follows a question, so that a bare number answers it: 'Debt? Six.'</param>
    public static List<Mention> Find(Sentence sentence, bool isAnswer)
    {
        if (isAnswer && Numeral.Read(sentence, 0) is { IsWhole: true } number && number.Length + 1 == sentence.Count)
            return [new(ClaimKind.Count, 0, number.Length - 1) { Number = number.Value }];
        if (NoClaims.IsOfCoding(sentence))
            return [];
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
        var isInEachCase = sentence.Begins(to + 1, "in", "each", "case");
        to += isInEachCase ? 3 : 0;
        mention = mention with
        {
            To = to,
            IsOfAnswered = SaysAnswered(mention.Last),
            IsNegated = IsNegated(to + 1),
            IsOfEach = isInEachCase || sentence.Is(to + 1, "each", "apiece") || sentence.Is(i - 1, "each"),
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
            Range = mention.Range is not { } range ? null
                : isMore ? range with { High = 100, WithHigh = true } : range with { Low = 0, WithLow = true },
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
        if (IsMean(at, end, number))
            return new(ClaimKind.Count, i, end) { Number = number.Value, IsMean = true };
        var mention = Percentage(i, at, end, number) ?? Points(i, end, number)
            ?? (number.IsWhole ? respondents.Find(i, at, end, number.Value) : null);
        return mention is null ? null : mention with { Hedge = hedge };
    }

    // 'The average rating was 4.2'.
    private bool IsMean(int at, int end, Numeral number) => !number.IsWhole && PercentSign.Length(sentence, end + 1) == 0
        && !sentence.Is(end + 1, "points", "point", "percentage", "pp", "times")
        && Enumerable.Range(at - LongestPhrase, LongestPhrase)
            .Any(i => sentence.Is(i, "average", "averages", "averaged", "mean", "median"));

    // 'Between 20% and 25%', '20–25%', '20 to 25 per cent': one claim, that the share lies there.
    private Mention? Between(int i)
    {
        var isBetween = sentence.Is(i, "between") && !sentence.Is(i - 1, "gap", "difference", "split", "points");
        var at = isBetween ? i + 1 : i;
        if (Numeral.Read(sentence, at) is not { } low)
            return null;
        at += low.Length;
        at += PercentSign.Length(sentence, at);
        if (!sentence.Is(at, isBetween ? "and" : "–") || Numeral.Read(sentence, at + 1) is not { } high || high.Value <= low.Value)
            return null;
        at += 1 + high.Length;
        return PercentSign.Length(sentence, at) is > 0 and var sign && high.Value <= 100
            ? new(ClaimKind.Percentage, i, at + sign - 1)
            {
                Number = low.Value,
                Range = new(low.Value - 0.5, high.Value + 0.5, WithHigh: false),
            }
            : null;
    }

    private Mention? Percentage(int i, int at, int end, Numeral number)
    {
        if (PercentSign.Length(sentence, end + 1) is > 0 and var sign)
        {
            var last = end + sign;
            if (sentence.Is(last + 1, "point", "points"))
                return new(ClaimKind.Change, i, last + 1) { Number = number.Value };
            return number.Value > 100 ? null : new(ClaimKind.Percentage, i, last) { Number = number.Value, Decimals = number.Decimals };
        }

        // '42 and 41 per cent', '99, 98 and 92 per cent', '20–30%': the sign stands once.
        if (number.Value <= 100 && sentence.Is(end + 1, "and", "to", "or", "versus", "vs", "–", ",")
            && !(sentence.Is(at - 1, "(") && sentence.Is(end + 1, ",") && sentence.Is(end + 3 + PercentSign.Length(sentence, end + 3), ")"))
            && IsSignedLater(end + 2) && !sentence.Is(at - 1, "question", "="))
            return new(ClaimKind.Percentage, i, end) { Number = number.Value, Decimals = number.Decimals };
        return null;
    }

    private bool IsSignedLater(int at)
    {
        while (Numeral.Read(sentence, at) is { } next)
        {
            if (PercentSign.Length(sentence, at + next.Length) > 0)
                return true;
            if (!sentence.Is(at + next.Length, "and", ",", "or"))
                return false;
            at += next.Length + 1;
        }

        return false;
    }

    private Mention? Points(int i, int end, Numeral number) =>
        sentence.Is(end + 1, "points", "point", "pp", "ppt", "pts")
            ? new(ClaimKind.Change, i, end + 1) { Number = number.Value, Sign = Sign(i) }
            : sentence.Begins(end + 1, "percentage", "points") || sentence.Begins(end + 1, "percentage", "point")
                ? new(ClaimKind.Change, i, end + 2) { Number = number.Value }
                : null;

    // '+18 points', '(−25 points)'.
    private int Sign(int i) => sentence.Is(i - 1, "+") ? 1
        : sentence.Is(i - 1, "–") && (i == 1 || sentence.Is(i - 2, "(", ":", ",", ";", "|")) ? -1 : 0;

    // 'Of the respondents', 'of all 105 people', 'respondents': these words name nobody's answer.
    private int NounAfter(int last)
    {
        var at = last + 1;
        if (sentence.Is(at, "of"))
        {
            at++;
            while (sentence.Is(at, "the", "our", "all", "these", "those", "them", "you", "us", "my", "her", "his", "their"))
                at++;
            if (sentence.Is(at - 1, "them", "those", "us", "you"))
                return sentence.Begins(at, "who", "answered") ? at + 1 : at - 1;
            if (respondents.Noun(at - 1) is { } noun)
                return sentence.Begins(noun + 1, "who", "answered") ? noun + 2 : noun;
            return last;
        }

        if (respondents.Noun(last) is not { } direct)
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

    private ReadOnlySpan<string> Ahead(int i) =>
        i >= sentence.Count ? [] : sentence.Words.AsSpan(i, Math.Min(LongestPhrase, sentence.Count - i));
}
