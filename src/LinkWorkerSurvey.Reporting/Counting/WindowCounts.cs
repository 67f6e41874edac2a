namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>What was counted in one window: the whole input of its figures. A key that is absent counts nobody.</summary>
public sealed record WindowCounts
{
    /// <summary>The forms accepted, each once, whatever became of them since; of an imported window all responses.</summary>
    public required int Received { get; init; }

    /// <summary>The responses released: the base of all respondents.</summary>
    public required int Released { get; init; }

    /// <summary>By option: the respondents who ticked it.</summary>
    public required IReadOnlyDictionary<short, int> Ticks { get; init; }

    /// <summary>By code: the respondents with an answer coded into it, without those who ticked its option themselves.</summary>
    public required IReadOnlyDictionary<int, int> Codes { get; init; }

    /// <summary>By net: the distinct respondents in any of its codes, by tick or by coding.</summary>
    public required IReadOnlyDictionary<int, int> Nets { get; init; }

    /// <summary>By net: the distinct respondents who ticked any of its options themselves.</summary>
    public required IReadOnlyDictionary<int, int> NetsBeforeCoding { get; init; }

    /// <summary>By question: the respondents who ticked or wrote anything.</summary>
    public required IReadOnlyDictionary<string, int> Answered { get; init; }

    /// <summary>By question: the respondents who wrote something.</summary>
    public required IReadOnlyDictionary<string, int> Texts { get; init; }

    /// <summary>By question: the respondents who ticked 'Other' or wrote beside it, and whose text is not coded away.</summary>
    public required IReadOnlyDictionary<string, int> Others { get; init; }

    /// <summary>By question: the respondents who ticked 'Other' or wrote beside it, whatever became of their text.</summary>
    public required IReadOnlyDictionary<string, int> OthersBeforeCoding { get; init; }

    /// <summary>By frame: the answers that wait to be coded or for a second look.</summary>
    public required IReadOnlyDictionary<int, int> Waiting { get; init; }
}
