using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Finds personal details in a text by regular expressions. Downloads of texts list the kinds found; a text is never refused because of
/// them.
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

    private static Regex Made(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
