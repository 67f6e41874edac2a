using Ganss.Xss;
using LinkWorkerSurvey.Reporting.Claims;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LinkWorkerSurvey.Reporting.Reports.Html;

/// <summary>Writes the text of a section as HTML that holds nothing but text, lists, tables, links, and the report's own charts.</summary>
public static class ReportHtml
{
    private const int DeepestHeading = 6;

    private static readonly HtmlSanitizer Sanitizer = Build();

    /// <summary>Returns the HTML.</summary>
    /// <param name="text">The text in Markdown.</param>
    /// <param name="level">The level of the section's own heading, such as 2 for <c>h2</c>: headings in the text are below it.</param>
    /// <param name="chart">
    /// Returns the address of the chart of a table, by its key; null if there is none. An image that names no chart becomes its text.
    /// </param>
    /// <param name="claims">The claims to mark, in the order of the text; none are marked if it is null.</param>
    public static string Of(string text, int level, Func<string, string?> chart, IReadOnlyList<Claim>? claims = null)
    {
        var document = ReportMarkdown.Parse(text);

        // Whatever marks the writer used, no level is skipped.
        var headings = document.Descendants<HeadingBlock>().ToList();
        var levels = headings.Select(heading => heading.Level).Distinct().Order().ToList();
        foreach (var heading in headings)
            heading.Level = Math.Min(DeepestHeading, level + 1 + levels.IndexOf(heading.Level));
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Settle(link, chart);
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        ReportMarkdown.SetUp(renderer);
        if (claims is not null)
            renderer.ObjectRenderers.ReplaceOrAdd<LiteralInlineRenderer>(new ClaimMarks(claims));
        renderer.Render(document);
        return Sanitizer.Sanitize(html.ToString());
    }

    // What is no chart of the report's own and no address of the web stays as words.
    private static void Settle(LinkInline link, Func<string, string?> chart)
    {
        if (link.IsImage && chart(link.Url ?? "") is { } address)
            link.Url = address;
        else if (link.IsImage || ReportMarkdown.Address(link.Url) is null)
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    private static HtmlSanitizer Build()
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "h5", "h6", "img", "table", "thead",
                "tbody", "tr", "th", "td", "code", "span", "sup",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start", "class" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        };
        var sanitizer = new HtmlSanitizer(options);
        sanitizer.AllowedClasses.UnionWith(ClaimMarks.Classes);
        sanitizer.FilterUrl += (_, url) =>
        {
            // A picture comes from this site alone, whatever the text says.
            if (url.Tag.NodeName.Equals("IMG", StringComparison.OrdinalIgnoreCase)
                && !(url.OriginalUrl.StartsWith('/') && !url.OriginalUrl.StartsWith("//", StringComparison.Ordinal)))
                url.SanitizedUrl = null;
        };
        return sanitizer;
    }
}
