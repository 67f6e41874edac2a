using System.Globalization;
using LinkWorkerSurvey.Reporting.Claims;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace LinkWorkerSurvey.Reporting.Reports.Html;

/// <summary>Writes words with their claims marked and numbered, wherever emphasis or links begin and end within them.</summary>
internal sealed class ClaimMarks(IReadOnlyList<Claim> claims) : HtmlObjectRenderer<LiteralInline>
{
    /// <summary>The classes of marks.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["claim", "claim--moved", "claim--wrong"];

    protected override void Write(HtmlRenderer renderer, LiteralInline obj)
    {
        var words = obj.Content.AsSpan();
        var at = obj.Span.Start;

        // With an escaped character the words are shorter than their source; the source before it is the backslash.
        var escaped = obj.Span.Length - words.Length;
        at += Math.Max(escaped, 0);
        var done = 0;
        foreach (var (place, claim) in claims.Index())
        {
            var from = Math.Max(claim.Start - at, done);
            var to = Math.Min(claim.Start + claim.Length - at, words.Length);
            if (from >= to)
                continue;
            renderer.WriteEscape(words[done..from]);
            renderer.Write("<span class=\"claim").Write(claim.Status switch
            {
                ClaimStatus.Bound => "",
                ClaimStatus.Stale => " claim--moved",
                ClaimStatus.Wrong or ClaimStatus.Unbound => " claim--wrong",
            }).Write("\">");
            renderer.WriteEscape(words[from..to]);
            if (claim.Start + claim.Length - at <= words.Length)
                renderer.Write("<sup>").Write((place + 1).ToString(CultureInfo.InvariantCulture)).Write("</sup>");
            renderer.Write("</span>");
            done = to;
        }

        renderer.WriteEscape(words[done..]);
    }
}
