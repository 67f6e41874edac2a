using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// The counts of one survey window, from which its figures are calculated. A key that is missing from a dictionary has the count 0.
/// </summary>
public sealed record WindowCounts
{
    /// <summary>
    /// The number of accepted forms, including those that were later withdrawn or that staff left out of the results; in an imported
    /// window, the number of responses.
    /// </summary>
    public required int Received { get; init; }

    /// <summary>The number of released responses: the base 'all respondents'.</summary>
    public required int Released { get; init; }

    /// <summary>The number of personal links made for the window, each good for one form.</summary>
    public required int Invitations { get; init; }

    /// <summary>
    /// The number of forms sent through links that are open to all. They are counted apart from the answers, some seconds late.
    /// </summary>
    public required int SentByLinks { get; init; }

    /// <summary>The number of respondents who ticked an option, by option key.</summary>
    public required IReadOnlyDictionary<short, int> Ticks { get; init; }

    /// <summary>
    /// The number of respondents with a text coded into a code, by code. Those who ticked the code's option are not included.
    /// </summary>
    public required IReadOnlyDictionary<int, int> Codes { get; init; }

    /// <summary>The number of distinct respondents in any code of a net, by a tick or by coding, by net.</summary>
    public required IReadOnlyDictionary<int, int> Nets { get; init; }

    /// <summary>The number of distinct respondents who ticked any option of a net, by net.</summary>
    public required IReadOnlyDictionary<int, int> NetsBeforeCoding { get; init; }

    /// <summary>The number of respondents who ticked an option or wrote a text, by question.</summary>
    public required IReadOnlyDictionary<string, int> Answered { get; init; }

    /// <summary>The number of respondents who wrote a text, by question.</summary>
    public required IReadOnlyDictionary<string, int> Texts { get; init; }

    /// <summary>
    /// The number of respondents who ticked 'Other' or whose text counts as 'Other' (see <see cref="OtherSpecifyRule"/>), by question.
    /// Those whose text has a code are not included.
    /// </summary>
    public required IReadOnlyDictionary<string, int> Others { get; init; }

    /// <summary>
    /// The number of respondents who ticked 'Other' or whose text counts as 'Other', by question, whether or not the text has a code.
    /// </summary>
    public required IReadOnlyDictionary<string, int> OthersBeforeCoding { get; init; }

    /// <summary>
    /// The number of texts that are not coded yet, including those that a coder set aside for a second look, by code frame.
    /// </summary>
    public required IReadOnlyDictionary<int, int> Waiting { get; init; }

    /// <summary>
    /// How far the coding can be relied on, by code frame; none where no answer was coded by two coders and no suggestions were visible.
    /// </summary>
    public required IReadOnlyDictionary<int, CodingQuality> Coding { get; init; }
}
