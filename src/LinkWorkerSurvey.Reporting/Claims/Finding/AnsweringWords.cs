using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Reads what the people of a number did with the survey or a question: took part, answered or did not answer.</summary>
internal static class AnsweringWords
{
    private const int Near = 8;

    // Words that may stand between those who answer and what they did.
    private static readonly string[] Between =
    [
        "who", "had", "have", "you", "us", "people", "respondents", "participants", "of", "them", "then", "actually", "that", "at", "all",
        "simply",
    ];

    private static readonly string[][] NotAnswered = Phrases(
        "skipped", "passed over", "did not answer", "didn't answer", "did not respond", "did not reply", "gave no answer",
        "gave no response", "gave none", "kept silent", "stayed silent", "kept quiet", "said nothing", "had nothing to say",
            "declined to answer",
        "did not say why", "did not say what", "did not say how", "gave no reason", "did not give", "wrote nothing", "were silent",
            "made no comment", "left no answer", "chose not to answer", "preferred not to answer", "left it", "left this",
            "left the question");

    private static readonly string[][] Answered = Phrases(
        "answered", "responded", "replied", "gave an answer", "gave a response", "gave answers", "gave usable", "wrote an",
            "gave at least", "gave one or more", "gave a reason", "gave reasons", "offered an answer", "offered a reply",
        "had an answer", "sent an answer", "wrote something");

    // 'Said how they would like to be supported': what the question asks.
    private static readonly string[][] SaidWhat =
        Phrases("said how they", "said what they", "said why they", "told us what", "told us why", "told us how");

    private static readonly string[][] TookPart = Phrases(
        "answered the survey", "answered our survey", "gave their views", "gave us their views", "gave their answers", "told us",
        "had their say", "were surveyed",
        "were asked", "wrote to us", "shared their", "replied to the survey", "replied to our", "responded to this survey", "wrote back",
        "answered in all", "sent us", "were reached", "spoke to us",
        "answered the questionnaire", "responded to the survey", "responded to our survey",
        "responded in all", "replied in all", "took part", "taking part", "filled in", "completed", "returned", "participated",
        "were received", "sent in");

    /// <summary>Returns what the words after a number say; null if they say nothing of it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="last">The index of the last token of the number and its noun.</param>
    public static BaseRole? After(Sentence sentence, int last)
    {
        for (var at = last + 1; ; at++)
        {
            BaseRole? role = sentence.BeginsAny(at, SaidWhat) ? BaseRole.Answered
                : sentence.BeginsAny(at, TookPart) ? BaseRole.All
                : sentence.BeginsAny(at, Answered) ? BaseRole.Answered
                : sentence.BeginsAny(at, NotAnswered) || (sentence.Begins(at, "did", "not") && Clauses.IsBoundary(sentence, at + 2))
                    ? BaseRole.NotAnswered
                : null;
            if (role is not null || !sentence.Is(at, Between))
                return role;
        }
    }

    /// <summary>
    /// Returns the same for the words after a share, but only if they end there or name the question: '52% answered listening' speaks of a
    /// row.
    /// </summary>
    public static BaseRole? AfterShare(Sentence sentence, int last)
    {
        var role = After(sentence, last);
        if (role is null or BaseRole.All)
            return null;
        for (var at = last + 1; at < Math.Min(sentence.Count, last + Near) && !Clauses.IsBoundary(sentence, at); at++)
        {
            if (sentence.Is(at, "question", "questions", "blank", "list"))
                return role;
        }

        for (var at = last + 2; at < Math.Min(sentence.Count, last + Near); at++)
        {
            if (sentence.Is(at, "it", "this", "question", "blank", "questions", "here", "one", "on", "about"))
                return role;
            if (Clauses.IsBoundary(sentence, at))
                return role;
            if (!sentence.Is(at, "the", "that", "to", "answered", "answer", "not", "skipped", "did", "left", "out", "responded", "replied",
                "an", "usable", "respond", "reply", "a", "no", "none", "gave", "response", "over", "passed"))
                return null;
        }

        return role;
    }

    /// <summary>Returns what the words before a number say: 'answered by 96 respondents', 'answers from eighty-nine of you'.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">The index of the number.</param>
    public static BaseRole? Before(Sentence sentence, int first)
    {
        var before = first - 1;
        while (sentence.Is(before, "the", "only", "just", "all", "some", "in", "total"))
            before--;
        var isFrom = sentence.Is(before, "from");
        if (!isFrom && !sentence.Is(before, "by"))
            return null;
        if (sentence.Is(before - 1, "answered") || (isFrom && sentence.Is(before - 1, "answers", "replies")))
            return IsOfSurvey(sentence, before) ? BaseRole.All : BaseRole.Answered;
        if (sentence.Is(before - 1, "completed", "returned") || (isFrom && sentence.Is(before - 1, "responses")))
            return BaseRole.All;
        return sentence.Is(before - 1, "skipped", "unanswered") || sentence.Begins(before - 2, "left", "out")
            || sentence.Begins(before - 2, "left", "blank") ? BaseRole.NotAnswered : null;
    }

    private static bool IsOfSurvey(Sentence sentence, int before) =>
        Enumerable.Range(before - Near, Near).Any(i => sentence.Is(i, "survey", "questionnaire"));

    private static string[][] Phrases(params string[] phrases) => [.. phrases.Select(phrase => phrase.Split(' '))];
}
