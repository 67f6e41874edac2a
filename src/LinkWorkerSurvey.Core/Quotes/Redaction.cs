using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>
/// Replaces words of an excerpt by others in square brackets. Nothing is cut silently: what is left out is replaced by '[…]'. Words that
/// are replaced at one place are replaced wherever they stand, so that what is published never holds them.
/// </summary>
public sealed class Redaction(string excerpt)
{
    private readonly List<Replacement> replacements = [];
    private readonly List<string> replaced = [];

    /// <summary>The replacements so far, in their order in the excerpt.</summary>
    public IReadOnlyList<Replacement> Replacements => [.. replacements.OrderBy(replacement => replacement.Start)];

    /// <summary>
    /// Replaces words wherever they stand in the excerpt, in capital or small letters. Words inside others that are replaced stay replaced
    /// with them, and the other way round.
    /// </summary>
    /// <param name="words">The words to replace.</param>
    /// <param name="instead">The words to write instead, with or without square brackets.</param>
    /// <exception cref="RuleException">
    /// The words are not in the excerpt, or overlap others that are replaced; or what is to stand instead is not allowed.
    /// </exception>
    public void Replace(string words, string? instead)
    {
        var published = Replacement.RequireWords(instead);
        var places = FoundWords.InAnyCase(excerpt, words);
        if (places.Count == 0)
            throw new RuleException("The quote does not have these words. Enter words as they stand in it");
        foreach (var (start, length) in places)
        {
            var fresh = new Replacement(start, length, published);
            if (replacements.Exists(other => other.Start <= fresh.Start && fresh.End <= other.End))
                continue;
            replacements.RemoveAll(other => fresh.Start <= other.Start && other.End <= fresh.End);
            if (replacements.Exists(other => other.Start < fresh.End && fresh.Start < other.End))
                throw new RuleException("These words overlap others that are replaced. Replace all of them together");
            replacements.Add(fresh);
        }

        // Words that stand instead of others may be the same as these, or as those of an earlier call.
        replaced.Add(words);
        var all = Published(excerpt, Replacements);
        if (replaced.Exists(gone => FoundWords.Alone(all, gone).Count > 0))
            throw new RuleException("Enter other words than those that are replaced", nameof(Replacement.Words));
    }

    /// <summary>Returns the parts of an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="replacements">Replacements that do not overlap, in their order.</param>
    public static IReadOnlyList<QuotePart> Parts(string excerpt, IReadOnlyList<Replacement> replacements)
    {
        var parts = new List<QuotePart>();
        var at = 0;
        foreach (var replacement in replacements)
        {
            if (replacement.Start > at)
                parts.Add(new QuotePart(excerpt[at..replacement.Start], null));
            parts.Add(new QuotePart(excerpt[replacement.Start..replacement.End], replacement.Published));
            at = replacement.End;
        }

        if (at < excerpt.Length)
            parts.Add(new QuotePart(excerpt[at..], null));
        return parts;
    }

    /// <summary>Returns what is published of an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="replacements">Replacements that do not overlap, in their order.</param>
    public static string Published(string excerpt, IReadOnlyList<Replacement> replacements) =>
        string.Concat(Parts(excerpt, replacements).Select(part => part.Published));

    /// <summary>Checks the replacements of an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="replacements">The replacements, in their order.</param>
    /// <exception cref="RuleException">
    /// A replacement is outside the excerpt, cuts a character or overlaps another; its words are not allowed; words that are replaced at
    /// one place would be published at another; or nothing of the respondent's words is left.
    /// </exception>
    public static void Require(string excerpt, IReadOnlyList<Replacement> replacements)
    {
        var characters = new Characters(excerpt);
        var at = 0;
        foreach (var replacement in replacements)
        {
            if (replacement.Start < at || replacement.Length < 1 || replacement.Length > excerpt.Length - replacement.Start
                || !characters.AreWhole((replacement.Start, replacement.Length)))
                throw new RuleException("What is replaced must be whole characters of the quote, each once.");
            if (Replacement.RequireWords(replacement.Words) != replacement.Words)
                throw new RuleException("Enter the words without square brackets", nameof(Replacement.Words));
            at = replacement.End;
        }

        var parts = Parts(excerpt, replacements);
        if (parts.All(part => part.Instead is not null || string.IsNullOrWhiteSpace(part.Written)))
            throw new RuleException("Leave at least one word of the answer in the quote");
        var published = string.Concat(parts.Select(part => part.Published));
        var replaced = parts.Where(part => part.Instead is not null).Select(part => part.Written.Trim());
        foreach (var words in replaced.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (FoundWords.Alone(published, words).Count > 0)
                throw new RuleException($"‘{words}’ is replaced, but still stands elsewhere in the quote. Replace it there too");
        }
    }
}
