using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The part of an address that names a window or a channel: lower-case letters, digits and single hyphens.</summary>
public static partial class Slug
{
    /// <summary>The longest a slug may be, in characters.</summary>
    public const int Limit = 60;

    /// <summary>The regular expression that the whole text of a slug matches.</summary>
    public const string Pattern = "^" + Words + "$";

    /// <summary>The message for a slug that is reserved.</summary>
    public const string ReservedMessage = "This is a part of the site's own addresses: choose another";

    private const string Words = "[a-z0-9]+(-[a-z0-9]+)*";

    // The literal segments that stand in the place of a slug in the site's addresses: /windows/new.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create("import", "new");

    /// <summary>Whether the text is a slug.</summary>
    public static bool IsValid(string text) => text.Length <= Limit && Form().IsMatch(text);

    /// <summary>Whether a page of the site's own has this slug's address, so that nothing new may be named so.</summary>
    public static bool IsReserved(string text) => Reserved.Contains(text);

    /// <summary>Returns the slug it was given.</summary>
    /// <exception cref="ArgumentException">The text is not a slug, or is reserved.</exception>
    public static string Require(string text) => !IsValid(text)
        ? throw new ArgumentException($"'{text}' is not a short name: lower-case letters, digits and hyphens, at most {Limit}.")
        : IsReserved(text) ? throw new ArgumentException($"'{text}' is not free as a short name. {ReservedMessage}.") : text;

    /// <summary>
    /// A slug made of a title's letters and digits; <paramref name="otherwise"/> where the title has none of these or makes a reserved one.
    /// </summary>
    public static string From(string title, string otherwise)
    {
        var slug = Others().Replace(title.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 || IsReserved(slug) ? otherwise : slug[..Math.Min(slug.Length, Limit)].TrimEnd('-');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex("^" + Words + "\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
