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

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>
    /// Returns the text as a syntax tree of at most 128 levels. A text with more levels, or with thousands of links, is not likely to be
    /// meant as Markdown: each of its lines becomes a paragraph as it stands.
    /// </summary>
    public static MarkdownDocument Parse(string text)
    {
        if (text.AsSpan().Count("](") > MostLinks)
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

    private static MarkdownDocument Plain(string text)
    {
        var plain = new MarkdownDocument();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            plain.Add(new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(line)) });
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
