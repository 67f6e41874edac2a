using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// A slug: the part of a URL that names a survey window or a survey link. It has lower-case letters, digits and single hyphens.
/// </summary>
public static partial class Slug
{
    /// <summary>The maximum length of a slug, in characters.</summary>
    public const int Limit = 60;

    /// <summary>The regular expression that a whole slug matches, for use in the OpenAPI document.</summary>
    public const string Pattern = "^" + Words + "$";

    /// <summary>The error message for a reserved slug.</summary>
    public const string ReservedMessage = "This is part of the site's own addresses. Enter another";

    private const string Words = "[a-z0-9]+(-[a-z0-9]+)*";

    // The literal segments of the site's routes that stand where a slug could: /surveys/new and /surveys/import.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create("import", "new");

    /// <summary>Returns whether the text has the form of a slug.</summary>
    public static bool IsValid(string text) => text.Length <= Limit && Form().IsMatch(text);

    /// <summary>Returns whether a page of the site uses the slug in its own URL, so that windows and links cannot have it.</summary>
    public static bool IsReserved(string text) => Reserved.Contains(text);

    /// <summary>Returns the slug unchanged if it is valid; otherwise throws.</summary>
    /// <exception cref="ArgumentException">The text is not a slug, or is reserved.</exception>
    public static string Require(string text) => !IsValid(text)
        ? throw new ArgumentException($"'{text}' is not a short name: lower-case letters, digits and hyphens, at most {Limit}.")
        : IsReserved(text) ? throw new ArgumentException($"'{text}' is not free as a short name. {ReservedMessage}.") : text;

    /// <summary>
    /// Makes a slug of a title, in lower case and with at most <see cref="Limit"/> characters: replaces each run of characters other than
    /// a to z and digits by one hyphen. Returns <paramref name="otherwise"/> if the result would be empty or reserved.
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
