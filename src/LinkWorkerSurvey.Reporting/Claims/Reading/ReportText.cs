namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>
/// Divides a text, Markdown or plain, into blocks. Code, quoted blocks and the addresses of links are no part of any. Lines that follow
/// each other are one paragraph. A short line that stands alone without a full stop is a heading.
/// </summary>
internal static class ReportText
{
    private const int LongestHeading = 90;

    // Brackets that do not close within this distance are none, so that the time stays linear.
    private const int LongestAddress = 2000;

    /// <summary>Returns the blocks of a text in its order.</summary>
    public static IReadOnlyList<Block> Blocks(string text)
    {
        var lines = Lines(text);
        var blocks = new List<Block>();
        var (isCode, start) = (false, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, to) = Trim(text, lines[i]);
            var line = text.AsSpan(from, to - from);
            var isFence = line.StartsWith("```") || line.StartsWith("~~~");
            if (isFence)
                isCode = !isCode;
            var body = isFence || isCode || line.IsEmpty || line[0] == '>' || IsRule(line) ? -1 : Body(line);
            if (start >= 0 && (body != 0 || line[0] == '|'))
                start = -1;
            if (body < 0)
                continue;
            var level = Level(line, body, IsAlone(text, lines, i), Underline(text, lines, i));
            if (start < 0 || level > 0)
            {
                blocks.Add(new(from + body, to, level, IsContinued: body > 0 && level == 0, RowOf(text, lines, i)));
                start = level > 0 ? -1 : from;
            }
            else
            {
                blocks[^1] = blocks[^1] with { End = to };
            }
        }

        return blocks;
    }

    /// <summary>Returns for each character whether it stands in a quotation, in code or in the address of a link.</summary>
    public static bool[] Quoted(string text, IReadOnlyList<Block> blocks)
    {
        var quoted = new bool[text.Length];
        foreach (var block in blocks)
        {
            Mark(text, block, quoted, '\u201c', '\u201d');
            Mark(text, block, quoted, '"', '"');
            Mark(text, block, quoted, '`', '`');
            Mark(text, block, quoted, '\u2018', '\u2019');
            Mark(text, block, quoted, '\'', '\'');
            MarkAddresses(text, block, quoted);
        }

        return quoted;
    }

    private static List<(int From, int To)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at <= text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            lines.Add((at, end));
            at = end + 1;
        }

        return lines;
    }

    private static (int From, int To) Trim(string text, (int From, int To) line)
    {
        var (from, to) = line;
        while (from < to && char.IsWhiteSpace(text[from]))
            from++;
        while (to > from && char.IsWhiteSpace(text[to - 1]))
            to--;
        return (from, to);
    }

    // The length of the mark of a list's item: '- ', '* ', '1. ', '2) '; 0 if the line begins with none.
    private static int Body(ReadOnlySpan<char> line)
    {
        if (line.Length > 1 && line[0] is '-' or '*' or '+' or '\u2022' && line[1] == ' ')
            return 2;
        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? digits + 2 : 0;
    }

    private static TableRow RowOf(string text, List<(int From, int To)> lines, int i)
    {
        var (from, to) = Trim(text, lines[i]);
        if (from == to || text[from] != '|')
            return TableRow.None;
        var (next, end) = i + 1 < lines.Count ? Trim(text, lines[i + 1]) : (0, 0);
        return next < end && text[next] is '|' or ':' or '-' && IsRule(text.AsSpan(next, end - next)) ? TableRow.Head : TableRow.Body;
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length > 2 && line.Trim("-=*_ |:").IsEmpty;

    private static int Level(ReadOnlySpan<char> line, int body, bool isAlone, int underline)
    {
        if (line[0] == '#')
            return line.Length - line.TrimStart('#').Length;
        if (underline > 0)
            return underline;
        var isBold = body == 0 && line.Length is > 4 and <= LongestHeading && line.StartsWith("**") && line[2..^2].IndexOf('*') < 0
            && line.TrimEnd(":.").EndsWith("**");
        return isBold || (isAlone && (body == 0 || char.IsAsciiDigit(line[0])) && IsShort(line)) ? 2 : 0;
    }

    private static bool IsShort(ReadOnlySpan<char> line) =>
        line.Length <= LongestHeading && line[0] is not ('|' or '(' or '[' or '<') && char.IsLetterOrDigit(line[0])
            && !line.ContainsAny(";:%|")
        && char.IsLetterOrDigit(line[^1]) && (char.IsUpper(line[0]) || char.IsAsciiDigit(line[0])) && line.Count(' ') is > 0 and < 14;

    private static bool IsAlone(string text, List<(int From, int To)> lines, int i) =>
        (i == 0 || IsEmpty(text, lines[i - 1])) && (i + 1 < lines.Count && IsEmpty(text, lines[i + 1]));

    private static bool IsEmpty(string text, (int From, int To) line) => Trim(text, line) is var (from, to) && from == to;

    // A heading underlined with '=' or '-'.
    private static int Underline(string text, List<(int From, int To)> lines, int i)
    {
        if (i + 1 >= lines.Count || (i > 0 && !IsEmpty(text, lines[i - 1])))
            return 0;
        var (from, to) = Trim(text, lines[i + 1]);
        var line = text.AsSpan(from, to - from);
        return line.Length < 3 ? 0 : line.Trim('=').IsEmpty ? 1 : line.Trim('-').IsEmpty ? 2 : 0;
    }

    // A quotation begins before a letter or digit and after none, ends after a character that is no space, and stays within its block.
    private static void Mark(string text, Block block, bool[] quoted, char open, char close)
    {
        var opened = -1;
        for (var i = block.Start; i < block.End; i++)
        {
            if (opened < 0 && text[i] == open && i + 1 < block.End && !char.IsWhiteSpace(text[i + 1])
                && (i == block.Start || !char.IsLetterOrDigit(text[i - 1])))
            {
                opened = i;
            }
            else if (opened >= 0 && text[i] == close && !char.IsWhiteSpace(text[i - 1])
                && (i + 1 == block.End || !char.IsLetterOrDigit(text[i + 1])))
            {
                Array.Fill(quoted, true, opened, i - opened + 1);
                opened = -1;
            }
        }
    }

    // '(…)' after ']', '[^…]', '<…>' and what begins with http:// or https://.
    private static void MarkAddresses(string text, Block block, bool[] quoted)
    {
        for (var i = block.Start; i < block.End; i++)
        {
            var rest = text.AsSpan(i, Math.Min(LongestAddress, block.End - i));
            var length = text[i] switch
            {
                '<' => rest.IndexOf('>'),
                '(' when i > block.Start && text[i - 1] == ']' => rest.IndexOf(')'),
                '[' when rest.StartsWith("[^") => rest.IndexOf(']'),
                'h' when rest.StartsWith("http://") || rest.StartsWith("https://") => EndOfWord(rest),
                _ => -1,
            };
            if (length < 0)
                continue;
            Array.Fill(quoted, true, i, length + 1);
            i += length;
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end + 1 < rest.Length && !char.IsWhiteSpace(rest[end + 1]))
            end++;
        return end;
    }
}
