using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Recognises the shape of a cell's value, mostly by regular expressions.</summary>
internal static partial class ValueShapes
{
    private const int LongestShape = 100;
    private const int LongestLink = 2000;

    // The characters that spreadsheets and people put before an id: ' makes it a text, # marks a number.
    private static readonly char[] Dressing = ['\'', '’', '‘', '`', '#', ' ', '\t', '\n'];

    /// <summary>
    /// Normalises a value: converts full-width characters and Unicode spaces, hyphens and digits to ASCII, and removes invisible
    /// characters. Also removes apostrophes and number signs at the start. <see cref="string.Normalize()"/> does not work here, because the
    /// program runs without ICU data (InvariantGlobalization).
    /// </summary>
    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text.TrimStart(Dressing).TrimEnd();
        var plain = text.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format).Select(c => c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\n' or '\t' => c,
            _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ when char.IsWhiteSpace(c) => ' ',
            _ when char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation => '-',
            _ => c,
        });
        return string.Concat(plain).TrimStart(Dressing).TrimEnd();
    }

    public static bool HoldsEmail(string text) => text.Contains('@', StringComparison.Ordinal)
        && PersonalDetails.In(text).Contains(PersonalDetail.Email);

    public static bool HoldsIpAddress(string text) => IsIpv6(text)
        || FourNumbers().Matches(text).Any(m => IPAddress.TryParse(m.Value, out _));

    /// <param name="text">The value, normalised by <see cref="Plain"/>.</param>
    public static ValueShape Of(string text)
    {
        if (Link().IsMatch(text))
            return text.Length > LongestLink || LinkId().IsMatch(text) ? ValueShape.Link | ValueShape.LinkWithId : ValueShape.Link;
        if (text.StartsWith("Mozilla/", StringComparison.Ordinal))
            return ValueShape.Browser;
        if (text.Length > LongestShape)
            return IsWord(text) && text.Any(char.IsAsciiDigit) ? ValueShape.LongCode : ValueShape.None;
        if (text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && HoldsEmail(text))
            return ValueShape.Email;
        if (!text.Any(char.IsAsciiDigit))
            return IsWord(text) ? ValueShape.Word : ValueShape.None;
        if (IsIpv6(text) || (FourNumbers().Match(text).Length == text.Length && IPAddress.TryParse(text, out _)))
            return ValueShape.IpAddress;
        var shape = Time(text) | Place(text);
        if (Hash().IsMatch(text) && text.Any(char.IsAsciiLetter))
            shape |= ValueShape.Hash;
        if (WithExtension().IsMatch(text)
            || (shape == ValueShape.None && Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 7 and <= 15))
        {
            shape |= ValueShape.Phone;
        }

        return shape | Code(InGroups().IsMatch(text) ? text.Replace(" ", "", StringComparison.Ordinal) : text);
    }

    private static ValueShape Time(string text)
    {
        if (Moment().IsMatch(text))
            return HasTime().IsMatch(text) ? ValueShape.DateTime : ValueShape.Date;
        if (SpreadsheetTime().IsMatch(text) || TimeSpent().IsMatch(text))
            return ValueShape.DateTime;
        if (TimeAlone().IsMatch(text) && text.Count(c => c is ':' or '.') > 1)
            return ValueShape.DateTime;
        if (IsoWeek().IsMatch(text) || RomanMonth().IsMatch(text))
            return ValueShape.Date;
        return SpelledTime.Of(text);
    }

    private static ValueShape Place(string text)
    {
        var shape = ValueShape.None;
        if (Coordinates().IsMatch(text) || GridReference().IsMatch(text))
            shape |= ValueShape.Place;
        if (LongDecimal().IsMatch(text) && Math.Abs(double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture)) <= 180)
            shape |= ValueShape.Decimal;
        if (Postcode().IsMatch(text))
            shape |= ValueShape.Postcode;
        if (Outcode().IsMatch(text))
            shape |= ValueShape.Outcode;
        if (Address().IsMatch(text))
            shape |= ValueShape.Address;
        return shape;
    }

    private static ValueShape Code(string text)
    {
        if (LongInteger().IsMatch(text))
            return ValueShape.LongNumber;
        if (!IsWord(text))
            return ValueShape.None;
        if (text.Any(char.IsAsciiLetter))
            return text.Length switch { >= 8 => ValueShape.Code | ValueShape.LongCode, >= 5 => ValueShape.Code, _ => ValueShape.None };
        return text.Count(char.IsAsciiDigit) >= 10 && text.Contains('-', StringComparison.Ordinal)
            ? ValueShape.Code | ValueShape.LongCode : ValueShape.None;
    }

    private static bool IsIpv6(string text) => text.Count(c => c == ':') > 1 && text.Length < 64 && !HasTime().IsMatch(text)
        && IPAddress.TryParse(text, out _);

    // Only ASCII counts: scripts such as Chinese write whole sentences without spaces.
    private static bool IsWord(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?!\w|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex FourNumbers();

    [GeneratedRegex(@"\A(?:https?://|www\.)\S+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[?#=]|[0-9]{4}|/[A-Za-z_-]*[0-9][A-Za-z0-9_-]{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex LinkId();

    [GeneratedRegex("""
        \A(?:
          (?:uuid:)?\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?
        | [0-9a-f]{16,}
        | (?=[^0-9]*[0-9])(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[0-9A-Za-z+/_-]{16,}={0,2}
        )\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Hash();

    // A date with or without a time of day, in any language: numbers in any order, or a word for the month. A day of the week may precede
    // it, and a time zone may follow.
    [GeneratedRegex("""
        \A(?:\p{L}+\.?,?\s+)?
        (?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?,?\s+(?:\p{L}{1,4}\s+)?)?
        (?:
          (?:1[3-9]|2[0-6])\d\d\s?[-./]\s?[01]?\d\s?[-./]\s?[0-3]?\d
        | [0-3]?\d\s?[-./]\s?[0-3]?\d\s?[-./]\s?(?:(?:1[3-9]|2[0-6])\d\d|\d\d)
        | (?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]
        | [0-3]?\d(?:\.|st|nd|rd|th|er)?[-\s]+(?:de\s+|of\s+)?\p{L}{3,}\.?[-,\s]+(?:de\s+)?(?:(?:19|20)\d\d|\d\d)
        | \p{L}{3,}\.?\s+[0-3]?\d(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d
        | (?:19|20)\d\d[01]\d[0-3]\d(?:T?[0-2]\d[0-5]\d(?:[0-5]\d)?Z?)?
        )\.?
        (?:[\s,T]*(?:\p{L}{1,4}\.?\s*)?\d{1,2}[:.h]\d{2}[\p{L}\d\s.,:+\-−()/_]*|\s*\p{L}{1,3}\.?)?\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\d[:h]\d\d|\d\.\d\d\.\d\d(?!\d)(?!\.)|\s\d{1,2}\.\d\d(?!\d)|\d{12}|\dT\d", RegexOptions.CultureInvariant)]
    private static partial Regex HasTime();

    [GeneratedRegex(@"\A[0-2]?\d(?::[0-5]\d|[:.][0-5]\d[:.][0-5]\d(?:[.,]\d+)?)(?:\s*[ap]\.?\s?m\.?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeAlone();

    [GeneratedRegex(@"\A(?:19|20)\d\d-?W[0-5]\d(?:-?[1-7])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsoWeek();

    [GeneratedRegex(@"\A[0-3]?\d[-./\s]\s?[IVX]{1,4}[-./\s]\s?(?:(?:19|20)\d\d|\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RomanMonth();

    // A duration to the second, as no person writes it.
    [GeneratedRegex(@"\A(?:\d+\s*h(?:ou)?(?:rs?)?,?\s*)?\d+\s*m(?:in(?:ute)?s?)?,?\s*\d+\s*s(?:ec(?:ond)?s?)?\.?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeSpent();

    // The date and time of a spreadsheet, as days since 1900: 1982 to 2064.
    [GeneratedRegex(@"\A[345]\d{4}[.,]\d{3,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetTime();

    [GeneratedRegex("""
        \A[-+−(]?\d{1,3}[.,]\d{2,}\s*°?\s*[NSEW]?(?:\s*[,;]\s*|\s+)[-+−]?\d{1,3}[.,]\d{2,}\s*°?\s*[NSEW]?\)?(?:\s+[-\d.]+)*\z
        | \d\s*°\s*\d+\s*['′’]
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Coordinates();

    [GeneratedRegex(@"\A-?\d{1,3}[.,]\d{4,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongDecimal();

    // A British national grid reference, with as many digits for the easting as for the northing.
    [GeneratedRegex(@"\A[HNOST][A-HJ-Z]\s?(?:\d{10}|\d{8}|\d{6}|\d{5}\s\d{5}|\d{4}\s\d{4}|\d{3}\s\d{3})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex GridReference();

    // Royal Mail's postcode areas, each with a district.
    [GeneratedRegex("""
        \A(?:A[BL]|B[ABDHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?
        |N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d(?:\d|[A-Z])?\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Outcode();

    // A house number, a name and a word for a street. '10 minutes walk' is no address.
    [GeneratedRegex("""
        \A(?:(?:flat|unit|apartment)\s+\w{1,4},?\s+)?\d{1,4}[a-z]?,?\s+
        (?!(?:min|hour|hr|mile|km|metre|yard|day|week|month|year|people|person)[a-z]*\b)
        (?:\p{L}[\p{L}'’.-]*\s+){1,4}
        (?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|place|terrace|gardens|grove|hill|park|square|row|view|walk
        |mews|rise|green|parade|stryd|heol|ffordd)\b\.?(?:,.*)?\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Address();

    // The postcodes of the United Kingdom, Ireland, the Netherlands and Canada, and the long form of the United States. The postcodes of
    // most other countries are plain numbers.
    [GeneratedRegex("""
        \A(?:
          [A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}
        | [A-Z]\d[\dW]\s?[A-Z\d]{4}
        | \d{4}\s?[A-Z]{2}
        | [A-Z]\d[A-Z]\s?\d[A-Z]\d
        | \d{5}-\d{4}
        )\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\A[+0(](?!\.)[\d\s().\-/]{6,24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A(?:ext|extn|extension|tel|mob|mobile|phone)\b[.:]?\s*\d[\d\s]{2,}\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithExtension();

    // Groups of capital letters and digits, as in an NHS number, a National Insurance number or a vehicle registration. Without letters, at
    // least nine digits are required, because the thousands of large figures are written in groups as well.
    [GeneratedRegex("""
        \A(?=.*\d)(?=(?:[^\d]*\d){9}|.*[A-Z])
        (?:[A-Z]{1,3}|\d{1,6}|[A-Z]{1,2}\d{1,6}[A-Z]?)(?:\s(?:[A-Z]{1,3}|\d{1,6}|\d{1,3}[A-Z]{1,2})){1,6}\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex InGroups();

    [GeneratedRegex(@"\A\d{7,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongInteger();
}
