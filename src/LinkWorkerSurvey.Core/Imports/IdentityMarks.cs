using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Tells columns that say who answered, when or from where: by their headings, and by what stands in them.</summary>
internal static partial class IdentityMarks
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm", "M/d/yyyy h:mm:ss tt", "d/M/yyyy H:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy h:mm:ss tt",
        "yyyy-MM-dd", "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy",
    ];

    private static readonly HashSet<string> Names =
    [
        "respondentid", "respondent", "collectorid", "collector", "responseid", "submissionid", "userid", "username", "id", "externalreference",
        "startdate", "enddate", "starttime", "endtime", "completiontime", "lastmodifiedtime", "datecreated", "datemodified", "datesubmitted", "recordeddate",
        "submitted", "submittedat", "submittedon", "submitdate", "submissiondate", "completed", "completedon", "completiondate", "datecompleted", "responsedate",
        "startedat", "completedat", "createdat", "timestamp", "date", "time", "datetime",
        "ip", "ipaddress", "email", "emailaddress", "recipientemail", "phone", "phonenumber", "telephone", "telephonenumber", "mobile", "mobilenumber",
        "name", "firstname", "lastname", "fullname", "surname", "forename", "familyname", "givenname", "yourname", "respondentname", "contactname", "recipientfirstname", "recipientlastname",
        "customdata", "customvariable",
    ];

    /// <summary>Whether a heading is one of those by which survey tools export identities. Its column is never stored.</summary>
    public static bool IsNamed(string heading) =>
        Names.Contains(string.Concat(heading.ToLowerInvariant().Where(char.IsAsciiLetterLower))) && heading.Count(char.IsAsciiDigit) < 4;

    /// <summary>Why a column may say who answered, by how it is asked; null when nothing speaks for it.</summary>
    public static string? Suspicion(string heading) => AsksForIdentity().IsMatch(heading) ? "asks for what names a person" : null;

    /// <summary>Why a column may say who answered, by what stands in it; null when nothing speaks for it.</summary>
    /// <param name="filled">Its filled cells with the numbers of their rows.</param>
    /// <param name="whole">Whether only a column that holds nothing else counts.</param>
    public static string? Suspicion(IReadOnlyList<(int Row, string Text)> filled, bool whole)
    {
        if (filled.Count == 0)
            return null;
        if (Found(filled, whole, HoldsEmail) is { } email)
            return $"holds an e-mail address in row {email}";
        if (Found(filled, whole, HoldsAddress) is { } address)
            return $"holds an IP address in row {address}";
        if (whole)
            return null;
        if (filled.All(cell => DateTime.TryParseExact(cell.Text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            return "holds dates";
        return filled.Count > 1 && filled.All(cell => cell.Text.Length >= 9 && cell.Text.All(char.IsAsciiDigit)) && filled.DistinctBy(cell => cell.Text).Count() == filled.Count
            ? "holds another long number in every row"
            : null;
    }

    private static int? Found(IReadOnlyList<(int Row, string Text)> filled, bool whole, Func<string, bool, bool> holds)
    {
        var first = filled.Where(cell => holds(cell.Text, whole)).Select(cell => (int?)cell.Row).FirstOrDefault();
        return whole && !filled.All(cell => holds(cell.Text, whole)) ? null : first;
    }

    private static bool HoldsEmail(string text, bool whole) =>
        text.Contains('@', StringComparison.Ordinal) && (!whole || !text.Any(char.IsWhiteSpace)) && PersonalDetails.In(text).Contains(PersonalDetail.Email);

    private static bool HoldsAddress(string text, bool whole) =>
        (text.Count(c => c == ':') > 1 && IPAddress.TryParse(text, out _))
        || FourNumbers().Matches(text).Any(m => (!whole || m.Length == text.Length) && IPAddress.TryParse(m.Value, out _));

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?!\w|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex FourNumbers();

    [GeneratedRegex(@"\b(e-?mail|ip) address\b|\byour (e-?mail|(first |last |full )?name)\b|\b(first|last|full) name\b|\b((tele)?phone|mobile) number\b|\bcontact details\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AsksForIdentity();
}
