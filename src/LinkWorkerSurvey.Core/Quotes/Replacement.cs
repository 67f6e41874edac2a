using System.Globalization;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>A place in an excerpt where other words are published than those of the respondent.</summary>
/// <param name="Start">The place of the first replaced character in the excerpt, in UTF-16 code units.</param>
/// <param name="Length">The length of what is replaced, in UTF-16 code units; at least 1.</param>
/// <param name="Words">The words that are published instead, in square brackets; written by staff.</param>
public sealed record Replacement(int Start, int Length, string Words)
{
    /// <summary>The maximum length of the words that are published instead, in characters as a person counts them.</summary>
    public const int WordsLimit = 60;

    /// <summary>The words that say only that something is left out.</summary>
    public const string LeftOut = "…";

    /// <summary>The place after the last replaced character, in UTF-16 code units.</summary>
    [JsonIgnore]
    public int End => Start + Length;

    /// <summary>The words in square brackets, as they are published.</summary>
    [JsonIgnore]
    public string Published => $"[{Words}]";

    /// <summary>
    /// Returns words that can be published instead of others, as staff typed them but without square brackets or white space around them;
    /// three full stops become an ellipsis.
    /// </summary>
    /// <exception cref="RuleException">
    /// They are empty, too long, or have square brackets or invisible characters in them. It is about <see cref="Words"/>.
    /// </exception>
    public static string RequireWords(string? typed)
    {
        var words = (typed ?? "").Trim().TrimStart('[').TrimEnd(']').Trim();
        return words switch
        {
            "" => throw new RuleException("Enter what to write instead, or … to leave the words out", nameof(Words)),
            "..." => LeftOut,
            _ when new StringInfo(words).LengthInTextElements > WordsLimit || words.Length > 10 * WordsLimit =>
                throw new RuleException($"What stands instead must be {WordsLimit} characters or fewer", nameof(Words)),
            _ when words.AsSpan().ContainsAny('[', ']') =>
                throw new RuleException("Enter the words without square brackets", nameof(Words)),
            _ when !VisibleTextAttribute.IsVisible(words) => throw new RuleException(VisibleTextAttribute.Message, nameof(Words)),
            _ => words,
        };
    }
}
