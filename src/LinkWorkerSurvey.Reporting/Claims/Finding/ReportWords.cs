namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>The English words by which reports speak of respondents, answering, and what no claim is.</summary>
internal static class ReportWords
{
    /// <summary>'Three answers were level' speaks of rows, 'thirty answers' of replies: no more rows than this are counted.</summary>
    public const int LargestNumberOfThings = 12;

    private static readonly HashSet<string> People =
    [
        "respondents", "respondent", "participants", "participant", "people", "persons", "person", "workers", "worker", "members", "member",
        "colleagues", "staff", "individuals", "employees", "practitioners", "volunteers", "adults", "students", "women", "men",
        "responses", "replies", "forms", "questionnaires", "returns", "professionals", "interviewees", "us", "them", "those",
        "sample", "total", "navigators", "peers",
    ];

    private static readonly HashSet<string> Verbs =
    [
        "said", "say", "chose", "choose", "felt", "feel", "want", "think", "thought", "gave", "give", "told", "spoke", "saw", "see",
        "wrote",
        "put", "found", "find", "would", "need", "brought", "bring", "had", "have", "has", "are", "were", "was", "is", "do", "did", "could",
        "can", "came", "took", "went", "also", "name", "mention", "cite", "pick", "tick", "select", "report", "describe", "value", "call",
        "use", "rate", "agree", "believe", "made", "make", "spoke", "speak", "point", "held", "got", "singled", "lack", "struggle",
        "knew", "kept", "keep", "left", "met", "meet", "lost", "led", "heard", "hear", "learn", "learnt", "learned", "teach", "taught",
            "built",
        "stood", "hold", "carry", "live", "work", "help", "love", "care", "offer", "ask", "list", "hope", "wish", "still", "cannot", "will",
        "may", "might", "should", "must", "rank", "regard", "consider", "see", "bear", "bore", "grew", "grow", "ran", "run", "drew", "draw",
        "understand", "understood", "show", "shows", "claim", "go", "wear", "come", "take", "show", "trust", "remain", "remained",
        "voice", "confess", "admit", "complain", "express", "lament", "fear", "suspect", "rely", "turn", "miss", "suffer", "cope",
        "appreciate",
        "treasure", "cherish", "praise", "possess", "attend", "know", "like", "prefer", "join", "sought", "seek", "worry", "enjoy",
        "face", "only", "now", "simply", "build", "signpost", "listen", "encourage", "reflect", "contribute",
    ];

    private static readonly HashSet<string> Nouns =
    [
        "months", "years", "weeks", "days", "hours", "minutes", "options", "questions", "categories", "skills", "choices", "areas",
        "themes",
        "reasons", "challenges", "items", "points", "pages", "sections", "times", "codes", "terms", "words", "rows", "tables", "charts",
    ];

    /// <summary>Returns whether a word is one for those who answer, or for their answers.</summary>
    public static bool IsPeople(string word) => People.Contains(word) || IsAnswer(word);

    /// <summary>Returns whether a word is one for something else than a survey that people take part in.</summary>
    public static bool IsEvent(string word) => word is "conference" or "workshop" or "event" or "meeting" or "meetings" or "training"
        or "course" or "seminar" or "webinar" or "launch" or "festival" or "session" or "sessions" or "group" or "assembly" or "programme"
        or "gathering" or "fair" or "pilot" or "trial" or "forum";

    /// <summary>Returns whether a word is one for the answers that a row got.</summary>
    public static bool IsAnswer(string word) => word is "mentions" or "votes" or "voices" or "nominations" or "ticks" or "picks";

    /// <summary>Returns whether a word is likely a verb of which those who answer are the subject.</summary>
    public static bool IsVerb(string word) =>
        Verbs.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal)
        || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word is not "shared" and not "mixed");

    /// <summary>Returns whether a word is one for things of the survey that are counted, but are no respondents.</summary>
    public static bool IsThing(string word) => Nouns.Contains(word);
}
