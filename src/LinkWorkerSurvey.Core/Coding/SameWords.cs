using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Tells which answers are in the same words, so that they are coded once. Pure function; nothing of it is stored. PostgreSQL makes
/// compatible Unicode characters alike, because this program runs without the tables for it.
/// </summary>
public static partial class SameWords
{
    /// <summary>
    /// Returns the form of a text in which answers are compared: in lower case, without white space at its ends, and with single spaces
    /// inside. Punctuation stays, because it can change the meaning.
    /// </summary>
    /// <param name="normalized">
    /// The text in the normal form NFKC, in which full-width letters, ligatures and combined accents are the same as the usual letters.
    /// </param>
    public static string FormOf(string normalized) => Space().Replace(normalized.ToUpperInvariant().ToLowerInvariant().Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
