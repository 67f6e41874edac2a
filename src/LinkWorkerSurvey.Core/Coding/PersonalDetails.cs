using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Finds personal details in a text by regular expressions. Downloads of texts list the kinds found, and who quotes a text is shown the
/// places; a text is never refused because of them.
/// </summary>
public static class PersonalDetails
{
    // NonBacktracking guarantees that the running time is linear in the length of the text.
    private static readonly (PersonalDetail Detail, Regex Pattern)[] Patterns =
    [
        (PersonalDetail.Postcode, Made(@"\b[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00A0]?[0-9][A-Z]{2}\b", RegexOptions.IgnoreCase)),
        (PersonalDetail.Email, Made(@"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")),
        (PersonalDetail.Phone, Made(@"(?:\+44|\b0)(?:[ \-().\u00A0]{0,3}[0-9]){9,10}\b")),
        (
            PersonalDetail.Employer,
            Made(
                @"\b[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|and|the|for|&)){0,5} (?:Surgery|Practice|Medical Centre|Health "
                    + @"Centre|Hospital|Hospice|Clinic|Council|CCG|PCN|Federation|Trust|University|Charity|Ltd|CIC)\b|\b(?:Age "
                    + @"UK|Mind|Citizens Advice) [A-Z]\w+")),
    ];

    /// <summary>
    /// Returns the kinds of personal details found in the text, each once, in the order of <see cref="PersonalDetail"/>. Names of people
    /// are not detected, because no pattern distinguishes them from other words.
    /// </summary>
    public static IReadOnlyList<PersonalDetail> In(string text) => [.. Patterns.Where(p => p.Pattern.IsMatch(text)).Select(p => p.Detail)];

    /// <summary>Returns the places of the personal details found in the text, in their order; none is inside or across another.</summary>
    /// <returns>The kind of each, and its start and length in UTF-16 code units.</returns>
    public static IReadOnlyList<(PersonalDetail Detail, int Start, int Length)> PlacesIn(string text)
    {
        var places = new List<(PersonalDetail Detail, int Start, int Length)>();
        foreach (var (detail, pattern) in Patterns)
        {
            foreach (var found in pattern.EnumerateMatches(text))
            {
                var words = text.AsSpan(found.Index, found.Length).TrimEnd(".,;:!?)'’\"”");
                var end = found.Index + words.Length;
                var name = words.TrimStart("('‘\"“");
                var start = end - name.Length + (detail == PersonalDetail.Employer ? BeforeName(name) : 0);
                if (!places.Exists(place => place.Start < end && start < place.Start + place.Length))
                    places.Add((detail, start, end - start));
            }
        }

        return [.. places.OrderBy(place => place.Start)];
    }

    // A sentence may begin with a capital letter before the name.
    private static int BeforeName(ReadOnlySpan<char> words)
    {
        foreach (var word in new[] { "At ", "By ", "For ", "From ", "In ", "My ", "Our ", "The ", "To ", "With " })
        {
            if (words.StartsWith(word, StringComparison.Ordinal))
                return word.Length;
        }

        return 0;
    }

    private static Regex Made(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
