using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Tells by what stands in a column whether it says who answered, when or from where. Answers of a choice are few and repeated, and what
/// people write has spaces; what programs write is different in nearly every row and has a shape.
/// </summary>
internal static partial class IdentityValues
{
    /// <summary>The most answers of one choice, for a column to be taken for a choice by them alone.</summary>
    public const int FewAnswers = 25;

    private const int LongestShape = 100;
    private const int LongestLink = 2000;

    // So many rows tell a column of different words from answers of one word each.
    private const int ManyRows = 20;

    [Flags]
    private enum Shape
    {
        None = 0,
        Email = 1,
        IpAddress = 2,
        Hash = 4,
        Date = 8,
        DateTime = 16,
        TimeOfDay = 32,
        Place = 64,
        Decimal = 128,
        Postcode = 256,
        Phone = 512,
        Link = 1024,
        LinkWithId = 2048,
        Browser = 4096,
        Number = 8192,
        LongNumber = 16_384,
        Code = 32_768,
        LongCode = 65_536,
        Word = 131_072,
    }

    /// <summary>Whether so few different values, each again and again, are those of a choice. One value in every row is none.</summary>
    public static bool IsChoice(int different, int filled) => different is > 1 and <= FewAnswers && 2 * different <= filled;

    /// <summary>The reason why a column may say who answered; null when nothing speaks for it.</summary>
    /// <param name="filled">Its filled cells with the numbers of their rows.</param>
    /// <param name="rows">The number of rows in the file.</param>
    /// <param name="isOwn">Whether the texts were taken by this program already, so that an address among them is no reason, only a column
    /// of addresses.</param>
    public static IdentityReason? Find(IReadOnlyList<(int Row, string Text)> filled, int rows, bool isOwn)
    {
        if (filled.Count == 0)
            return null;
        var column = new Column(filled, rows);
        return Addresses(filled, column, isOwn) ?? Times(column) ?? Places(column) ?? Numbers(column) ?? Codes(column);
    }

    private static IdentityReason? Addresses(IReadOnlyList<(int Row, string Text)> filled, Column column, bool isOwn)
    {
        if (column.All(Shape.Email))
            return new("holds e-mail addresses", IsCertain: true);
        if (column.All(Shape.IpAddress))
            return new("holds IP addresses", IsCertain: true);
        if (column.Mostly(Shape.Email) || (!isOwn && filled.Any(cell => HoldsEmail(cell.Text))))
            return new($"holds an e-mail address in row {filled.First(cell => HoldsEmail(cell.Text)).Row}");
        if (column.Mostly(Shape.IpAddress) || (!isOwn && filled.Any(cell => HoldsIpAddress(cell.Text))))
            return new($"holds an IP address in row {filled.First(cell => HoldsIpAddress(cell.Text)).Row}");
        if (column.Mostly(Shape.Hash))
            return new("holds long codes that only a program writes, such as UUIDs", column.All(Shape.Hash));
        if (column.Mostly(Shape.Browser))
            return new("holds what browsers say of themselves");
        return column.Mostly(Shape.LinkWithId) || (column.Mostly(Shape.Link) && column is { IsDifferent: true, Count: >= 3 })
            ? new("holds links that may be one person's") : null;
    }

    private static IdentityReason? Times(Column column)
    {
        if (column.Mostly(Shape.DateTime) || (column.Mostly(Shape.TimeOfDay) && column is { IsDifferent: true, Count: >= 10 }))
            return new("holds times");
        return column.Mostly(Shape.Date | Shape.DateTime) ? new("holds dates") : null;
    }

    private static IdentityReason? Places(Column column)
    {
        if (column.Mostly(Shape.Place) || (column.Mostly(Shape.Decimal) && column.IsHalfDifferent))
            return new("holds coordinates of places, or figures like them");
        if (column.Mostly(Shape.Postcode))
            return new("holds postcodes");
        return column.Mostly(Shape.Phone) && column.IsHalfDifferent ? new("holds phone numbers") : null;
    }

    private static IdentityReason? Numbers(Column column)
    {
        var steps = column.Steps();
        if (steps is { AreOfOne: true } and ({ Rows: >= 5 } or { First: >= 100 }) or { AreOneWay: true, Rows: >= 8 })
            return new("numbers the rows");
        var areLong = column.Mostly(Shape.LongNumber)
            || (column.All(Shape.Number) && (column.Count >= ManyRows || steps is { AreOneWay: true }));
        return areLong && column is { IsDifferent: true, Count: >= 2 } ? new("holds another long number in nearly every row") : null;
    }

    private static IdentityReason? Codes(Column column)
    {
        if (column is not { IsDifferent: true, Count: >= 2 })
            return null;
        if (column.Nearly(Shape.LongCode | Shape.LongNumber)
            || (column.Nearly(Shape.Code | Shape.LongCode | Shape.LongNumber) && column.Count >= 10)
            || (column.Nearly(Shape.Word | Shape.Code) && column is { Count: >= ManyRows, IsOfOneLength: true }))
            return new("holds another code in nearly every row");
        return column.Nearly(Shape.Word | Shape.Code | Shape.LongCode | Shape.LongNumber) && column.Count >= ManyRows
            ? new("holds another word without spaces in nearly every row, as names and codes are")
            : null;
    }

    private static bool HoldsEmail(string text) => text.Contains('@', StringComparison.Ordinal)
        && PersonalDetails.In(text).Contains(PersonalDetail.Email);

    private static bool HoldsIpAddress(string text) => IsIpv6(text)
        || FourNumbers().Matches(text).Any(m => IPAddress.TryParse(m.Value, out _));

    private static bool IsIpv6(string text) => text.Count(c => c == ':') > 1 && text.Length < 64 && !Time().IsMatch(text)
        && IPAddress.TryParse(text, out _);

    private static Shape Of(string text)
    {
        if (Link().IsMatch(text))
            return text.Length > LongestLink || LinkId().IsMatch(text) ? Shape.Link | Shape.LinkWithId : Shape.Link;
        if (text.StartsWith("Mozilla/", StringComparison.Ordinal))
            return Shape.Browser;
        if (text.Length > LongestShape)
            return IsWord(text) && text.Any(char.IsAsciiDigit) ? Shape.LongCode : Shape.None;
        if (text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && HoldsEmail(text))
            return Shape.Email;
        if (!text.Any(char.IsDigit))
            return IsWord(text) ? Shape.Word : Shape.None;

        // The digits of other scripts are read as ours.
        text = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
        if (IsIpv6(text) || (FourNumbers().Match(text).Length == text.Length && IPAddress.TryParse(text, out _)))
            return Shape.IpAddress;
        var shape = Shape.None;
        if (Hash().IsMatch(text) && text.Any(char.IsAsciiLetter))
            shape |= Shape.Hash;
        if (Moment().IsMatch(text))
            shape |= Time().IsMatch(text) ? Shape.DateTime : Shape.Date;
        else if (TimeAlone().IsMatch(text))
            shape |= text.Count(c => c is ':' or '.') > 1 ? Shape.DateTime : Shape.TimeOfDay;
        else if (SpreadsheetTime().IsMatch(text))
            shape |= Shape.DateTime;
        if (Coordinates().IsMatch(text))
            shape |= Shape.Place;
        if (LongDecimal().IsMatch(text) && Math.Abs(double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture)) <= 180)
            shape |= Shape.Decimal;
        if (Postcode().IsMatch(text))
            shape |= Shape.Postcode;
        if (shape == Shape.None && Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 7 and <= 15)
            shape |= Shape.Phone;
        if (LongInteger().IsMatch(text))
            shape |= text.Length >= 7 ? Shape.LongNumber | Shape.Number : Shape.Number;
        else if (IsWord(text) && text.Any(char.IsAsciiLetter))
            shape |= text.Length >= 8 ? Shape.Code | Shape.LongCode : text.Length >= 5 ? Shape.Code : Shape.None;
        else if (IsWord(text) && text.Count(char.IsAsciiDigit) >= 10 && text.Contains('-', StringComparison.Ordinal))
            shape |= Shape.Code | Shape.LongCode;
        return shape;
    }

    // Other scripts than ours write whole sentences without spaces.
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

    // A date with or without a time of day, in any language: numbers in any order, or a word for the month; a day of the week before, a
    // time zone behind.
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
    private static partial Regex Time();

    [GeneratedRegex(@"\A[0-2]?\d(?::[0-5]\d|[:.][0-5]\d[:.][0-5]\d(?:[.,]\d+)?)(?:\s*[ap]\.?\s?m\.?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeAlone();

    // Days since 1900, as a spreadsheet counts them: from 1982 to 2064.
    [GeneratedRegex(@"\A[345]\d{4}[.,]\d{3,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetTime();

    [GeneratedRegex("""
        \A[-+−(]?\d{1,3}[.,]\d{2,}\s*°?\s*[NSEW]?(?:\s*[,;]\s*|\s+)[-+−]?\d{1,3}[.,]\d{2,}\s*°?\s*[NSEW]?\)?(?:\s+[-\d.]+)*\z
        | \d\s*°\s*\d+\s*['′’]
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Coordinates();

    [GeneratedRegex(@"\A-?\d{1,3}[.,]\d{4,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongDecimal();

    // Of the United Kingdom, Ireland, the Netherlands, Canada and, in their long form, the United States. Others are plain numbers.
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

    [GeneratedRegex(@"\A\d{5,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongInteger();

    /// <summary>The shapes of a column's values, each counted as often as it stands there.</summary>
    private sealed class Column
    {
        private readonly IReadOnlyList<(int Row, string Text)> filled;
        private readonly int rows;
        private readonly Dictionary<string, int> values;
        private readonly List<(Shape Shape, int Times)> shapes;

        public Column(IReadOnlyList<(int Row, string Text)> filled, int rows)
        {
            (this.filled, this.rows) = (filled, rows);
            values = filled.CountBy(cell => cell.Text).ToDictionary();
            shapes = [.. values.Select(value => (Of(value.Key), value.Value))];
        }

        public int Count => filled.Count;

        public bool IsDifferent => 10 * values.Count >= 9 * Count;

        public bool IsHalfDifferent => 2 * values.Count >= Count;

        public bool IsOfOneLength => values.Keys.All(value => value.Length == filled[0].Text.Length && value.Length >= 6);

        public bool All(Shape any) => Times(any) == Count;

        public bool Nearly(Shape any) => 20 * Times(any) >= 19 * Count;

        public bool Mostly(Shape any) => 2 * Times(any) >= Count;

        // Whether a whole number in every row goes up or down from row to row, and always by one; few rows with answers such as 1, 2 and 3
        // do that by chance.
        public (int Rows, long First, bool AreOfOne, bool AreOneWay)? Steps()
        {
            if (Count < rows || Count < 3)
                return null;
            var steps = new HashSet<long>();
            long before = 0;
            for (var i = 0; i < Count; i++)
            {
                if (!long.TryParse(filled[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return null;
                if (i > 0)
                    steps.Add(number - before);
                before = number;
            }

            return (Count, long.Parse(filled[0].Text, CultureInfo.InvariantCulture), steps is { Count: 1 } && Math.Abs(steps.First()) == 1,
                steps.All(step => step > 0) || steps.All(step => step < 0));
        }

        private int Times(Shape any) => shapes.Where(shape => (shape.Shape & any) != 0).Sum(shape => shape.Times);
    }
}
