using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>The reader's choice of answers, in the query string.</summary>
/// <param name="show">Which answers: uncoded, all, look, disagreements, or the key of a code. Anything else is taken for uncoded.</param>
/// <param name="search">Words that the answers have, in the normal form NFKC; empty for any.</param>
/// <param name="order">The order of the answers; anything unknown is taken for that of their random keys.</param>
/// <param name="suggest">'off' if nothing is to be suggested.</param>
public sealed class AnswerFilter(string? show, string search, string? order = null, string? suggest = null)
{
    /// <summary>The order in which like follows like.</summary>
    public const string LikeAfterLike = "alike";

    /// <summary>The order with the answers first whose codes are hardest to suggest.</summary>
    public const string HardestFirst = "hardest";

    /// <summary>The value that switches suggestions off.</summary>
    public const string Off = "off";

    public const string Uncoded = "uncoded";
    public const string All = "all";
    public const string Look = "look";
    public const string Disputed = "disagreements";

    private readonly string[] words = SameWords.FormOf(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Show { get; } = show is All or Look or Disputed || int.TryParse(show, out _) ? show : Uncoded;

    public string Search { get; } = search;

    /// <summary>
    /// The order of the answers: <see cref="LikeAfterLike"/>, <see cref="HardestFirst"/>, or null for that of their keys.
    /// </summary>
    public string? Order { get; } = order is LikeAfterLike or HardestFirst ? order : null;

    /// <summary>Whether codes and similar answers are suggested.</summary>
    public bool Suggests { get; } = suggest != Off;

    /// <summary>Whether the reader chose other answers than those that are not coded yet, or only some of these.</summary>
    public bool IsNarrowed => Show != Uncoded || words.Length > 0;

    /// <summary>Whether the reader chose anything but the answers that are not coded yet.</summary>
    public bool IsChosen => IsNarrowed || Order is not null || !Suggests;

    /// <summary>Returns whether the filter lets an answer through.</summary>
    public bool Lets(Answer answer) => HasWords(answer) && Show switch
    {
        All => true,
        Look => answer.NeedsLook,
        Disputed => answer.IsDisputed,
        Uncoded => !answer.IsCoded && !answer.NeedsLook,
        _ => int.TryParse(Show, out var code) && answer.Codes.Contains(code),
    };

    /// <summary>Returns whether the filter lets an answer through on the way back: what was just coded is found again.</summary>
    public bool LetsBack(Answer answer) => Show == Uncoded ? HasWords(answer) : Lets(answer);

    /// <summary>Returns a query string with the filter and further parameters.</summary>
    public string Query(params (string Name, string? Value)[] more) => QueryString.Create(
        new[] { ("show", Show == Uncoded ? null : Show), ("search", Search.Length == 0 ? null : Search), ("order", Order),
            ("suggest", Suggests ? null : Off) }.Concat(more)
            .Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2))).Value ?? "";

    private bool HasWords(Answer answer) => Array.TrueForAll(words, word => answer.Form.Contains(word, StringComparison.Ordinal));
}
