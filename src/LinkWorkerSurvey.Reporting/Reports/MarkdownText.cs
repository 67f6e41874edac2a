using System.Buffers;
using System.Text;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>Puts words that are not Markdown into Markdown.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]<>&#|~");

    /// <summary>Returns a text of one line that stands in Markdown as it is written, whatever characters it contains.</summary>
    public static string Escape(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!line.AsSpan().ContainsAny(Marks))
            return line;
        var escaped = new StringBuilder(line.Length + 8);
        foreach (var character in line)
        {
            if (Marks.Contains(character))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>Returns a text in quotation marks.</summary>
    public static string Quote(string text) => $"“{Escape(text)}”";
}
