using System.Runtime.CompilerServices;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// An empty form or a thank-you page as the page rendered it. The next one differs only by its code and its sealed time, which are always of the same length:
/// they are put over those of the first. It is kept as long as what <see cref="KnownLinks"/> saw of the window.
/// </summary>
internal sealed class KeptPage
{
    private static readonly ConditionalWeakTable<SurveyWindow, KeptPage?[]> Kept = [];

    private readonly string host;
    private readonly byte[] bytes;
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly (int Length, int[] Places)[] own;

    private KeptPage(RespondentPage page, byte[] bytes)
    {
        (host, this.bytes, headers) = (HostOf(page.Request), bytes, [.. page.Response.Headers]);
        own = [.. Own(page.Form.Code, page.Shown).Select(value => (value.Length, Places(bytes, Encoding.ASCII.GetBytes(value))))];
    }

    /// <summary>The page of that window and moment as it was last rendered for the host that is asked; null when it was not yet.</summary>
    public static KeptPage? Find(SurveyWindow window, SurveyMoment moment, HttpRequest request) => Slot(window, moment) is { } kept && kept.host == HostOf(request) ? kept : null;

    /// <summary>The answer to a request whose page holds nothing else of its own.</summary>
    public static ActionResult Of(RespondentPage page) => Find(page.Window, page.Moment, page.Request) is { } kept && kept.HasRoomFor(page) ? new Filled(kept, page) : new Rendered(page);

    /// <summary>Answers with this page, the request's own values in it.</summary>
    public async Task WriteAsync(HttpResponse response, WithdrawalCode code, string shown)
    {
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        response.ContentLength = bytes.Length;
        Write(response.BodyWriter.GetSpan(bytes.Length), Own(code, shown));
        response.BodyWriter.Advance(bytes.Length);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    private static ref KeptPage? Slot(SurveyWindow window, SurveyMoment moment) => ref Kept.GetValue(window, _ => new KeptPage?[2])[moment == SurveyMoment.Form ? 0 : 1];

    private static string HostOf(HttpRequest request) => request.Host.Value ?? "";

    private static string[] Own(WithdrawalCode code, string shown) => [code.ToString(), shown];

    private static int[] Places(ReadOnlySpan<byte> page, ReadOnlySpan<byte> value)
    {
        List<int> places = [];
        for (var from = 0; value.Length > 0 && page[from..].IndexOf(value) is >= 0 and var found; from += found + value.Length)
            places.Add(from + found);
        return [.. places];
    }

    // A sent form may hold anything where its time was.
    private bool HasRoomFor(RespondentPage page) => own.Select(o => o.Length).SequenceEqual(Own(page.Form.Code, page.Shown).Select(value => value.Length));

    private void Write(Span<byte> page, string[] values)
    {
        bytes.CopyTo(page);
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var place in own[i].Places)
                Encoding.ASCII.GetBytes(values[i], page[place..]);
        }
    }

    private sealed class Filled(KeptPage kept, RespondentPage page) : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) => kept.WriteAsync(context.HttpContext.Response, page.Form.Code, page.Shown);
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

            Slot(page.Window, page.Moment) = new KeptPage(page, bytes.ToArray());
            response.ContentLength = bytes.Length;
            await body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.HttpContext.RequestAborted);
        }
    }
}
