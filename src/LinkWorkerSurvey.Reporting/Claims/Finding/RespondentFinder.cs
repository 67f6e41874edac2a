using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Finds what a whole number without a sign counts: those in a category, those who took part, answered or did not.</summary>
internal sealed class RespondentFinder
{
    private const int LongestPhrase = 8;
    private const int LongestNoun = 5;
    private const int LongestClause = 16;

    private readonly Sentence sentence;
    private readonly IReadOnlyList<Mention> found;
    private readonly BareNumbers bare;

    /// <param name="sentence">The sentence.</param>
    /// <param name="found">The mentions before the number, which grow as the sentence is read.</param>
    public RespondentFinder(Sentence sentence, List<Mention> found) =>
        (this.sentence, this.found, bare) = (sentence, found, new(sentence, found));

    /// <summary>Returns the mention of a number; null if it counts nothing that is known.</summary>
    /// <param name="i">The index of its first token, with words before it such as 'about'.</param>
    /// <param name="at">The index of the number itself.</param>
    /// <param name="end">The index of its last token.</param>
    /// <param name="value">Its value.</param>
    public Mention? Find(int i, int at, int end, double value)
    {
        if (bare.OfSign(i, end, value) is { } signed)
            return signed;
        if (OutOf(i, end, value) is { } outOf)
            return outOf;
        if (sentence.Is(i - 1, "top", "first", "last", "bottom", "leading"))
            return null;
        if (Answers(i, end, value) is { } answers)
            return answers;
        if (Repeated(i, end, value) is { } repeated)
            return repeated;
        if (sentence.Is(at - 1, "=") && sentence.Is(at - 2, "n", "base"))
        {
            var isOfRow = sentence.Is(at - 2, "n")
                && (bare.FollowsShare(at - 2) || (sentence.Open[at] >= 0 && at - 2 > 1) || sentence.Is(at - 3, "by", "for"));
            return new(isOfRow ? ClaimKind.Count : ClaimKind.Base, i, end) { Number = value, MayBeBase = true };
        }

        if (IsAfterBase(at))
            return new(ClaimKind.Base, i, Noun(end) ?? end) { Number = value };

        // 'Answered: 102. Not answered: 3.'
        if (sentence.Is(i - 2, "answered") && sentence.Is(i - 1, ":") && Clauses.IsBoundary(sentence, end + 1))
        {
            var isNegated = sentence.Is(i - 3, "not");
            return new(ClaimKind.Base, i, end) { Number = value, Role = isNegated ? BaseRole.NotAnswered : BaseRole.Answered };
        }

        if (AnsweringWords.Before(sentence, at) is { } answering)
            return new(ClaimKind.Base, i, Noun(end) ?? end) { Number = value, Role = answering };
        if (Noun(end) is { } noun)
            return People(i, at, noun, value);
        return AnsweringWords.After(sentence, end) is { } role && value > 1
            ? new(ClaimKind.Base, i, end) { Number = value, Role = role } : bare.OfRow(i, at, end, value);
    }

    // '31 answers', 'eight blanks', 'the question drew 98'.
    private Mention? Answers(int i, int end, double value)
    {
        var isCounted = value > ReportWords.LargestNumberOfThings || sentence.Is(i - 1, ":", ",", "(", "|") || i == 0;
        if (isCounted && sentence.Is(end + 1, "answers", "replies") && Clauses.IsBoundary(sentence, end + 2))
            return new(ClaimKind.Base, i, end + 1) { Number = value, Role = BaseRole.Answered };
        if (sentence.Is(end + 1, "blanks", "skips", "gaps", "blank", "missing") && Clauses.IsBoundary(sentence, end + 2))
            return new(ClaimKind.Base, i, end + 1) { Number = value, Role = BaseRole.NotAnswered };
        var isResponse = sentence.Is(i - 1, "was", "were", "is") && Enumerable.Range(i - LongestPhrase, LongestPhrase)
            .Any(at => sentence.Is(at, "response", "responses", "replies", "answers", "answering")) && !sentence.Is(end + 1, "%");
        if (isResponse && (Clauses.IsBoundary(sentence, end + 1) || sentence.Is(end + 1, "(")))
            return new(ClaimKind.Base, i, end) { Number = value, Role = BaseRole.Answered };
        var isDrawn = sentence.Is(i - 1, "drew", "got", "received", "attracted", "had", "brought") && Clauses.IsBoundary(sentence, end + 1)
            && Enumerable.Range(0, i).Any(at => sentence.Is(at, "replies", "answers", "questions", "question", "responses"));
        return isDrawn ? new(ClaimKind.Base, i, end) { Number = value, Role = BaseRole.Answered } : null;
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
        if (sentence.Is(end + 1, "didn't") || sentence.Begins(end + 1, "did", "not"))
        {
            return Clauses.IsBoundary(sentence, end + (sentence.Is(end + 1, "didn't") ? 2 : 3)) && found[^1].Role != BaseRole.All
                ? new(ClaimKind.Base, i, end)
                {
                    Number = value,
                    Role = found[^1].Role == BaseRole.Answered ? BaseRole.NotAnswered : BaseRole.Answered,
                } : null;
        }

        var isAgain = Enumerable.Range(found[^1].To + 1, i - found[^1].To - 1).All(at => sentence.Is(at, ",", "that", "is", "by", "or", "(",
            "namely", "i", "e", ".", "n", "="));
        var isCompared = found[^1].Kind == ClaimKind.Base && sentence.Is(i - 1, "with", "to", "against", "from", "than")
            && (last > end || sentence.Is(end + 1, "in", "last", "before", "then", "previously"));
        isCompared |= found[^1].Kind == ClaimKind.Base && sentence.Begins(i - 2, "of", "all")
            && sentence.Is(end + 1, "likewise", "too", "again");
        return (isAgain && found[^1].Role != BaseRole.All) || isCompared
            ? new(ClaimKind.Base, i, last) { Number = value, Role = isAgain ? found[^1].Role : BaseRole.All } : null;
    }

    // '41 of 105', '41 out of the 105 respondents', '98 of 105 answered this question'.
    private Mention? OutOf(int i, int end, double value)
    {
        var at = end + 1;
        if (sentence.Is(at, "people", "respondents", "participants"))
            at++;
        var isRatio = sentence.Is(at, "/") && at + 1 < sentence.Count && sentence.Tokens[at].End == sentence.Tokens[at + 1].Start;
        if (!sentence.Is(at, "of", "in") && !sentence.Begins(at, "out", "of") && !isRatio)
            return null;
        at += sentence.Is(at, "out") ? 2 : 1;
        while (sentence.Is(at, "the", "our", "all", "these", "a", "total", "of"))
            at++;
        if (Numeral.Read(sentence, at) is not { IsWhole: true } of || value > of.Value || PercentSign.Length(sentence, at + of.Length) > 0
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

        // 'Twelve people more than …': a difference; '120 people took part in our conference': no survey.
        if ((sentence.Is(noun + 1, "more", "fewer") && sentence.Is(noun + 2, "than")) || IsOfOtherEvent(noun + 1))
            return null;

        // 'One participant said' quotes somebody.
        if (value == 1 && !sentence.Is(at - 1, "only", "just"))
            return null;
        // 'Sixty people answered, and 12 …': those who took part.
        if (i == 0 && sentence.Is(noun + 1, "answered", "responded", "replied") && sentence.Is(noun + 2, ",")
            && sentence.Is(noun + 3, "and", "of"))
            return new(ClaimKind.Base, i, noun) { Number = value };
        if (AnsweringWords.After(sentence, noun) is { } role)
            return new(ClaimKind.Base, i, noun) { Number = value, Role = role };
        if ((sentence.Is(at - 1, "with") && bare.FollowsShare(at - 1)) || IsOfNoun(at) || sentence.Is(noun + 1, "who", "that"))
            return new(ClaimKind.Count, i, noun) { Number = value, MayBeBase = true };
        if (sentence.Is(noun + 1, "did") && Clauses.IsBoundary(sentence, noun + 2))
            return new(ClaimKind.Count, i, noun) { Number = value, MayBeBase = true };
        var isPart = sentence.Is(noun - 1, "of") && sentence.Is(noun, "us", "you", "them") && !sentence.Is(at - 1, "all", "the");
        var isBase = value > 1 && !isPart && !ReportWords.IsAnswer(sentence.Words[noun])
            && (sentence.Is(at - 1, "of", "from", "among", "the", "all", "our", "these", "total", "on", "with", "those")
            || IsOfSurvey(at - 1));
        return new(isBase ? ClaimKind.Base : ClaimKind.Count, i, noun) { Number = value, MayBeBase = IsResponse(noun) };
    }

    private bool IsOfOtherEvent(int at)
    {
        var end = sentence.Begins(at, "took", "part", "in") ? at + 3 : sentence.Is(at, "attended") ? at + 1
            : sentence.Begins(at, "participated", "in") || sentence.Begins(at, "came", "to") ? at + 2 : 0;
        var first = end;
        while (end > 0 && end < first + LongestNoun && end < sentence.Count && sentence.Tokens[end].IsWord
            && !Clauses.IsConjunction(sentence, end))
            end++;
        return end > 0 && Enumerable.Range(first, end - first).Any(i => ReportWords.IsEvent(sentence.Words[i]));
    }

    private bool IsResponse(int noun) => sentence.Is(noun, "responses", "replies", "forms", "questionnaires", "returns");

    // 'On the minds of 13 people', 'the answer of 16', but not 'of the 105 people' or 'a sample of 105'.
    private bool IsOfNoun(int at) => sentence.Is(at - 1, "of") && at > 1 && sentence.Tokens[at - 2].IsWord
        && !Clauses.IsBoundary(sentence, at - 3)
        && !sentence.Is(at - 2, "out", "total", "sample", "base", "survey", "responses", "views", "answers", "all", "number", "group",
            "each",
            "cent", "percent", "replies", "set", "pool", "panel", "basis", "percentages", "shares", "poll", "cohort");

    // 'The survey had 200 respondents', 'there were 150 respondents'.
    private bool IsOfSurvey(int before) =>
        sentence.Is(before, "had", "has", "have", "were", "was", "are", "drew", "reached", "received", "attracted", "got")
        && Enumerable.Range(before - 3, 3).Any(i => sentence.Is(i, "survey", "sample", "study", "questionnaire", "there", "wave", "we"));

    private bool IsAfterBase(int at)
    {
        var before = at - 1;
        while (sentence.Is(before, ":", "was", "is", "of", "=", "a", "were", "all", "for", "percentages", "the", "each", "shares",
            "figures"))
            before--;
        return before < at - 1 && sentence.Is(before, "base", "bases", "sample", "total") && !sentence.Is(at + 1, "%");
    }

    /// <summary>
    /// Returns the index of 'respondents' after a number, past words such as 'social prescribing link' before 'workers'; null if there is
    /// none.
    /// </summary>
    /// <param name="last">The index of the number's last token.</param>
    public int? Noun(int last)
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
}
