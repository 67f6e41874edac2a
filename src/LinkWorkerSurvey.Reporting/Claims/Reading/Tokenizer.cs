namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Splits a text into words, numbers and signs. A hyphen within a word separates two words and is no token; every dash between spaces or
/// numbers is the sign '–'. Markdown's signs of emphasis are left out.
/// </summary>
internal static class Tokenizer
{
    // No word, number or label is longer; the rest of a longer run of characters is another token.
    private const int Longest = 60;

    /// <summary>Returns the tokens of a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The position of the first character.</param>
    /// <param name="to">The position after the last character.</param>
    /// <param name="quoted">For each character of the text, whether it stands in a quotation.</param>
    public static List<Token> Read(string text, int from, int to, bool[] quoted)
    {
        var tokens = new List<Token>();
        for (var at = from; at < to;)
        {
            var length = Length(text, at, to, out var kind);
            if (kind is { } known)
                tokens.Add(Create(text, at, length, known, quoted[at]));
            at += length;
        }

        return tokens;
    }

    private static int Length(string text, int at, int to, out TokenKind? kind)
    {
        var first = text[at];
        if (char.IsAsciiDigit(first))
        {
            kind = TokenKind.Number;
            return NumberLength(text, at, to);
        }

        if (char.IsLetter(first))
        {
            kind = TokenKind.Word;
            var end = at + 1;
            while (end < to && end - at < Longest && IsInWord(text, end, to))
                end++;
            return end - at;
        }

        kind = char.IsWhiteSpace(first) || first is '*' or '_' or '\\' or '`' || IsHyphen(text, at, to) ? null : TokenKind.Sign;
        return 1;
    }

    private static Token Create(string text, int at, int length, TokenKind kind, bool isQuoted)
    {
        var words = kind switch
        {
            TokenKind.Sign => text[at] is '-' or '\u2013' or '\u2014' or '\u2212' ? "–" : text[at].ToString(),
            TokenKind.Word => text.Substring(at, length).ToLowerInvariant().Replace('\u2019', '\''),
            TokenKind.Number => text.Substring(at, length).Replace(",", "", StringComparison.Ordinal),
        };
        return new(kind, at, length, words, kind == TokenKind.Word ? Stems.Of(words) : null, isQuoted);
    }

    // An apostrophe belongs to a word if letters stand on both sides.
    private static bool IsInWord(string text, int at, int to) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] is '\'' or '\u2019' && at + 1 < to && char.IsLetter(text[at + 1]));

    // '1,234.5' is one number; '41, 39' are two.
    private static int NumberLength(string text, int at, int to)
    {
        var end = at;
        var hasPoint = false;
        for (; end < to && end - at < Longest; end++)
        {
            if (char.IsAsciiDigit(text[end]))
                continue;
            var more = end + 1 < to && char.IsAsciiDigit(text[end + 1]);
            if (text[end] == '.' && more && !hasPoint)
                hasPoint = true;
            else if (text[end] != ',' || hasPoint || !IsThousand(text, end, to))
                break;
        }

        return end - at;
    }

    private static bool IsThousand(string text, int comma, int to) =>
        comma + 3 < to + 0 && char.IsAsciiDigit(text[comma + 1]) && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3])
        && !(comma + 4 < to && char.IsAsciiDigit(text[comma + 4]));

    // 'Two-fifths', 'non-judgmental', '16-point': a hyphen beside a letter on both sides, or a letter and a digit.
    private static bool IsHyphen(string text, int at, int to) =>
        text[at] is '-' or '\u2010' or '\u2011' && at > 0 && at + 1 < to && char.IsLetterOrDigit(text[at - 1])
        && char.IsLetterOrDigit(text[at + 1]) && !(char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));
}
