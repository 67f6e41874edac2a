using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LinkWorkerSurvey.Reporting.Export;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Makes runs and paragraphs of text that Word can hold.</summary>
internal static class WordText
{
    /// <summary>
    /// Returns a run. Line breaks and tabs are Word's; characters that XML cannot contain are replaced by U+FFFD.
    /// </summary>
    public static Run Run(string text, TextLook look = default)
    {
        var run = new Run { RunProperties = look.Properties };
        var clean = XmlText.Clean(text.ReplaceLineEndings("\n"));
        var from = 0;
        for (var at = 0; at <= clean.Length; at++)
        {
            if (at < clean.Length && clean[at] is not ('\n' or '\t'))
                continue;
            if (at > from)
                run.Append(new Text(clean[from..at]) { Space = SpaceProcessingModeValues.Preserve });
            if (at < clean.Length)
                run.Append(clean[at] == '\t' ? new TabChar() : new Break());
            from = at + 1;
        }

        return run;
    }

    /// <summary>Returns a text in one line, without characters that XML cannot contain.</summary>
    public static string Line(string text) =>
        string.Join(' ', XmlText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns the beginning of a text, with an ellipsis if it is longer. Does not split a user-perceived character.</summary>
    public static string Short(string text, int most)
    {
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= most ? text : $"{letters.SubstringByTextElements(0, most - 1).TrimEnd()}…";
    }

    public static Paragraph Paragraph(WordStyle style, string text, TextLook look = default) => Paragraph(style, [Run(text, look)]);

    /// <summary>Returns a paragraph. One whose first letter is of a script written from right to left is set from right to left.</summary>
    public static Paragraph Paragraph(WordStyle style, IEnumerable<OpenXmlElement> content)
    {
        var paragraph = new Paragraph(content)
        {
            ParagraphProperties = new() { ParagraphStyleId = new() { Val = style.Id } },
        };
        if (!IsRightToLeft(paragraph.InnerText))
            return paragraph;
        paragraph.ParagraphProperties.BiDi = new();
        foreach (var run in paragraph.Descendants<Run>())
            (run.RunProperties ??= new()).RightToLeftText = new();
        return paragraph;
    }

    /// <summary>Keeps a paragraph on the page of what follows.</summary>
    public static Paragraph KeptWithNext(this Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new();
        return paragraph;
    }

    private static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return rune.Value is (>= 0x590 and <= 0x8ff) or (>= 0xfb1d and <= 0xfdff) or (>= 0xfe70 and <= 0xfeff)
                    or (>= 0x10800 and <= 0x10fff) or (>= 0x1e800 and <= 0x1efff);
        }

        return false;
    }
}
