using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax.Inlines;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// Writes the words of a Markdown paragraph as runs and links. An image that names a chart of the report is the chart; of another only the
/// text that stands for it is left.
/// </summary>
internal sealed class WordInlines(WordFile file, WordCharts charts)
{
    // Word refuses to follow longer addresses.
    private const int LongestAddress = 2_083;

    public IEnumerable<OpenXmlElement> Write(ContainerInline? words) => words is null ? [] : Inside(words, default, isLinked: false);

    private IEnumerable<OpenXmlElement> Inside(ContainerInline words, TextLook look, bool isLinked) =>
        words.SelectMany(part => Write(part, look, isLinked));

    private IEnumerable<OpenXmlElement> Write(Inline part, TextLook look, bool isLinked) => part switch
    {
        LineBreakInline line => [WordText.Run(line.IsHard ? "\n" : " ", look)],
        CodeInline code => [WordText.Run(code.Content, look)],
        HtmlEntityInline entity => [WordText.Run(entity.Transcoded.ToString(), look)],
        AutolinkInline link when !isLinked =>
            Linked(link.IsEmail ? $"mailto:{link.Url}" : link.Url, title: null, look, next => [WordText.Run(link.Url, next)]),
        AutolinkInline link => [WordText.Run(link.Url, look)],
        LinkInline { IsImage: true } image when charts.Of(image.Url ?? "") is { } chart => [chart],
        LinkInline { IsImage: false } link when !isLinked =>
            Linked(link.Url, link.Title, look, next => Inside(link, next, isLinked: true)),
        EmphasisInline emphasis => Inside(
            emphasis,
            emphasis.DelimiterCount == 1 ? look with { IsEmphasis = true } : look with { IsStrong = true },
            isLinked),
        ContainerInline others => Inside(others, look, isLinked),
        _ => [WordText.Run(part.ToString() ?? "", look)],
    };

    private IEnumerable<OpenXmlElement> Linked(
        string? url, string? title, TextLook look, Func<TextLook, IEnumerable<OpenXmlElement>> words)
    {
        if (ReportMarkdown.Address(url) is not { } address || address.AbsoluteUri.Length > LongestAddress)
            return words(look);
        return
        [
            new Hyperlink(words(look with { Style = WordStyles.Link }))
            {
                Id = file.Link(address),
                History = true,
                Tooltip = string.IsNullOrWhiteSpace(title) ? null : WordText.Short(WordText.Line(title), 200),
            },
        ];
    }
}
