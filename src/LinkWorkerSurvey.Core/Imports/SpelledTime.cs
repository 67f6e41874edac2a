using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Recognises a date or time in English or Welsh words, such as '3rd Feb', 'Today at 3:15 PM', '12 minutes ago' or '9.15 am'. The whole
/// text must consist of such words; a sentence that mentions a month does not match.
/// </summary>
internal static partial class SpelledTime
{
    public static ValueShape Of(string text)
    {
        if (Ago().IsMatch(text))
            return ValueShape.DateTime;
        if (Words().Match(text) is not { Success: true } words || words.Groups["clock"].Captures.Count > 1)
            return ValueShape.None;
        var isDay = words.Groups["month"].Success && words.Groups["day"].Success;
        var isToday = words.Groups["today"].Success;
        var clock = words.Groups["clock"].Success || ((isDay || isToday) && words.Groups["dotted"].Success);
        if (isDay || isToday)
            return clock ? ValueShape.DateTime : isDay ? ValueShape.Date : ValueShape.None;
        if (!clock)
            return ValueShape.None;
        var isOdd = words.Groups["minute"] is { Success: true } minute && int.Parse(minute.Value, CultureInfo.InvariantCulture) % 5 != 0;
        return isOdd ? ValueShape.TimeOfDay | ValueShape.OddMinute : ValueShape.TimeOfDay;
    }

    // Days and longer spans, such as '3 days ago', are left out, because people write them in answers about the past.
    [GeneratedRegex(@"\A(?:about\s)?(?:\d{1,2}|an?)\s(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?)\sago\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ago();

    // Atomic groups take each word whole and never backtrack, so the running time depends on the length of the text alone.
    [GeneratedRegex("""
        \A(?>(?:(?>[\s,.()/-]*(?:
          (?<month>january|february|march|april|may|june|july|august|september|october|november|december
            |jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec
            |ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\b
        | (?<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|dydd|llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b
        | (?<today>today|yesterday|heddiw|ddoe)\b
        | (?<clock>[0-2]?\d:(?<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?[ap]\.?\s?m\b)?
            |[0-2]?\d\.(?<minute>[0-5]\d)\s?[ap]\.?\s?m\b|[01]?\d\s?[ap]\.?\s?m\b)
        | (?<dotted>[0-2]?\d\.[0-5]\d)\b
        | (?<day>[0-3]?\d)(?:st|nd|rd|th)?\b
        | (?:at|on|of|the|am|ar|y|o'clock|gmt|bst|utc)\b
        )))+)[\s.,)]*\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();
}
