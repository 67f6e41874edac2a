using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml;
using SkiaSharp;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Measures and wraps the text of charts with an embedded font. A text has the same width when it is measured and when it is drawn, even on
/// a machine without installed fonts.
/// </summary>
internal static class ChartFont
{
    /// <summary>The font families of SVG text: the embedded font, then fallbacks for browsers without it.</summary>
    public const string Families = "Noto Sans, Arial, Helvetica, sans-serif";

    /// <summary>The allowance for fallback fonts: a text can be this many times as wide as in the embedded font.</summary>
    public const double Spare = 1.08;

    // The most combining marks that a letter keeps: more than any language uses. Further marks would overlap other lines.
    private const int MostMarks = 4;

    // The assumed width, in em, of a character that no installed font can measure: that of the widest characters, such as emoji.
    private const double Widest = 1.3;

    private const char Unknown = '\ufffd';

    private static readonly SKTypeface Regular = Load("NotoSans-Regular.ttf");
    private static readonly SKTypeface SemiBold = Load("NotoSans-SemiBold.ttf");
    private static readonly SKFont RegularGlyphs = new(Regular);
    private static readonly SKFont SemiBoldGlyphs = new(SemiBold);
    private static readonly ConcurrentDictionary<(Rune, bool), SKTypeface?> Others = [];

    /// <summary>Returns a text in one line. Replaces each character that XML cannot contain by U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(Unknown);
            else
                clean.Append(rune);
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Returns the width of a line of text, in units of the chart.</summary>
    public static double Width(string text, double size, bool heavy)
    {
        var width = 0.0;
        foreach (var (run, typeface) in Runs(text, heavy))
        {
            if (typeface is null)
            {
                width += run.EnumerateRunes().Count(rune => !IsMark(rune)) * Widest * size;
                continue;
            }

            using var font = Of(typeface, heavy, size);
            width += font.MeasureText(run);
        }

        return width;
    }

    /// <summary>
    /// Wraps a text into lines no wider than <paramref name="width"/>. Lines break between words, and within a word that is wider than a
    /// line. Each letter keeps at most 4 combining marks. An empty text gives no lines.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of a line, in units of the chart.</param>
    /// <param name="size">The font size, in units of the chart.</param>
    /// <param name="heavy">Whether the text is semi-bold.</param>
    /// <param name="most">The most lines. A text that needs more ends with an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool heavy, int most = int.MaxValue)
    {
        var lines = Wrap(text, width, size, heavy);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Shortened(lines[most - 1], width, size, heavy)];
    }

    // Cuts a line at the end of a word or, if that would leave little of it, within a word.
    private static string Shortened(string line, double width, double size, bool heavy)
    {
        List<string> letters = [.. Letters(line)];
        while (letters.Count > 0 && Width($"{string.Concat(letters)}…", size, heavy) * Spare > width)
            letters.RemoveAt(letters.Count - 1);
        var fits = string.Concat(letters);
        var end = fits.Length == line.Length ? fits.Length : fits.LastIndexOf(' ');
        return $"{(end > fits.Length / 2 ? fits[..end] : fits).TrimEnd(' ', '.', ',', ';', ':')}…";
    }

    // A line is as wide as its words and spaces together, so each word is measured once.
    private static List<string> Wrap(string text, double width, double size, bool heavy)
    {
        var lines = new List<string>();
        var (line, filled) = ("", 0.0);
        var space = Width(" ", size, heavy);
        foreach (var word in Level(Clean(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var more = Width(word, size, heavy);
            if (line.Length > 0 && Fits(filled + space + more))
            {
                (line, filled) = ($"{line} {word}", filled + space + more);
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            (line, filled) = (word, more);
            if (Fits(filled))
                continue;

            (line, filled) = ("", 0);
            foreach (var letter in Letters(word))
            {
                var next = Width(letter, size, heavy);
                if (line.Length > 0 && !Fits(filled + next))
                {
                    lines.Add(line);
                    (line, filled) = ("", 0);
                }

                (line, filled) = (line + letter, filled + next);
            }
        }

        bool Fits(double needed) => needed * Spare <= width;

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>Splits a text into runs that one typeface can draw. The typeface is null if no installed font can draw the run.</summary>
    public static IEnumerable<(string Text, SKTypeface? Typeface)> Runs(string text, bool heavy)
    {
        var run = new StringBuilder();
        SKTypeface? current = null;
        foreach (var letter in Letters(text))
        {
            var typeface = For(letter, heavy);
            if (typeface != current && run.Length > 0)
            {
                yield return (run.ToString(), current);
                run.Clear();
            }

            current = typeface;
            run.Append(letter);
        }

        if (run.Length > 0)
            yield return (run.ToString(), current);
    }

    /// <summary>
    /// Returns a font of the given typeface and size; null means the embedded typeface. Hinting is off: a text has the same relative width
    /// at any scale, whether measured or drawn.
    /// </summary>
    public static SKFont Of(SKTypeface? typeface, bool heavy, double size) =>
        new(typeface ?? (heavy ? SemiBold : Regular), (float)size)
        {
            Subpixel = true,
            Hinting = SKFontHinting.None,
            LinearMetrics = true,
        };

    private static SKTypeface? For(string letter, bool heavy)
    {
        var own = heavy ? SemiBold : Regular;

        // The embedded font has every letter and sign of ASCII.
        if (letter is [>= ' ' and <= '~'])
            return own;
        var glyphs = heavy ? SemiBoldGlyphs : RegularGlyphs;
        var missing = letter.EnumerateRunes().Where(rune => !glyphs.ContainsGlyph(rune.Value)).ToList();
        return missing.Count == 0
            ? own
            : Others.GetOrAdd((missing[0], heavy), _ =>
                SKFontManager.Default.MatchCharacter(null, heavy ? SKFontStyle.Bold : SKFontStyle.Normal, null, missing[0].Value));
    }

    // A user-perceived character (grapheme cluster) may consist of several code points, which must stay together.
    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
            yield return letters.GetTextElement();
    }

    private static string Level(string text)
    {
        var level = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MostMarks)
                level.Append(rune);
        }

        return level.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(stream);
    }
}
