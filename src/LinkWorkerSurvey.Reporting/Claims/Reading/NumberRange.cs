using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>The numbers that the name of a category covers.</summary>
/// <param name="Low">The lowest; null if the range is open below.</param>
/// <param name="High">The highest; null if the range is open above.</param>
internal readonly record struct NumberRange(int? Low, int? High)
{
    private static readonly string[][] Above = [["more", "than"], ["over"], ["above"], ["older", "than"], ["longer", "than"]];
    private static readonly string[][] Below =
        [["less", "than"], ["fewer", "than"], ["under"], ["below"], ["younger", "than"], ["up", "to"]];


    private static readonly string[][] OrAbove =
        [["+"], ["plus"], ["or", "over"], ["or", "more"], ["or", "older"], ["or", "above"], ["and", "over"], ["and", "older"],
            ["and", "above"], ["and", "more"], ["years", "or", "more"], ["years", "or", "over"], ["years", "and", "over"]];

    private static readonly string[][] OrBelow = [["or", "under"], ["or", "less"], ["or", "fewer"], ["or", "younger"], ["and", "under"],
        ["years", "or", "less"], ["years", "or", "under"], ["years", "or", "fewer"]];

    /// <summary>Whether it is one number, such as the point of a scale.</summary>
    public bool IsPoint => Low == High;

    /// <summary>Whether it has both ends.</summary>
    public bool IsClosed => Low is not null && High is not null;

    /// <summary>The word that stands for it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"#{Low}–{High}");

    /// <summary>Returns the range that begins at an index; null if none does.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="index">The index.</param>
    /// <param name="length">The number of tokens of the range.</param>
    public static NumberRange? Read(List<Token> tokens, int index, out int length)
    {
        length = 0;
        if (Length(tokens, index, Above) is > 0 and var above)
            return Number(tokens, index + above, out length) is { } over && Add(above, ref length) ? new(over, null) : null;
        if (Length(tokens, index, Below) is > 0 and var below)
            return Number(tokens, index + below, out length) is { } under && Add(below, ref length) ? new(null, under) : null;
        var from = tokens[index].Is("between") ? 1 : 0;
        if (Number(tokens, index + from, out length) is not { } low)
            return null;
        length += from;
        var next = index + length;
        if (next + 1 < tokens.Count && (tokens[next].Is("–", "to") || (from > 0 && tokens[next].Is("and")))
            && Number(tokens, next + 1, out var second) is { } high && high > low)
        {
            length += 1 + second;
            return new(low, high);
        }

        if (from > 0)
            return null;
        if (Length(tokens, next, OrAbove) is > 0 and var more)
            return Add(more, ref length) ? new(low, null) : null;
        return Length(tokens, next, OrBelow) is > 0 and var less && Add(less, ref length) ? new(null, low) : new(low, low);
    }

    private static bool Add(int more, ref int length)
    {
        length += more;
        return true;
    }

    private static int Length(List<Token> tokens, int index, string[][] phrases) =>
        Array.Find(phrases, phrase => index + phrase.Length <= tokens.Count
            && Enumerable.Range(0, phrase.Length).All(i => tokens[index + i].Text == phrase[i]))?.Length ?? 0;

    private static int? Number(List<Token> tokens, int index, out int length)
    {
        length = 1;
        if (index >= tokens.Count)
            return null;
        if (tokens[index].IsNumber)
            return int.TryParse(tokens[index].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null;
        if (tokens[index].Is("a") && index + 1 < tokens.Count && tokens[index + 1].Is("year", "month", "week", "day"))
            return 1;
        string[] words = [.. tokens.Skip(index).Take(4).Select(token => token.Text)];
        return NumberWords.Read(words, out length);
    }
}
