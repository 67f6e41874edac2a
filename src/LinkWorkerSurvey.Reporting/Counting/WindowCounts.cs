namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The counts of one window: the whole input of its figures. An absent key means 0.</summary>
public sealed record WindowCounts
{
    /// <summary>The forms accepted, each counted once, whatever became of it later; in an imported window, all responses.</summary>
    public required int Received { get; init; }

    /// <summary>The released responses: the base of all respondents.</summary>
    public required int Released { get; init; }

    /// <summary>The respondents who ticked an option, by option key.</summary>
    public required IReadOnlyDictionary<short, int> Ticks { get; init; }

    /// <summary>The respondents with an answer coded into a code, without those who ticked its option, by code.</summary>
    public required IReadOnlyDictionary<int, int> Codes { get; init; }

    /// <summary>The distinct respondents in any code of a net, by tick or by coding, by net.</summary>
    public required IReadOnlyDictionary<int, int> Nets { get; init; }

    /// <summary>The distinct respondents who ticked any option of a net, by net.</summary>
    public required IReadOnlyDictionary<int, int> NetsBeforeCoding { get; init; }

    /// <summary>The respondents who ticked an option or wrote a text, by question.</summary>
    public required IReadOnlyDictionary<string, int> Answered { get; init; }

    /// <summary>The respondents who wrote a text, by question.</summary>
    public required IReadOnlyDictionary<string, int> Texts { get; init; }

    /// <summary>The respondents who ticked 'Other' or whose text counts as 'Other', and whose text has no code, by question.</summary>
    public required IReadOnlyDictionary<string, int> Others { get; init; }

    /// <summary>The respondents who ticked 'Other' or whose text counts as 'Other', whether or not it is coded, by question.</summary>
    public required IReadOnlyDictionary<string, int> OthersBeforeCoding { get; init; }

    /// <summary>The uncoded answers, including those that need a second look, by code frame.</summary>
    public required IReadOnlyDictionary<int, int> Waiting { get; init; }
}
