using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Looks for what may tell who wrote a text. It is pointed out to those who read texts, and never a reason to refuse one.
/// </summary>
public static class PersonalDetails
{
    // Not backtracking: the time a text takes grows with its length and nothing else.
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
    /// What the text may hold, each kind once, in the order of <see cref="PersonalDetail"/>. Names of people are not looked for: they are
    /// not told from other words.
    /// </summary>
    public static IReadOnlyList<PersonalDetail> In(string text) => [.. Patterns.Where(p => p.Pattern.IsMatch(text)).Select(p => p.Detail)];

    private static Regex Made(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
