using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Recognises numbers that state no figure: dates, years, numbers of sections and questions, times, levels of confidence.
/// </summary>
internal static class NoClaims
{
    private static readonly HashSet<string> Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];

    private const int NearOthers = 8;

    private static readonly HashSet<string> Numbered =
    [
        "question", "questions", "section", "sections", "figure", "chart", "table", "page", "chapter", "appendix", "part", "annex",
        "footnote", "note", "slide", "version", "wave", "step", "number", "no", "item", "volume", "issue", "room", "level",
    ];

    /// <summary>Returns whether a sentence says how the coding was done: 'coded twice: 28%', 'visible in 97% of these decisions'.</summary>
    public static bool IsOfCoding(Sentence sentence) => Enumerable.Range(0, sentence.Count).Any(i =>
        sentence.Begins(i, "coded", "twice") || sentence.Begins(i, "coded", "by", "two") || sentence.Begins(i, "coding", "decisions")
            || (sentence.Is(i, "decisions") && sentence.Is(i - 1, "these", "all", "the") && sentence.Is(i - 2, "of")));

    /// <summary>Returns the number of tokens from an index on that state no figure; 0 if a claim may begin there.</summary>
    public static int Length(Sentence sentence, int index)
    {
        var token = sentence.Tokens[index];
        if (token.IsQuoted)
            return 1;
        if (IsOfOthers(sentence, index))
            return 1;
        if (!token.IsNumber)
            return Words(sentence, index);
        if (IsYear(token) && !sentence.Is(index + 1, "%", "respondents", "participants", "responses", "people"))
            return 1;
        if (IsDate(sentence, index) || IsNumbered(sentence, index) || IsTimeOrMoney(sentence, index) || IsConfidence(sentence, index))
            return sentence.Is(index + 1, "%") ? 2 : 1;

        // '2.10 Challenges', '3 Skills' at the beginning of a heading are left to the headings; '2.10' elsewhere is no number of people.
        return token.Start > 0 && index > 0 && sentence.Is(index - 1, "/") ? 1 : 0;
    }

    // 'Nothing else reaches 40%', 'all others 0%': of rows that are not named.
    private static bool IsOfOthers(Sentence sentence, int index)
    {
        for (var at = index - 1; at >= index - NearOthers && !Clauses.IsBoundary(sentence, at); at--)
        {
            if (sentence.Begins(at, "nothing", "else") || sentence.Begins(at, "no", "other") || sentence.Begins(at, "all", "others")
                || sentence.Begins(at, "all", "other") || sentence.Begins(at, "the", "others") || sentence.Begins(at, "the", "rest")
                || sentence.Begins(at, "everything", "else"))
                return true;
        }

        return false;
    }

    public static bool IsYear(Token token) =>
        token.IsNumber && token.Length == 4 && string.CompareOrdinal(token.Text, "1900") >= 0
            && string.CompareOrdinal(token.Text, "2099") <= 0;

    // 'Question three' and 'the first two' are no claims either; 'add up to a hundred per cent' is none.
    private static int Words(Sentence sentence, int index) =>
        sentence.Is(index, "question", "section", "chapter", "appendix") && Numeral.Read(sentence, index + 1) is { } number
            ? 1 + number.Length
        : sentence.Begins(index, "add", "up", "to") || sentence.Begins(index, "adds", "up", "to") || sentence.Begins(index, "sum", "to")
            || sentence.Begins(index, "adding", "up", "to") ? 3 + AfterSum(sentence, index + 3)
        : 0;

    private static int AfterSum(Sentence sentence, int at)
    {
        var from = at;
        while (at < sentence.Count && at < from + 3 && Numeral.Read(sentence, at) is null)
            at++;
        return Numeral.Read(sentence, at) is { } number ? at + number.Length - from : 0;
    }

    private static bool IsDate(Sentence sentence, int index) =>
        sentence.Tokens[index].Length <= 2
        && (IsMonth(sentence, index + 1) || IsMonth(sentence, index - 1)
            || (sentence.Is(index + 1, "–", "to", "and") && IsMonth(sentence, index + 3) && !sentence.Is(index + 1, "%")));

    private static bool IsMonth(Sentence sentence, int index) =>
        index >= 0 && index < sentence.Count && Months.Contains(sentence.Words[index]);

    private static bool IsNumbered(Sentence sentence, int index)
    {
        if (sentence.Is(index + 1, "%", "per", "percent"))
            return false;
        return index > 0 && (Numbered.Contains(sentence.Words[index - 1]) || sentence.Is(index - 1, "#", "§"));
    }

    private static bool IsTimeOrMoney(Sentence sentence, int index) =>
        sentence.Is(index - 1, "£", "$", "€") || sentence.Is(index + 1, "pm", "am", "p.m", "a.m")
        || (sentence.Is(index + 1, ":") && index + 2 < sentence.Count && sentence.Tokens[index + 2].IsNumber
            && sentence.Tokens[index + 2].Start == sentence.Tokens[index].End + 1)
        || (sentence.Is(index - 1, ":") && index > 1 && sentence.Tokens[index - 2].IsNumber
            && sentence.Tokens[index - 2].End + 1 == sentence.Tokens[index].Start);

    private static bool IsConfidence(Sentence sentence, int index)
    {
        var after = sentence.Is(index + 1, "%") ? index + 2 : sentence.Begins(index + 1, "per", "cent") ? index + 3 : index + 1;
        return sentence.Is(after, "confidence", "ci", "interval", "level", "significance") || sentence.Is(after, "interval");
    }
}
