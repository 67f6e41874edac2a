namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Reads whole numbers in English words, such as 'fifteen', 'thirty-nine' or 'a hundred and five'.</summary>
public static class NumberWords
{
    private static readonly string[] UnderTwenty =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Returns the number, 0 to 999, with which a text begins; null if it begins with none.</summary>
    /// <param name="words">The words of the text in lower case, without hyphens.</param>
    /// <param name="length">The number of words of the number; 0 if there is none.</param>
    public static int? Read(ReadOnlySpan<string> words, out int length)
    {
        if (words.Length < 2 || words[1] != "hundred" || (words[0] == "a" ? 1 : Array.IndexOf(UnderTwenty, words[0])) is not (> 0 and < 10
            and var hundreds))
            return UnderHundred(words, out length);
        var rest = words[2..];
        var and = rest is ["and", ..] ? 1 : 0;
        var more = UnderHundred(rest[and..], out length);
        length += more is null ? 2 : 2 + and;
        return (100 * hundreds) + (more ?? 0);
    }

    private static int? UnderHundred(ReadOnlySpan<string> words, out int length)
    {
        length = 0;
        if (words.Length == 0)
            return null;
        length = 1;
        if (Array.IndexOf(UnderTwenty, words[0]) is >= 0 and var small)
            return small;
        if (Array.IndexOf(Tens, words[0]) is not (>= 0 and var tens))
        {
            length = 0;
            return null;
        }

        var unit = words.Length > 1 ? Array.IndexOf(UnderTwenty, words[1]) : 0;
        if (unit is > 0 and < 10)
            length = 2;
        return (10 * (tens + 2)) + (unit is > 0 and < 10 ? unit : 0);
    }
}
