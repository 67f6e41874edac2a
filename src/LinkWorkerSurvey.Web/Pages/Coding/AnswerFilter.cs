using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>The reader's choice of answers, in the query string.</summary>
/// <param name="show">Which answers: uncoded, all, look, disagreements, or the key of a code. Anything else is taken for uncoded.</param>
/// <param name="search">Words that the answers have, in the normal form NFKC; empty for any.</param>
public sealed class AnswerFilter(string? show, string search)
{
    public const string Uncoded = "uncoded";
    public const string All = "all";
    public const string Look = "look";
    public const string Disputed = "disagreements";

    private readonly string[] words = SameWords.FormOf(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Show { get; } = show is All or Look or Disputed || int.TryParse(show, out _) ? show : Uncoded;

    public string Search { get; } = search;

    /// <summary>Whether the reader chose anything but the answers that are not coded yet.</summary>
    public bool IsChosen => Show != Uncoded || words.Length > 0;

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
        new[] { ("show", Show == Uncoded ? null : Show), ("search", Search.Length == 0 ? null : Search) }.Concat(more)
            .Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2))).Value ?? "";

    private bool HasWords(Answer answer) => Array.TrueForAll(words, word => answer.Form.Contains(word, StringComparison.Ordinal));
}
