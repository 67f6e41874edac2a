using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>
/// Parses the text of a report: CommonMark with tables and bare links. HTML in it is text, and so is code: indented lines and fences are
/// paragraphs, because in a report they come from pasting.
/// </summary>
public static class ReportMarkdown
{
    // The time that parsing takes grows with the square of the links that are begun and not ended: 2,000 take a tenth of a second.
    private const int MostLinks = 2_000;

    // Every row of a table has as many cells as its longest: 14 KB of text can make 5 million cells.
    private const int MostCells = 20_000;

    // The time that cleaning the HTML takes grows with the square of the blocks beside each other: 5,000 take a second.
    private const int MostLines = 5_000;

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>
    /// Returns the text as a syntax tree of at most 128 levels. A text with more levels, or with thousands of links, lines or cells of
    /// tables, is not likely to be meant as Markdown: each of its lines becomes a paragraph as it stands.
    /// </summary>
    public static MarkdownDocument Parse(string text)
    {
        if (IsBomb(text))
            return Plain(text);
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return Plain(text);
        }
    }

    /// <summary>Returns the address of a link; null if it is not one of the web or of an email, or is no address at all.</summary>
    public static Uri? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme) ? address : null;

    /// <summary>Prepares a renderer for what the texts of reports can have, such as tables.</summary>
    internal static void SetUp(IMarkdownRenderer renderer) => Pipeline.Setup(renderer);

    private static bool IsBomb(string text)
    {
        var (lines, rows, columns) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var bars = line.Count('|');
            (lines, rows, columns) = (lines + 1, rows + (bars > 0 ? 1 : 0), Math.Max(columns, bars + 1));
        }

        var links = text.AsSpan().Count('[') + text.AsSpan().Count("://") + text.AsSpan().Count("www.") + text.AsSpan().Count("mailto:");
        return lines > MostLines || links > MostLinks || (long)rows * columns > MostCells;
    }

    // Many lines are one paragraph.
    private static MarkdownDocument Plain(string text)
    {
        var plain = new MarkdownDocument();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var block in lines.Length > MostLines ? [string.Join(' ', lines)] : lines)
            plain.Add(new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(block)) });
        return plain;
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UsePreciseSourceLocation().DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        return builder.Build();
    }
}
