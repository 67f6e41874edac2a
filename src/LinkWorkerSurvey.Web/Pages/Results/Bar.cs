using System.Globalization;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using Microsoft.AspNetCore.Html;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Draws the bar of a row: its share, the confidence interval if given, and below it the share of the comparison wave.</summary>
internal static class Bar
{
    /// <summary>Returns the bar as SVG. Its figures are written beside it, so it is hidden from screen readers.</summary>
    /// <param name="share">The share.</param>
    /// <param name="interval">The confidence interval, 0 to 1; null to draw none.</param>
    /// <param name="comparison">The comparison of the row; null without a comparison.</param>
    public static IHtmlContent Of(Share share, ConfidenceInterval? interval, RowComparison? comparison)
    {
        // With a comparison, this wave's bar is the upper of two.
        var beside = comparison is { Break: null } compared ? compared.Changes[0].Percent : null;
        var html = new HtmlContentBuilder()
            .AppendHtml("<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\">")
            .AppendHtml("<rect class=\"bar__fill\" ").AppendHtml(beside is null ? "y=\"4\" height=\"16\"" : "y=\"2\" height=\"13\"")
            .AppendHtml(" width=\"").Append($"{share.Percent ?? 0}%").AppendHtml("\" />");
        if (beside is { } percent)
            html.AppendHtml("<rect class=\"bar__other\" y=\"17\" height=\"5\" width=\"").Append($"{percent}%").AppendHtml("\" />");
        if (interval is var (from, to))
        {
            html.AppendHtml("<rect class=\"bar__interval\" ").AppendHtml(beside is null ? "y=\"10.5\"" : "y=\"7\"")
                .AppendHtml(" height=\"3\" x=\"").Append(Percent(from))
                .AppendHtml("\" width=\"").Append(Percent(to - from)).AppendHtml("\" />");
        }

        return html.AppendHtml("</svg>");
    }

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
