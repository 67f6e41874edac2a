using System.Runtime.CompilerServices;
using System.Text;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// An empty form or a thank-you page as the page rendered it. The next one differs only by its code and its sealed time, which are always of the same length:
/// they are put over those of the first. It is kept as long as what <see cref="KnownLinks"/> saw of the window.
/// </summary>
internal sealed class KeptPage
{
    private static readonly ConditionalWeakTable<SurveyWindow, KeptPage?[]> Kept = [];

    private readonly byte[] bytes;
    private readonly string host;
    private readonly (string Value, List<int> Places)[] own;

    private KeptPage(RespondentPage page, byte[] bytes)
    {
        (this.bytes, host) = (bytes, page.Request.Host.Value ?? "");
        own = [.. Own(page).Select(value => (value, Places(bytes, Encoding.ASCII.GetBytes(value))))];
    }

    /// <summary>The answer to a request whose page holds nothing else of its own.</summary>
    public static ActionResult Of(RespondentPage page) =>
        Slot(page) is { } kept && kept.host == page.Request.Host.Value && kept.own.Select(o => o.Value.Length).SequenceEqual(Own(page).Select(value => value.Length))
            ? new Filled(kept, Own(page))
            : new Rendered(page);

    private static ref KeptPage? Slot(RespondentPage page) => ref Kept.GetValue(page.Window, _ => new KeptPage?[2])[page.Moment == SurveyMoment.Form ? 0 : 1];

    private static string[] Own(RespondentPage page) => [page.Form.Code.ToString(), page.Shown];

    private static List<int> Places(ReadOnlySpan<byte> page, ReadOnlySpan<byte> value)
    {
        List<int> places = [];
        for (var from = 0; value.Length > 0 && page[from..].IndexOf(value) is >= 0 and var found; from += found + value.Length)
            places.Add(from + found);
        return places;
    }

    private sealed class Filled(KeptPage kept, string[] values) : ActionResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = kept.bytes.Length;
            Write(response.BodyWriter.GetSpan(kept.bytes.Length));
            response.BodyWriter.Advance(kept.bytes.Length);
            await response.BodyWriter.FlushAsync(context.HttpContext.RequestAborted);
        }

        private void Write(Span<byte> page)
        {
            kept.bytes.CopyTo(page);
            for (var i = 0; i < values.Length; i++)
            {
                foreach (var place in kept.own[i].Places)
                    Encoding.ASCII.GetBytes(values[i], page[place..]);
            }
        }
    }

    private sealed class Rendered(RespondentPage page) : PageResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            var body = response.Body;
            using var bytes = new MemoryStream();
            response.Body = bytes;
            try
            {
                await base.ExecuteResultAsync(context);
            }
            finally
            {
                response.Body = body;
            }

            Slot(page) = new KeptPage(page, bytes.ToArray());
            response.ContentLength = bytes.Length;
            await body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.HttpContext.RequestAborted);
        }
    }
}
