using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The part of an address that names a window or a channel: lower-case letters, digits and single hyphens.</summary>
public static partial class Slug
{
    /// <summary>The longest a slug may be, in characters.</summary>
    public const int Limit = 60;

    /// <summary>What a slug looks like, as a regular expression of its whole text.</summary>
    public const string Pattern = "^" + Words + "$";

    private const string Words = "[a-z0-9]+(-[a-z0-9]+)*";

    /// <summary>Whether the text is a slug.</summary>
    public static bool IsValid(string text) => text.Length <= Limit && Form().IsMatch(text);

    /// <summary>Returns the slug it was given.</summary>
    /// <exception cref="ArgumentException">The text is not a slug.</exception>
    public static string Require(string text) => IsValid(text) ? text : throw new ArgumentException($"'{text}' is not a short name: lower-case letters, digits and hyphens, at most {Limit}.");

    /// <summary>A slug made of a title's letters and digits; of a title that has none of these, <paramref name="otherwise"/>.</summary>
    public static string From(string title, string otherwise)
    {
        var slug = Others().Replace(title.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? otherwise : slug[..Math.Min(slug.Length, Limit)].TrimEnd('-');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex("^" + Words + "\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
